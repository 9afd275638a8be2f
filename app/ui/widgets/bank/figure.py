"""Exercise drawings on a QPainter."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.figures.drawing import UNITS_PER_CM, Drawing, place, steps_of
from app.figures.themes import Ink, Pen, ThemeName, touches

_POINTS_PER_PIXEL = 0.75
_MOST_PIXELS_PER_CM = 5.0  # a close-up is not blown up beyond its neighbours


def paint_figure(painter: QPainter, drawing: Drawing, box: QRectF, theme: ThemeName) -> None:
    """Fit a drawing into a box, in the painter's units."""
    at = place(drawing, box.width(), box.height(), most=_MOST_PIXELS_PER_CM)
    units_per_point = 1 / _POINTS_PER_PIXEL / at.scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.x() + at.x, box.y() + at.y)
    painter.scale(at.scale, at.scale)
    for touch in touches(drawing, theme, UNITS_PER_CM / units_per_point):
        painter.setBrush(_colour(touch.fill) if touch.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(touch.pen, units_per_point) if touch.pen else Qt.PenStyle.NoPen)
        painter.drawPath(_path(touch.outline))
    painter.restore()


@lru_cache(maxsize=8192)
def _path(outline: str) -> QPainterPath:
    path = QPainterPath()
    for letter, points in steps_of(outline):
        match letter:
            case "M":
                path.moveTo(*points)
            case "l":
                path.lineTo(*points)
            case "c":
                path.cubicTo(*points)
            case _:
                path.closeSubpath()
    return path


@lru_cache(maxsize=64)
def _colour(ink: Ink) -> QColor:
    return QColor.fromRgbF(*ink)


@lru_cache(maxsize=256)
def _pen(pen: Pen, scale: float) -> QPen:
    width = pen.width * scale
    found = QPen(_colour(pen.ink), width)
    found.setCapStyle(Qt.PenCapStyle.RoundCap)
    found.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pen.dash:
        found.setDashPattern([length * scale / width for length in pen.dash])
    return found
