"""The rail at the left of the window: the mark, and where one can go."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import colour, font, px, show_tip, text_width
from app.ui.tokens import CARD_RADIUS
from app.ui.widgets.controls.button import click_at_once, printed
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.painted_button import PaintedButton
from app.ui.widgets.controls.painting import paint_icon, painter_on

_WIDTH, _HEIGHT, _ICON = 56, 54, 22
_LOW, _LOW_ICON, _MARK_ROOM = 34, 16, 60


class Place(NamedTuple):
    """Where an item of the rail leads; `bound` where its key works without the rail."""

    key: str
    word: str
    icon: str
    shortcut: str = ""
    bound: bool = False


class Rail(QWidget):
    """Places above, what concerns the whole program below. `chosen` carries the key.

    Where the window is too low for them, the words stand beside the icons.
    """

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
        self._mark = Mark(22)
        self._line = column(self._mark, *top, None, *foot, gap=6, margins=(8, 14, 9, 8))
        self._line.setAlignment(self._mark, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_place(self, key: str) -> None:
        """Show where the window is now."""
        for each, item in self._items.items():
            item.setChecked(each == key)
            item.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), len(self._items) * (px(_LOW) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < len(self._items) * px(_HEIGHT + 6) + px(_MARK_ROOM)
        self._mark.setVisible(not low)
        self._line.setSpacing(2 if low else px(6))
        sides = (px(2), 4, px(3), 4) if low else (px(8), px(14), px(9), px(8))
        self._line.setContentsMargins(*sides)
        for item in self._items.values():
            item.lie(low=low)

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


class _Item(PaintedButton):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self._icon, self._low = place.icon, False
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setShortcut(QKeySequence("" if place.bound else place.shortcut))
        show_tip(self, f"{place.word}  {printed(place.shortcut)}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def lie(self, *, low: bool) -> None:
        """Put the word beside the icon, or below it."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = text_width(self.text(), "caption_strong") + px(4)
        if self._low:
            return QSize(words + px(_LOW_ICON + 6), px(_LOW))
        return QSize(max(px(_WIDTH), words), px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        return click_at_once(self, event) or super().event(event)

    def nextCheckState(self) -> None:
        """A click asks to go there; whether one is there, the rail is told."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, here = painter_on(self), self.isChecked()
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "accent_tint" if here else "hover" if self.underMouse() else ""
        painter.setPen(QPen(colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room, CARD_RADIUS, CARD_RADIUS)
        ink = "accent" if here else "ink2"
        icon, words = self._places()
        paint_icon(painter, self._icon, icon, ink)
        painter.setFont(font("caption_strong" if here else "caption"))
        painter.setPen(colour(ink))
        sides = Qt.AlignmentFlag
        side = sides.AlignLeft if self._low else sides.AlignHCenter
        painter.drawText(words, side | sides.AlignVCenter, self.text())

    def _places(self) -> tuple[QRectF, QRectF]:
        side = px(_LOW_ICON if self._low else _ICON)
        if self._low:
            start = px(6) + side
            top = (self.height() - side) / 2
            return (QRectF(px(3), top, side, side),
                    QRectF(start, 0, self.width() - start, self.height()))  # fmt: skip
        left = (self.width() - side) / 2
        return QRectF(left, px(8), side, side), QRectF(0, px(32), self.width(), px(18))
