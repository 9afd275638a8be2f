"""A bar that shows how far a work is, with the words of what is done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import colour, px
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.painting import painter_on

_HEIGHT = 6


class Progress(QWidget):
    """Hidden until a work begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "small", "ink2", wrap=True)
        self._bar = _Bar()
        self.setLayout(column(self._words, self._bar, gap=6))
        self.hide()

    def begin(self, words: str) -> None:
        """Show the bar, empty, under these words."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show_per_cent(0)
        self.show()
        announce(self, words)

    def show_per_cent(self, per_cent: int) -> None:
        """Show how far it is."""
        self._bar.per_cent = per_cent
        self.setAccessibleDescription(f"{per_cent} %")
        self._bar.update()


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.per_cent = 0
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter: QPainter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        round_ = self.height() / 2
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        painter.setBrush(colour("accent"))
        done = max(self.width() * self.per_cent / 100, self.height())
        painter.drawRoundedRect(QRectF(0, 0, done, self.height()), round_, round_)
