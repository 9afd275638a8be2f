"""The rail at the left of the window: the mark, and where one can go."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.style import colour, font, px, text_width
from app.ui.tokens import CARD_RADIUS
from app.ui.widgets.button import click_at_once, printed
from app.ui.widgets.card import column
from app.ui.widgets.painting import paint_icon, painter_on

_WIDTH, _HEIGHT, _ICON = 56, 54, 22


class Place(NamedTuple):
    """Where an item of the rail leads; `bound` where its key works without the rail."""

    key: str
    word: str
    icon: str
    shortcut: str = ""
    bound: bool = False


class Rail(QWidget):
    """Places above, what concerns the whole program below. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(
        self, above: tuple[Place, ...], below: tuple[Place, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._items = {place.key: _Item(place) for place in (*above, *below)}
        for key, item in self._items.items():
            item.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        top = [self._items[place.key] for place in above]
        foot = [self._items[place.key] for place in below]
        mark = Mark(22)
        content = column(14, mark, 16, *top, None, *foot, gap=6, margins=(8, 0, 9, 8))
        content.setAlignment(mark, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(content)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_place(self, key: str) -> None:
        """Show where the window is now."""
        for each, item in self._items.items():
            item.setChecked(each == key)
            item.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), colour("line"))


class Mark(QWidget):
    """The mark of Takt: up, up, hold."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_mark(painter_on(self), self.width())


def draw_mark(painter: QPainter, side: float) -> None:
    """The mark in a square at the origin."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    wide = side * 0.24
    for place, high in enumerate((0.46, 1.0, 1.0)):
        bar = QRectF(place * side * 0.38, side * (1 - high), wide, side * high)
        painter.drawRoundedRect(bar, wide * 0.35, wide * 0.35)


class _Item(QAbstractButton):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self._icon = place.icon
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setShortcut(QKeySequence("" if place.bound else place.shortcut))
        self.setToolTip(f"{place.word}  {printed(place.shortcut)}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = text_width(self.text(), "caption_strong") + px(4)
        return QSize(max(px(_WIDTH), words), px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        return click_at_once(self, event) or super().event(event)

    def nextCheckState(self) -> None:
        """A click asks to go there; whether one is there, the rail is told."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, here = painter_on(self), self.isChecked()
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "accent_tint" if here else "hover" if self.underMouse() else ""
        painter.setPen(QPen(colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room, CARD_RADIUS, CARD_RADIUS)
        ink = "accent" if here else "ink2"
        left = (self.width() - px(_ICON)) / 2
        paint_icon(painter, self._icon, QRectF(left, px(8), px(_ICON), px(_ICON)), ink)
        painter.setFont(font("caption_strong" if here else "caption"))
        painter.setPen(colour(ink))
        words = QRectF(0, px(32), self.width(), px(18))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
