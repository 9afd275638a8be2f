"""Strokes that the painted controls share: frame, focus ring, pill, dot of last time, icon."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from app.resources import read_text
from app.ui.style import colour, px
from app.ui.tokens import CELL_RADIUS, CONTROL_RADIUS, FOCUS_ROOM


def painter_on(widget: QWidget) -> QPainter:
    """A smooth painter."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def stand_flush(widget: QWidget, *, ends: bool = False) -> None:
    """Let the frame of a control stand flush with the words above it: its ring goes inside.

    `ends`: with what ends below it, too.
    """
    widget.setProperty("flush", True)  # noqa: FBT003  (Qt takes it by place only)
    if ends:
        widget.setProperty("ends_flush", True)  # noqa: FBT003  (as above)


def left_room(widget: QWidget) -> int:
    """Pixels left of the frame of a control."""
    return 0 if widget.property("flush") else FOCUS_ROOM


def right_room(widget: QWidget) -> int:
    """Pixels right of the frame of a control."""
    return 0 if widget.property("ends_flush") else FOCUS_ROOM


def frame_of(widget: QWidget) -> QRectF:
    """The frame of a control inside the room for its focus ring."""
    room = FOCUS_ROOM + 0.5
    left, right = left_room(widget) + 0.5, right_room(widget) + 0.5
    return QRectF(widget.rect()).adjusted(left, room, -right, -room)


def paint_frame(painter: QPainter, frame: QRectF, *, answered: bool, wrong: bool = False) -> None:
    """Solid round an answer, dashed where nothing was asked, red and heavy round a wrong one."""
    pen = QPen(colour("red_edge" if wrong else "control"), 2 if wrong else 1)
    if not answered:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)


def paint_focus(painter: QPainter, widget: QWidget, radius: int = CONTROL_RADIUS) -> None:
    """A ring outside the frame of the control that has the focus."""
    if not widget.hasFocus():
        return
    painter.setPen(QPen(colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(widget.rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius + 3, radius + 3
    )


def paint_pill(painter: QPainter, cell: QRectF) -> None:
    """The chosen cell, inset in its frame."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(cell.adjusted(3, 3, -3, -3), CELL_RADIUS, CELL_RADIUS)


def paint_dot(painter: QPainter, cell: QRectF, name: str) -> None:
    """Last time's answer: a dot under its figure or word."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(name))
    size = px(19) / 10
    painter.drawEllipse(QPointF(cell.center().x(), cell.bottom() - px(6)), size, size)


def paint_icon(painter: QPainter, name: str, square: QRectF, ink: str) -> None:
    """An icon of resources/icons/ in a colour of the present appearance."""
    _icon(name, colour(ink).name()).render(painter, square)


@cache
def _icon(name: str, rgb: str) -> QSvgRenderer:
    drawing = read_text(f"icons/{name}.svg").replace("currentColor", rgb)
    thinner = drawing.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(thinner.encode()))
