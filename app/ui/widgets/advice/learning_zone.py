"""A calm picture to talk over: too little load, where the body learns, too much for now."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.codes import Light
from app.domain.errors import sentence
from app.ui.style import colour, font, px
from app.ui.translator import spoken
from app.ui.widgets.controls.light import draw_light
from app.ui.widgets.controls.painting import painter_on

_HEIGHT, _WORDS = 150, 24
_ZONE = (0.34, 0.66)
_PLACES = {Light.GREEN: 0.4, Light.AMBER: 0.54, Light.RED: 0.78, Light.STOP: 0.93}
_TOLD = {
    Light.GREEN: sentence("There is room for a little more."),
    Light.AMBER: sentence("Here the body learns. We stay here a while."),
    Light.RED: sentence("It was more than the body answers well to now. We go one step down."),
    Light.STOP: sentence("This is to be looked at before more training."),
}


class LearningZone(QWidget):
    """The hill of training with the light on it. It shows a picture, not a forecast."""

    def __init__(self) -> None:
        super().__init__()
        self._light: Light | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_HEIGHT))

    @property
    def told(self) -> str:
        """What the picture says, in a sentence for the patient."""
        return spoken().say(_TOLD[self._light]) if self._light else ""

    def show_light(self, light: Light) -> None:
        """Put this light on the hill."""
        self._light = light
        zone = self.tr("The learning zone")
        self.setAccessibleName(f"{zone}. {self.told}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(280), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        ground = QRectF(self.rect()).adjusted(0, 0, 0, -px(_WORDS))
        left, right = (ground.width() * share for share in _ZONE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_tint"))
        painter.drawRoundedRect(QRectF(left, 0, right - left, ground.height()), 8, 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("control"), 2))
        painter.drawPath(self._hill(ground))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        self._write(painter, ground, left, right)
        if self._light:
            self._place_light(painter, ground, self._light)

    def _hill(self, ground: QRectF) -> QPainterPath:
        path = QPainterPath(_on_hill(ground, 0))
        for step in range(1, 61):
            path.lineTo(_on_hill(ground, step / 60))
        return path

    def _place_light(self, painter: QPainter, ground: QRectF, light: Light) -> None:
        spot, side = _on_hill(ground, _PLACES[light]), px(26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface"))
        painter.drawEllipse(spot, side * 0.8, side * 0.8)
        draw_light(painter, light, spot.x() - side / 2, spot.y() - side / 2, side)

    def _write(self, painter: QPainter, ground: QRectF, left: float, right: float) -> None:
        words = (self.tr("too little"), self.tr("learning zone"), self.tr("too much now"))
        edges = (0.0, left, right, ground.width())
        for place, text in enumerate(words):
            painter.setFont(font("caption_strong" if place == 1 else "caption"))
            painter.setPen(colour("accent" if place == 1 else "ink2"))
            start, end = edges[place], edges[place + 1]
            room = QRectF(start, ground.bottom(), end - start, px(_WORDS))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _on_hill(ground: QRectF, share: float) -> QPointF:
    """Rises slowly, falls faster: too much costs more than too little."""
    rise = share / 0.5 if share < 0.5 else (1 - share) / 0.5  # noqa: PLR2004 (the top)
    high = rise * rise * (3 - 2 * rise)
    return QPointF(
        ground.left() + share * ground.width(),
        ground.bottom() - px(8) - high * ground.height() * 0.72,
    )
