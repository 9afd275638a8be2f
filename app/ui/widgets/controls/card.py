"""Cards, lines, and rows and columns to lay things out in."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.style import colour, dress, px
from app.ui.stylesheet import BARS
from app.ui.tokens import CARD_RADIUS
from app.ui.widgets.controls.painting import painter_on

L = TypeVar("L", bound=QBoxLayout)
Margins = tuple[int, int, int, int]
Item = QWidget | QLayout | int | None
NO_MARGINS: Margins = (0, 0, 0, 0)


class Card(QFrame):
    """A quiet surface with round corners, round what belongs together."""

    def __init__(
        self, content: QLayout, ground: str = "surface", rim: str = "line",
        radius: int = CARD_RADIUS, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ground, self._rim, self._radius = ground, rim, radius
        self.setLayout(content)

    def show_ground(self, ground: str, rim: str = "") -> None:
        """Show the card in another colour."""
        self._ground, self._rim = ground, rim
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(QPen(colour(self._rim), 1) if self._rim else Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._ground) if self._ground else Qt.BrushStyle.NoBrush)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, self._radius, self._radius)


class Line(QWidget):
    """A thin line between two parts."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("line"))


def row(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Things beside each other. A number is so much room, None pushes apart."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Things below each other. A number is so much room, None pushes apart."""
    return _filled(QVBoxLayout(), items, gap, margins)


def box(content: QLayout, *, width: int = 0, height: int = 0) -> QWidget:
    """A bare widget round a layout; fixed in size where one is given (pixels at 100 %)."""
    made = QWidget()
    made.setLayout(content)
    if width:
        made.setFixedWidth(px(width))
    if height:
        made.setFixedHeight(px(height))
    return made


def empty(layout: QLayout) -> None:
    """Take away all that stands in a layout, now and not when it is deleted."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def reading_page(content: QLayout, width: int, *, middle: bool = False) -> QScrollArea:
    """A page that scrolls, no wider than is good to read (pixels at 100 %).

    It stands beside the rail; in the `middle` of the window where there is none.
    """
    page = QWidget()
    page.setLayout(content)
    page.setMaximumWidth(px(width))
    beside = row(None, page, None, gap=0) if middle else row(page, None, gap=0)
    beside.setStretch(int(middle), 100)
    return scrolling(box(beside))


def scrolling(content: QWidget) -> QScrollArea:
    """The content, scrolled where the window is too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    put_inside(area, content)
    return area


def put_inside(area: QScrollArea, content: QWidget) -> None:
    """Let an area scroll this content; what lies behind shows, and its bars have their look."""
    area.setWidget(content)
    for part in (area.viewport(), content):
        part.setAutoFillBackground(False)
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        dress(bar, BARS)


def _filled(layout: L, items: Iterable[Item], gap: int, margins: Margins) -> L:
    layout.setSpacing(px(gap))
    layout.setContentsMargins(*(px(margin) for margin in margins))
    for item in items:
        _add(layout, item)
    return layout


def _add(layout: QBoxLayout, item: Item) -> None:
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(px(item))
    elif isinstance(item, QWidget):
        layout.addWidget(item)
    else:
        layout.addLayout(item)
