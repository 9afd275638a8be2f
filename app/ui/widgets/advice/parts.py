"""The painted parts of the advice panel: lead, number line, conditions."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.codes import Light
from app.ui.style import colour, font, px, text_width
from app.ui.tokens import CARD_RADIUS
from app.ui.widgets.advice.numbers import NumberLine
from app.ui.widgets.controls.light import draw_light, token_of
from app.ui.widgets.controls.painting import painter_on

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Part(QWidget):
    """A painted line of the panel: as wide as it gets, so high."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(200), self.height())


class Lead(_Part):
    """The light: shape, word, and what it means in a line."""

    def __init__(self) -> None:
        super().__init__(96)
        self._light: Light | None = None
        self._word = self._line = ""

    def show_light(self, light: Light | None, word: str, line: str) -> None:
        """Show a light; None is not judged."""
        self._light, self._word, self._line = light, word, line
        self.setAccessibleName(f"{word}. {line}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, token = painter_on(self), token_of(self._light)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{token}_tint"))
        painter.drawRoundedRect(QRectF(self.rect()), CARD_RADIUS, CARD_RADIUS)
        draw_light(painter, self._light, px(18), px(20), px(56))
        room = self.width() - px(92)
        painter.setPen(colour(f"{token}_ink"))
        painter.setFont(font("light"))
        painter.drawText(QRectF(px(92), px(14), room, px(42)), _MIDDLE, self._word)
        painter.setFont(font("small_medium"))
        line = QFontMetricsF(painter.font()).elidedText(
            self._line, Qt.TextElideMode.ElideRight, room - px(8)
        )
        painter.drawText(QRectF(px(92), px(57), room, px(22)), _MIDDLE, line)


class NumberLinePart(_Part):
    """The deciding number as a flag against its limits. In grey: only the light has colour."""

    def __init__(self) -> None:
        super().__init__(46)
        self._line: NumberLine | None = None

    def show_line(self, line: NumberLine | None) -> None:
        """Show a number between its limits; None hides it."""
        self._line = line
        self.setVisible(line is not None)
        if line:
            self.setAccessibleName(f"{line.flag}. {', '.join(filter(None, line.words))}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None:
            return
        painter = painter_on(self)
        self._paint_zones(painter, self._line)
        self._paint_flag(painter, self._line)

    def _x(self, value: float, top: float) -> float:
        return 1 + (self.width() - 2) * min(value, top) / top

    def _paint_zones(self, painter: QPainter, line: NumberLine) -> None:
        y = px(22)
        edges = (0.0, *line.limits, line.top)
        shades = (("control", 0.42, 4), ("control", 1.0, 6), ("ink2", 1.0, 9))  # worse is thicker
        painter.setFont(font("caption"))
        words_until = 0.0
        for number, (token, alpha, thick) in enumerate(shades[: len(edges) - 1]):
            left, right = self._x(edges[number], line.top), self._x(edges[number + 1], line.top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(token, alpha))
            start, above = left + (1 if number else 0), y + px(6 - thick)
            painter.drawRect(QRectF(start, above, right - left - 1, px(thick)))
            text = line.words[number]
            start = max(words_until, right - text_width(text, "caption"))
            painter.setPen(colour("ink2"))
            if text:
                painter.drawText(QRectF(start, y + px(8), self.width(), px(16)), _MIDDLE, text)
                words_until = start + text_width(text, "caption") + px(10)

    def _paint_flag(self, painter: QPainter, line: NumberLine) -> None:
        wide = max(px(22), text_width(line.flag, "small_strong") + px(10))
        x = self._x(line.value, line.top)
        left = min(max(0.0, x - wide / 2), self.width() - wide)
        flag = QRectF(left, 0, wide, px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawRoundedRect(flag, 5, 5)
        painter.drawRect(QRectF(x - 1, px(16), 2, px(14)))
        painter.setFont(font("small_strong"))
        painter.setPen(colour("surface"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, line.flag)


class Mark(QWidget):
    """A tick where a condition is met, a ring where it is not."""

    def __init__(self, *, met: bool) -> None:
        super().__init__()
        self._met = met
        self.setFixedSize(px(16), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, one = painter_on(self), px(10) / 10
        pen = QPen(colour("ink3" if self._met else "ink"), 1.7 * one)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._met:
            corners = ((3, 10), (6.5, 13.5), (13, 6))
            painter.drawPolyline([QPointF(x * one, y * one) for x, y in corners])
        else:
            painter.drawEllipse(QRectF(3 * one, 5 * one, 10 * one, 10 * one))
