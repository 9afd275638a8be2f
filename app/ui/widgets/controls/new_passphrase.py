"""A passphrase to be chosen: typed twice, with a meter that says how good it is."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import sentence
from app.ui.passphrase import MOST_STEPS, SHORTEST, strength
from app.ui.style import colour, px
from app.ui.translator import spoken
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.painting import painter_on
from app.ui.widgets.controls.text_field import PassphraseField, TextField

_NOT_ALIKE = sentence("The two passphrases are not the same.")


class NewPassphrase(QWidget):
    """The two fields and the meter. `entered`: Enter was pressed in the second."""

    entered = Signal()

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = label or self.tr("Passphrase")
        self.passphrase = PassphraseField(name=label)
        self.again = PassphraseField(name=self.tr("Passphrase again"))
        self._steps, self._said = _Steps(), Label("", "small", "ink2", wrap=True)
        judged = row(self._steps, self._said, gap=10)
        judged.setStretch(1, 1)
        self.setLayout(column(
            SideBySide(labelled(label, self.passphrase),
                       labelled(self.tr("Passphrase again"), self.again)), 8, judged, gap=0,
        ))  # fmt: skip
        for before, after in ((self.passphrase, self.again), (self.again, self.passphrase.eye),
                              (self.passphrase.eye, self.again.eye)):  # fmt: skip
            QWidget.setTabOrder(before, after)  # passphrase, Tab, and again: not into a button
        self.passphrase.textChanged.connect(self._judge)
        self.again.returnPressed.connect(self.entered)
        self._judge()

    @property
    def text(self) -> str:
        """What was chosen."""
        return self.passphrase.text()

    def refused(self) -> tuple[TextField, str] | None:
        """The field that is not right yet, and why."""
        judged = strength(self.text)
        if not judged.usable:
            return self.passphrase, spoken().say(judged.sentence, shortest=SHORTEST)
        if self.text != self.again.text():
            return self.again, spoken().say(_NOT_ALIKE)
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.again.clear()

    def _judge(self) -> None:
        judged = strength(self.text)
        self._steps.show_steps(judged.steps)
        self._said.setText(spoken().say(judged.sentence, shortest=SHORTEST))


class _Steps(QWidget):
    """Three bars; the sentence beside says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setFixedSize(px(72), px(20))

    def show_steps(self, filled: int) -> None:
        self._filled = filled
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, gap = painter_on(self), px(4)
        wide = (self.width() - gap * (MOST_STEPS - 1)) / MOST_STEPS
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(MOST_STEPS):
            painter.setBrush(colour("accent" if place < self._filled else "line"))
            bar = QRectF(place * (wide + gap), self.height() / 2 - px(3), wide, px(6))
            painter.drawRoundedRect(bar, px(3), px(3))
