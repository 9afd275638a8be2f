"""The answers that can be tried, and under each the light that it would give."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.codes import Light
from app.ui.style import px
from app.ui.widgets.controls.card import Line, box, column
from app.ui.widgets.controls.choosing import Cells
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.light import draw_light, light_word
from app.ui.widgets.controls.painting import painter_on

_LABELS, _SHAPE = 190, 13


class AnswerRow(QWidget):
    """One question: its words, the answers, the lights below. `tried` carries the place."""

    tried = Signal(int)

    def __init__(self, title: str, note: str, answers: Cells) -> None:
        super().__init__()
        self.answers = answers
        answers.setAccessibleName(title)
        self.lights = LightsBelow(answers)
        words = box(column(None, Label(title, "medium", wrap=True, buddy=answers),
                           Label(note, "small", "ink2", wrap=True), None, gap=2))  # fmt: skip
        words.setFixedWidth(px(_LABELS))
        line = SideBySide(words, column(answers, self.lights, gap=0)).stretch(1)
        self.setLayout(column(line, gap=0, margins=(0, 10, 0, 8)))
        answers.picked.connect(self._tell)

    def _tell(self, place: int | None) -> None:
        if place is not None:
            self.tried.emit(place)


class LightsBelow(QWidget):
    """The shape of a light under the middle of each cell; nothing where it is not known yet."""

    def __init__(self, answers: Cells) -> None:
        super().__init__()
        self._answers = answers
        self._lights: Sequence[Light | None] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_SHAPE + 8))

    def show_lights(self, lights: Sequence[Light | None]) -> None:
        """Show these, one a cell."""
        self._lights = tuple(lights)
        known = [light_word(each) for each in lights if each]
        self.setAccessibleName(", ".join(known))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._answers.sizeHint().width(), px(_SHAPE + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = painter_on(self), px(_SHAPE)
        for light, cell in zip(self._lights, self._answers.cells(), strict=False):
            if light:
                draw_light(painter, light, cell.center().x() - side / 2, px(2), side)


def lined(rows: Sequence[AnswerRow]) -> list[QWidget]:
    """The rows with a line between them."""
    parts: list[QWidget] = []
    for each in rows:
        parts += [Line(), each] if parts else [each]
    return parts
