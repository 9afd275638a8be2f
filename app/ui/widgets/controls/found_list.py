"""What a search found, line by line: the words, and at the right what it is or its key."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.style import colour, font, px, text_width
from app.ui.tokens import CONTROL_RADIUS

_FOUND = Qt.ItemDataRole.UserRole
_HEIGHT = 36
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Found(NamedTuple):
    """One line."""

    words: str
    beside: str = ""


class FoundList(QListWidget):
    """`opened` carries the place of the line that was chosen: Enter, or a click."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self.setItemDelegate(_Painter(self))
        self.itemClicked.connect(lambda item: self.opened.emit(self.row(item)))

    def show_found(self, found: Iterable[Found]) -> None:
        """Show these lines, the first one chosen."""
        self.clear()
        for each in found:
            item = QListWidgetItem(", ".join(filter(None, each)), self)
            item.setData(_FOUND, each)
        self.setCurrentRow(0)

    def step(self, by: int) -> None:
        """Choose the line below or above."""
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def __init__(self, found: FoundList) -> None:
        super().__init__(found)
        self._list = found

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(120), px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        found: Found = Found(*index.data(_FOUND))
        room, state = QRectF(option.rect).adjusted(2, 2, -2, -2), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = chosen and self._list.hasFocus()
        painter.setPen(QPen(colour("focus"), 2) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_tint" if chosen else "hover" if over else "surface"))
        painter.drawRoundedRect(room, CONTROL_RADIUS, CONTROL_RADIUS)
        inside = room.adjusted(px(10), 0, -px(10), 0)
        beside = text_width(found.beside, "caption") + px(12)
        painter.setFont(font("body"))
        painter.setPen(colour("ink"))
        words = QFontMetricsF(painter.font()).elidedText(
            found.words, Qt.TextElideMode.ElideRight, inside.width() - beside
        )
        painter.drawText(inside, _MIDDLE, words)
        painter.setFont(font("caption"))
        painter.setPen(colour("ink2" if chosen else "ink3"))
        painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignRight, found.beside)
        painter.restore()
