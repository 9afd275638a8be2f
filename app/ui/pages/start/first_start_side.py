"""The side of the first page: what Takt is for, and the way to look around first."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import sentence
from app.ui.style import colour
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.rail import Mark

PURPOSE = sentence(
    "Documentation and decision support for qualified physiotherapists on the pacing of "
    "exercise. The clinician decides."
)


class Side(QWidget):
    """What Takt is for, and the ways to look around first or to bring records back."""

    def __init__(self, look_around: Link, restore: Link, take_over: Link) -> None:
        super().__init__()
        tr = self.tr
        offer = column(
            Label(tr("Would you like to look around first?"), "small_strong", wrap=True),
            Label(tr("The demonstration clinic has invented patients."), "small", "ink2",
                  wrap=True),
            2, look_around, gap=2, margins=(14, 12, 14, 10),
        )  # fmt: skip
        back = column(
            Label(tr("Do you have a backup, or a practice to take over?"), "small_strong",
                  wrap=True),
            2, restore, take_over, gap=2, margins=(14, 12, 14, 10),
        )  # fmt: skip
        self.setLayout(column(
            row(Mark(26), 4, Label("Takt", "title"), None), 24,
            Label(tr("The dose that the body answers well to, one step at a time."),
                  "body", "ink2", wrap=True),
            None, Card(back), 12, Card(offer), 16,
            Label(spoken().say(PURPOSE), "caption", "ink3", wrap=True),
            gap=0, margins=(36, 32, 32, 24),
        ))  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
