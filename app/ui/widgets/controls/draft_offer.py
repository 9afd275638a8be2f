"""Offers what was typed and not saved: to go on where one stopped, or to discard it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import NO_MARGINS, Card, column, row
from app.ui.widgets.controls.label import Icon, Label

NARROW = 640


class DraftOffer(QWidget):
    """One line with two answers. Nothing is lost before one is given."""

    continued = Signal()
    discarded = Signal()

    def __init__(self, kept_at: datetime, *, inset: bool = False) -> None:
        super().__init__()
        local = kept_at.astimezone()
        words = self.tr("A session typed on {day} at {time} was not saved.").format(
            day=spoken().weekday_date(local.date()), time=f"{local:%H.%M}"
        )
        self._continue = Button(self.tr("Continue where you stopped"), "primary")
        discard = Button(self.tr("Discard"))
        self._continue.clicked.connect(self.continued)
        discard.clicked.connect(self.discarded)
        said = row(Icon("rotate-ccw", 18, "accent"), Label(words, "strong", wrap=True), gap=8)
        said.setStretch(1, 1)
        answers = row(self._continue, discard, None, gap=8)
        line = self._line = row(said, answers, gap=8, margins=(14, 8, 10, 8))
        line.setStretch(0, 1)
        around = (16, 8, 16, 0) if inset else NO_MARGINS
        self.setLayout(column(Card(line, "accent_tint", ""), gap=0, margins=around))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < px(NARROW)
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def start(self) -> None:
        """Put the focus on going on."""
        self._continue.setFocus()
