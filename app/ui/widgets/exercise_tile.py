"""An exercise's drawing on its paper."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.exercises.bank import Bank
from app.figures.drawing import load_drawing
from app.ui.style import colour, px
from app.ui.tokens import CONTROL_RADIUS
from app.ui.widgets.figure import paint_figure
from app.ui.widgets.painting import painter_on

PADDING = 3


class ExerciseTile(QWidget):
    """The drawing of the rung that is done; bare paper for the clinic's own exercises."""

    def __init__(self, bank: Bank, exercise_id: str, level: int, width: int, height: int) -> None:
        super().__init__()
        known = bank.get(exercise_id)
        self._drawing = load_drawing(known.rung(level).drawing) if known else None
        self.setFixedSize(px(width), px(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, room = painter_on(self), QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("paper"))
        painter.drawRoundedRect(room, CONTROL_RADIUS, CONTROL_RADIUS)
        if self._drawing:
            pad = px(PADDING)
            paint_figure(painter, self._drawing, room.adjusted(pad, pad, -pad, -pad), "colour")
