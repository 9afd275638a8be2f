"""The key of the chart: each sign with its words."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import colour, font, px, show_tip, text_width
from app.ui.widgets.controls.painting import painter_on


class TrendKey(QWidget):
    """One sign of the chart: "next", "during", "usual", "dose" or "ring"."""

    def __init__(self, sign: str, text: str) -> None:
        super().__init__()
        self._sign, self._text = sign, text
        self.setAccessibleName(text)
        show_tip(self, text)
        self.shrink(shrinks=sign == "dose")

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setAccessibleName(text)
        show_tip(self, text)
        self.updateGeometry()
        self.update()

    def shrink(self, *, shrinks: bool) -> None:
        """Let the words be cut where there is no room, or never."""
        policy = QSizePolicy.Policy.Maximum if shrinks else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self._text, "caption") + px(32), px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        _SIGNS[self._sign](painter, self.height() / 2)
        painter.setFont(font("caption"))
        painter.setPen(colour("ink2"))
        room = self.width() - px(26)
        words = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        place = QRectF(px(26), 0, room, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


def _next(painter: QPainter, middle: float) -> None:
    painter.setPen(QPen(colour("accent"), 2.5))
    painter.drawLine(QPointF(0, middle), QPointF(px(20), middle))
    painter.setBrush(colour("accent"))
    painter.drawEllipse(QPointF(px(10), middle), px(3), px(3))


def _during(painter: QPainter, middle: float) -> None:
    painter.setPen(QPen(colour("ink3"), 1.5))
    painter.drawLine(QPointF(0, middle), QPointF(px(20), middle))
    painter.setBrush(colour("surface"))
    painter.drawRect(QRectF(px(7), middle - px(3), px(6), px(6)))


def _usual(painter: QPainter, middle: float) -> None:
    painter.setPen(QPen(colour("ink3"), 1.5, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(0, middle), QPointF(px(20), middle))


def _dose(painter: QPainter, middle: float) -> None:
    painter.fillRect(QRectF(px(5), middle - px(6), px(9), px(12)), colour("control"))


def _ring(painter: QPainter, middle: float) -> None:
    painter.setPen(QPen(colour("ink"), 1.5))
    painter.drawEllipse(QPointF(px(10), middle), px(7), px(7))


_SIGNS: dict[str, Callable[[QPainter, float], None]] = {
    "next": _next,
    "during": _during,
    "usual": _usual,
    "dose": _dose,
    "ring": _ring,
}
