"""The next dose of each exercise, and the clinician's own choice of one."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.codes import Light
from app.domain.dose import Dose
from app.ui.style import colour, font, px, show_tip, text_width
from app.ui.tokens import CELL_RADIUS
from app.ui.translator import spoken
from app.ui.widgets.advice.decide import SHORT_WORDS
from app.ui.widgets.advice.words import DoseLine
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import FieldNote
from app.ui.widgets.controls.light import draw_light, draw_ring
from app.ui.widgets.controls.painting import paint_focus, painter_on
from app.ui.widgets.session.dose_cells import DoseCells

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
SHAPE_ROOM = 24
LINE_HEIGHT = 28
Refusal = Callable[[str, Dose], str]


class DosePart(QAbstractButton):
    """An exercise, its light and its next dose, the one change in bold.

    Pressed, or with F2, it opens the choice of another dose where there can be one.
    """

    def __init__(self, line: DoseLine, start: float, *, opens: bool) -> None:
        super().__init__()
        self._line, self._start = line, start
        words = "".join(sign + text for sign, text, _ in line.parts)
        self.setAccessibleName(f"{line.name}: {words} {line.note}".strip())
        show_tip(self, self.accessibleName())
        self.setFixedHeight(px(LINE_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setEnabled(opens)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def line(self) -> DoseLine:
        """What it shows."""
        return self._line

    def sizeHint(self) -> QSize:
        return QSize(px(200), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line, height = painter_on(self), self._line, self.height()
        if self.isEnabled() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), CELL_RADIUS, CELL_RADIUS)
        self._paint_light(painter)
        left, start = px(SHAPE_ROOM), self._start
        painter.setFont(font("small"))
        painter.setPen(colour("ink"))
        name = QFontMetricsF(painter.font()).elidedText(
            line.name, Qt.TextElideMode.ElideRight, start - left - px(6)
        )
        painter.drawText(QRectF(left, 0, start - left, height), _MIDDLE, name)
        for sign, words, bold in line.parts:
            start = _write(painter, start, height, sign, bold=False)
            start = _write(painter, start, height, words, bold=bold)
        painter.setFont(font("caption"))
        painter.setPen(colour("ink3"))
        if start + text_width(line.note, "caption") + px(4) <= self.width():
            painter.drawText(QRectF(0, 0, self.width(), height), _RIGHT, line.note)
        paint_focus(painter, self, CELL_RADIUS)

    def _paint_light(self, painter: QPainter) -> None:
        """A ring round the shape: the clinician chose otherwise."""
        own = self._line.own
        left, side = (px(4), px(11)) if own else (px(2), px(14))
        top = (self.height() - side) / 2
        if self._line.light or self._line.waits:
            draw_light(painter, self._line.light, left, top, side)
        if own:
            draw_ring(painter, left, top, side)


class DoseChoice(QWidget):
    """Another dose of one exercise: that of another light, or typed. `chosen` carries it.

    None is as advised. A dose that cannot be decided stays, with a sentence.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, line: DoseLine, dose: Dose, doses: Mapping[Light, Dose], refusal: Refusal
    ) -> None:
        super().__init__()
        self._line, self._refusal = line, refusal
        self.cells = DoseCells(
            dose, name=self.tr("Own dose of {exercise}").format(exercise=line.name)
        )
        self._note = FieldNote()
        self._lights = {
            light: Button(spoken().say(SHORT_WORDS[light][0]), height=28) for light in doses
        }
        advised = Link(self.tr("As advised"), "caption")
        self._dose, self._doses = dose, doses
        self._show_chosen(dose)
        for light, button in self._lights.items():
            button.show_light(light)
            button.clicked.connect(lambda _=False, one=doses[light]: self._take(one))
        self.cells.changed.connect(lambda _: self._typed())
        self.cells.problem_changed.connect(self._note.show_problem)
        advised.clicked.connect(lambda: self.chosen.emit(None))
        inside = column(
            row(*self._lights.values(), None, gap=6), row(self.cells, None, advised, gap=6),
            self._note, gap=2, margins=(8, 6, 8, 4),
        )  # fmt: skip
        self.setLayout(column(Card(inside, "sunken"), gap=0, margins=(0, 0, 0, 6)))

    def start(self) -> None:
        """Put the focus on the figures."""
        self.cells.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if not self.cells.problem:
            self._choose(self.cells.done or self._dose)

    def _take(self, dose: Dose) -> None:
        self._dose = dose
        self.cells.show_prescribed(dose)
        self._choose(dose)

    def _show_chosen(self, dose: Dose) -> None:
        for light, button in self._lights.items():
            button.show_kind("chosen" if self._doses[light] == dose else "plain")

    def _choose(self, dose: Dose) -> None:
        problem = self._refusal(self._line.exercise_id, dose)
        self._note.show_problem(problem)
        self._show_chosen(dose)
        if not problem:
            self.chosen.emit(dose)


def column_start(lines: Sequence[DoseLine], room: float) -> float:
    """Where the doses stand, one under the other: after the longest name, if there is room."""
    gap = px(8)
    names = max((text_width(each.name, "small") for each in lines), default=0)
    doses = max((_dose_width(each) + gap for each in lines), default=0)
    return max(px(SHAPE_ROOM), min(px(SHAPE_ROOM) + names + gap, room - doses))


def _dose_width(line: DoseLine) -> float:
    note = text_width(line.note, "caption") + px(8) if line.note else 0
    return note + sum(
        text_width(sign, "body") + text_width(words, "dose" if bold else "body")
        for sign, words, bold in line.parts
    )


def _write(painter: QPainter, x: float, height: int, text: str, *, bold: bool) -> float:
    role = "dose" if bold else "body"
    painter.setFont(font(role))
    painter.setPen(colour("ink" if bold else "ink2"))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(text)
    painter.drawText(QRectF(x, 0, wide + 2, height), _MIDDLE, text)
    return x + wide
