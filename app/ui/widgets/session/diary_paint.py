"""How a cell of the diary is painted: flat, with a frame round the one that is typed into."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.style import colour, font


class DiaryCellPainter(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell: QRect = option.rect
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        ground: QBrush = index.data(Qt.ItemDataRole.BackgroundRole)
        painter.fillRect(cell, colour("accent_tint") if here else ground)
        painter.setPen(QPen(colour("ink"), 1))
        painter.setFont(font("strong"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, index.data())
        if here and self._grid.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
