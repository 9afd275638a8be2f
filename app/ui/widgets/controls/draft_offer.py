"""Offers what was typed and not saved: to go on where one stopped, or to discard it."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.errors import sentence
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import NO_MARGINS, Card, column, row
from app.ui.widgets.controls.label import Icon, Label

NARROW = 640
_TYPED = {
    "session": sentence("A session typed on {day} at {time} was not saved."),
    "correction": sentence("A correction typed on {day} at {time} was not saved."),
    "programme": sentence("A programme put together on {day} at {time} was not saved."),
    "editor": sentence("What was typed about a patient on {day} at {time} was not saved."),
    "diary": sentence("A diary typed on {day} at {time} was not saved."),
    "exercises": sentence("An exercise written on {day} at {time} was not saved."),
    "sheet": sentence("Words for a sheet, written on {day} at {time}, were not issued."),
    "patient": sentence("The assessment of a stop, typed on {day} at {time}, was not saved."),
    "deletion": sentence("A deletion asked for on {day} at {time} was not done."),
    "rules": sentence("A limit typed on {day} at {time} was not set."),
    "settings": sentence("A letterhead typed on {day} at {time} was not saved."),
}


def typed_words(page: str, kept_at: datetime) -> str:
    """What was typed on this page and not saved, and when."""
    local = kept_at.astimezone()
    day: date = local.date()
    words = spoken()
    return words.say(_TYPED[page], day=words.weekday_date(day), time=words.time(local))


class DraftOffer(QWidget):
    """One line with two answers. Nothing is lost before one is given."""

    continued = Signal()
    discarded = Signal()

    def __init__(self, words: str, *, inset: bool = False, goes_on: bool = True) -> None:
        super().__init__()
        self._words = words
        self._continue = Button(self.tr("Continue where you stopped"), "primary")
        self._discard = Button(self.tr("Discard"))
        self._continue.clicked.connect(self.continued)
        self._discard.clicked.connect(self.discarded)
        self._said = Label(words, "strong", wrap=True)
        said = row(Icon("rotate-ccw", 18, "accent"), self._said, gap=8)
        said.setStretch(1, 1)
        answers = row(self._continue, self._discard, None, gap=8)
        line = self._line = row(said, answers, gap=8, margins=(14, 8, 10, 8))
        line.setStretch(0, 1)
        around = (16, 8, 16, 0) if inset else NO_MARGINS
        self.setLayout(column(Card(line, "accent_tint", ""), gap=0, margins=around))
        self._continue.setVisible(goes_on)  # only now: without a parent it is a window

    def show_words(self, words: str) -> None:
        """Show itself with these words."""
        self._words = words
        self._said.setText(words)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < px(NARROW)
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def start(self) -> None:
        """Put the focus on going on."""
        self._continue.setFocus()
