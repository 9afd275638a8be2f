"""The exact values of one session on the chart, as lines to read and to hear."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.charts import Visit
from app.domain.errors import sentence
from app.texts import Texts
from app.ui.dose_words import dose_words
from app.ui.style import colour, font, px, text_width
from app.ui.tokens import CONTROL_RADIUS
from app.ui.widgets.controls.light import light_word

PAINS = {
    "pain_next_morning": sentence("Next morning"),
    "pain_during": sentence("During"),
    "pain_usual": sentence("Usual day"),
}
LINE = 18


class Reading(NamedTuple):
    """A heading, and a word with its value for each line below."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """All in one sentence."""
        return ", ".join([self.title, *(f"{word} {value}" for word, value in self.lines)])


def reading_of(visit: Visit, exercise: str, texts: Texts) -> Reading:
    """What is known of one session; what was not asked says so."""
    not_asked = texts.say("not asked")
    pains = [(texts.say(word), getattr(visit, name)) for name, word in PAINS.items()]
    lines = [(word, not_asked if value is None else str(value)) for word, value in pains]
    if visit.dose:
        lines.append((exercise, dose_words(visit.dose, texts)))
    if visit.advised:
        lines.append((texts.say("Advice"), light_word(visit.advised)))
    if visit.chosen:
        lines.append((texts.say("Decision"), light_word(visit.light)))
    return Reading(texts.weekday_date(visit.day), tuple(lines))


def paint_reading(painter: QPainter, reading: Reading, at: QPointF, room: QRectF) -> None:
    """A card beside a line of the chart, on the side where there is room."""
    words = max((text_width(word, "caption") for word, _ in reading.lines), default=0)
    values = max((text_width(value, "caption_strong") for _, value in reading.lines), default=0)
    wide = max(words + values + px(36), text_width(reading.title, "caption_strong") + px(24))
    high = px(LINE) * (len(reading.lines) + 1) + px(14)
    left = at.x() + px(10)
    if left + wide > room.right():
        left = max(room.left(), at.x() - px(10) - wide)
    card = QRectF(left, at.y(), wide, high)
    painter.setPen(QPen(colour("control"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(card, CONTROL_RADIUS, CONTROL_RADIUS)
    _write_lines(painter, reading, card.adjusted(px(12), px(7), -px(12), -px(7)))


def _write_lines(painter: QPainter, reading: Reading, room: QRectF) -> None:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    line = QRectF(room.left(), room.top(), room.width(), px(LINE))
    _write(painter, line, reading.title, "caption_strong", "ink", left)
    for word, value in reading.lines:
        line.translate(0, px(LINE))
        _write(painter, line, word, "caption", "ink2", left)
        _write(painter, line, value, "caption_strong", "ink", right)


def _write(
    painter: QPainter, line: QRectF, text: str, role: str, ink: str, side: Qt.AlignmentFlag
) -> None:
    painter.setFont(font(role))
    painter.setPen(colour(ink))
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, text)


def nearest(places: Sequence[float], x: float) -> int | None:
    """Which of these places lies nearest; None where there is none."""
    if not places:
        return None
    return min(range(len(places)), key=lambda number: abs(places[number] - x))
