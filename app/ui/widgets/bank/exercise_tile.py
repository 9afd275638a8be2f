"""An exercise's drawing or photo on its paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.exercises.bank import Bank
from app.ui.style import colour, px
from app.ui.tokens import CONTROL_RADIUS
from app.ui.widgets.bank.pictures import picture
from app.ui.widgets.controls.painting import painter_on

PADDING = 3


class ExerciseTile(QWidget):
    """The drawing of the rung that is done; bare paper where neither is."""

    def __init__(self, bank: Bank, exercise_id: str, level: int, width: int, height: int) -> None:
        super().__init__()
        self._bank, self._exercise_id, self._level = bank, exercise_id, level
        self.setFixedSize(px(width), px(height))

    def show_level(self, level: int) -> None:
        """Show another rung."""
        self._level = level
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, room = painter_on(self), QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("paper"))
        painter.drawRoundedRect(room, CONTROL_RADIUS, CONTROL_RADIUS)
        pad = px(PADDING)
        size = QSize(self.width() - 2 * pad, self.height() - 2 * pad)
        shown = picture(self._bank, self._exercise_id, self._level, size, self.devicePixelRatioF())
        painter.drawPixmap(pad, pad, shown)
