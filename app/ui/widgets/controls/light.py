"""The light: always shape, word and colour together. None is "not judged yet"."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.codes import Light
from app.domain.errors import sentence
from app.ui.style import colour, font, px, text_width
from app.ui.translator import spoken
from app.ui.widgets.controls.painting import painter_on

_WORDS = {
    Light.GREEN: sentence("Step up"),
    Light.AMBER: sentence("Hold"),
    Light.RED: sentence("Step back"),
    Light.STOP: sentence("Stop"),
    None: sentence("Not judged"),
}
LIGHT_WORDS = tuple(_WORDS.values())
SMALL = 16
_SHARP = 2  # pixels for each, also on a fine screen


def light_word(light: Light | None) -> str:
    """The word of a light, in the language of the window."""
    return spoken().say(_WORDS[light])


def token_of(light: Light | None) -> str:
    """The name under which the tokens hold the colours of a light."""
    return light.value if light else "none"


def draw_light(
    painter: QPainter, light: Light | None, left: float, top: float, side: float
) -> None:
    """The shape of a light in a square."""
    token, square = token_of(light), QRectF(left, top, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour(f"{token}_edge"), max(1.3, side / 16))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour(token))
    _SHAPES[light](painter, square, pen)
    painter.restore()


def draw_ring(painter: QPainter, left: float, top: float, side: float) -> None:
    """The ring round the shape of a light that the clinician chose instead of the advised one."""
    painter.setPen(QPen(colour("ink"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(left + side / 2, top + side / 2), side * 0.8, side * 0.8)


def light_icon(light: Light | None, side: int) -> QIcon:
    """The shape of a light for a line of a list, where its word stands beside it."""
    picture = QPixmap(QSize(side, side) * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_light(painter, light, 0, 0, side)
    painter.end()
    return QIcon(picture)


class LightShape(QWidget):
    """The shape alone, where the word stands beside it."""

    def __init__(self, light: Light | None, size: int = SMALL, parent: QWidget | None = None):
        super().__init__(parent)
        self._light = light
        self.setFixedSize(px(size) + 2, px(size) + 2)
        self.setAccessibleName(light_word(light))

    def show_light(self, light: Light | None) -> None:
        """Show another light."""
        self._light = light
        self.setAccessibleName(light_word(light))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_light(painter_on(self), self._light, 1, 1, self.width() - 2)


class LightBadge(QWidget):
    """Shape and word on a tint: the light in lists and heads."""

    def __init__(self, light: Light | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = light
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(light_word(light))

    def show_light(self, light: Light | None) -> None:
        """Show another light."""
        self._light = light
        self.setAccessibleName(light_word(light))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(text_width(light_word(self._light), "small_strong") + px(42), px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, token = painter_on(self), token_of(self._light)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{token}_tint"))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        draw_light(painter, self._light, px(11), px(6), px(14))
        painter.setFont(font("small_strong"))
        painter.setPen(colour(f"{token}_ink"))
        words = QRectF(self.rect()).adjusted(px(32), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, light_word(self._light))


def _triangle_up(painter: QPainter, square: QRectF, pen: QPen) -> None:
    half = pen.widthF() / 2
    corners = [(0.5, 0.07), (1, 0.9), (0, 0.9)]
    painter.drawPath(_rounded(_in(square, corners, half), square.width() * 0.13))


def _triangle_down(painter: QPainter, square: QRectF, pen: QPen) -> None:
    half = pen.widthF() / 2
    corners = [(0, 0.1), (1, 0.1), (0.5, 0.93)]
    painter.drawPath(_rounded(_in(square, corners, half), square.width() * 0.13))


def _bar(painter: QPainter, square: QRectF, pen: QPen) -> None:
    side, half = square.width(), pen.widthF() / 2
    bar = square.adjusted(half, side * 0.29, -half, -side * 0.29)
    painter.drawRoundedRect(bar, side * 0.1, side * 0.1)


def _octagon(painter: QPainter, square: QRectF, _pen: QPen) -> None:
    near, far, side = 0.293, 0.707, square.width()
    corners = [(near, 0), (far, 0), (1, near), (1, far), (far, 1), (near, 1), (0, far), (0, near)]
    painter.drawPath(_rounded(_in(square, corners, 0), side * 0.05))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("on_stop"))
    bar = square.adjusted(side * 0.24, side * 0.42, -side * 0.24, -side * 0.42)
    painter.drawRoundedRect(bar, 1, 1)


def _dashed_ring(painter: QPainter, square: QRectF, pen: QPen) -> None:
    pen.setWidthF(max(1.5, square.width() / 11))
    pen.setDashPattern([2.0, 1.7])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = square.width() * 0.12
    painter.drawEllipse(square.adjusted(inset, inset, -inset, -inset))


_SHAPES = {
    Light.GREEN: _triangle_up,
    Light.AMBER: _bar,
    Light.RED: _triangle_down,
    Light.STOP: _octagon,
    None: _dashed_ring,
}


def _in(square: QRectF, corners: list[tuple[float, float]], inset: float) -> list[QPointF]:
    left, width = square.left() + inset, square.width() - 2 * inset
    return [QPointF(left + x * width, square.top() + y * square.height()) for x, y in corners]


def _rounded(corners: list[QPointF], radius: float) -> QPainterPath:
    path = QPainterPath()
    for place, corner in enumerate(corners):
        start = _toward(corner, corners[place - 1], radius)
        end = _toward(corner, corners[(place + 1) % len(corners)], radius)
        path.lineTo(start) if place else path.moveTo(start)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _toward(start: QPointF, end: QPointF, distance: float) -> QPointF:
    length = math.hypot(end.x() - start.x(), end.y() - start.y())
    return start + (end - start) * (min(distance, length / 2) / length)
