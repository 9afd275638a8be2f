"""A page that is one card in the middle, under the mark of the program."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.style import px
from app.ui.widgets.controls.card import Card, Item, box, column, row, scrolling
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.rail import Mark


class OneCard(QWidget):
    """What is shown first has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = QWidget()

    def put(self, title: str, *items: Item, first: QWidget, wide: int) -> None:
        """Fill the card (pixels at 100 %); the focus begins at `first`."""
        self._first = first
        heading = (row(Mark(30), None), 18, Label(title, "title"))
        card = Card(column(*heading, *items, gap=0, margins=(36, 32, 36, 28)))
        card.setFixedWidth(px(wide))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(box(row(None, column(None, card, None), None))))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._first.setFocus()
