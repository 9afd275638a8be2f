"""What painted lists share: a calm frame, Enter opens, and the ground of a line in its state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from app.ui.style import colour, dress, font
from app.ui.stylesheet import PAINTED_LIST
from app.ui.tokens import CONTROL_RADIUS
from app.ui.widgets.controls.painted_button import ENTER

Index = QModelIndex | QPersistentModelIndex


class PaintedList(QListWidget):
    """Lines painted by a `LinePainter`; `open_line` is called with Enter, and with a click."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        dress(self, PAINTED_LIST)
        self.itemClicked.connect(self.open_line)

    def open_line(self, line: QListWidgetItem | None) -> None:
        """Do what the line is for."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.open_line(self.currentItem())
        else:
            super().keyPressEvent(event)


class LinePainter(QStyledItemDelegate):
    """Paints the lines of one list."""

    def __init__(self, lines: QListWidget) -> None:
        super().__init__(lines)
        self._lines = lines

    def paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> bool:
        """Tint the line where it is chosen or pointed at; whether it is chosen."""
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and self._lines.hasFocus()
        painter.setPen(QPen(colour("focus"), 2) if focus else Qt.PenStyle.NoPen)
        if chosen or over:
            painter.setBrush(colour("accent_tint" if chosen else "hover"))
            painter.drawRoundedRect(room, CONTROL_RADIUS, CONTROL_RADIUS)
        return chosen


def write_line(painter: QPainter, room: QRectF, text: str, role: str, ink: str) -> QRectF:
    """Write in one line, cut where there is no room; returns the room that is left."""
    metrics = QFontMetricsF(font(role))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.setFont(font(role))
    painter.setPen(colour(ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return room.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)
