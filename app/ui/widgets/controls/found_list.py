"""What a search found, line by line: the words, and at the right what it is or its key."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem, QWidget

from app.ui.style import colour, font, px, text_width
from app.ui.widgets.controls.painted_list import Index, LinePainter, PaintedList, write_line

_FOUND = Qt.ItemDataRole.UserRole
_HEIGHT = 36
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Found(NamedTuple):
    """One line."""

    words: str
    beside: str = ""


class FoundList(PaintedList):
    """`opened` carries the place of the line that was chosen: Enter, or a click."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_Painter(self))

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

    def open_line(self, line: QListWidgetItem | None) -> None:
        self.opened.emit(self.row(line) if line else -1)


class _Painter(LinePainter):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(120), px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Found = Found(*index.data(_FOUND))
        room = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.paint_ground(painter, room, option.state)
        inside = room.adjusted(px(10), 0, -px(10), 0)
        beside = text_width(found.beside, "caption") + px(12)
        write_line(painter, inside.adjusted(0, 0, -beside, 0), found.words, "body", "ink")
        painter.setFont(font("caption"))
        painter.setPen(colour("ink2" if chosen else "ink3"))
        painter.drawText(inside, _RIGHT, found.beside)
        painter.restore()
