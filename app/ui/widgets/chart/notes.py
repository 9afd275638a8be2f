"""The words on the chart, and the marks of new sheets."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.charts import HIGHEST_PAIN, Trend, Visit
from app.ui.dose_words import dose_words
from app.ui.style import colour, font, px, text_width
from app.ui.translator import spoken
from app.ui.widgets.chart.drawing import Plots, limits_of

MOST_GAPS_NAMED = 2  # more would cover the lines they speak of


class Writer:
    """Writes small words at points of the chart."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def beside(self, at: QPointF, text: str, role: str = "caption", ink: str = "ink3") -> None:
        """To the right of a point, but never past the edge of the chart."""
        edge = self._painter.device().width() - text_width(text, role) - px(2)
        self._write(min(at.x() + px(8), edge), at.y(), text, role, ink)

    def before(self, at: QPointF, text: str) -> None:
        """To the left of a point, as a number of an axis."""
        self._write(at.x() - px(8) - text_width(text, "caption"), at.y(), text, "caption", "ink3")

    def centred(self, at: QPointF, text: str) -> None:
        """With its middle over a point."""
        self._write(at.x() - text_width(text, "caption") / 2, at.y(), text, "caption", "ink3")

    def _write(self, x: float, y: float, text: str, role: str, ink: str) -> None:
        self._painter.setFont(font(role))
        self._painter.setPen(colour(ink))
        place = QRectF(x, y - px(8), text_width(text, role) + 4, px(16))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def paint_notes(painter: QPainter, trend: Trend, plots: Plots, dose_title: str) -> None:
    """What the halves count, the limits, the gaps, today, and the dose that comes."""
    write, words = Writer(painter), spoken()
    _note_axes(painter, write, trend, plots)
    today = plots.days(trend.last_day)
    write.beside(plots.at_pain(plots.left, HIGHEST_PAIN), words.say("Pain, 0–10"))
    write.beside(plots.at_dose(plots.left, plots.top * 0.94), dose_title)
    write.beside(plots.at_pain(today, HIGHEST_PAIN), words.say("today"))
    limits = ((trend.calm, words.say("calm to {n}", n=trend.calm)),
              (trend.fine, words.say("fine to {n}", n=trend.fine)))  # fmt: skip
    for limit, text in limits:
        if limit is not None:
            write.beside(plots.at_pain(today, limit) - QPointF(0, px(9)), text)
    _note_gaps(write, trend.visits, plots)
    _note_rungs(write, trend, plots)
    if trend.coming:
        place = plots.at_dose(today, trend.amount(trend.coming)) - QPointF(0, px(10))
        text = words.say("now {dose}", dose=dose_words(trend.coming, words))
        write.beside(place, text, "caption_strong", "accent")


def paint_versions(painter: QPainter, trend: Trend, plots: Plots) -> None:
    """A mark where a new sheet was given; its number where there is room for it."""
    painter.setFont(font("caption"))
    top, free = plots.at_dose(0, plots.top).y(), float(painter.device().width())
    foot = plots.at_dose(0, 0).y()
    for day, version in reversed(trend.versions):  # the newest is told first
        x = plots.x(day)
        painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, top - px(4)), QPointF(x, foot))
        words = spoken().say("sheet {n}", n=version)
        wide = text_width(words, "caption")
        if x + wide / 2 < free:
            painter.setPen(colour("accent"))
            place = QRectF(x - wide / 2, top - px(20), wide + 2, px(16))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            free = x - wide / 2 - px(4)


def _note_axes(painter: QPainter, write: Writer, trend: Trend, plots: Plots) -> None:
    for limit in (0, *limits_of(trend), HIGHEST_PAIN):
        write.before(plots.at_pain(plots.left, limit), spoken().number(limit))
    for amount in plots.amounts:
        write.before(plots.at_dose(plots.left, amount), spoken().number(amount))
    foot = plots.at_dose(plots.left, 0)
    painter.setPen(QPen(colour("line"), 1))
    painter.drawLine(foot, QPointF(painter.device().width(), foot.y()))
    for day, text in plots.weeks:
        write.centred(plots.at_dose(day, 0) + QPointF(0, px(14)), text)


def _note_gaps(write: Writer, visits: Sequence[Visit], plots: Plots) -> None:
    asked = [visit.pain_next_morning is not None for visit in visits]
    gaps = [
        visit
        for number, visit in enumerate(visits)
        if number > 0 and not asked[number] and any(asked[:number])
    ]
    if len(gaps) <= MOST_GAPS_NAMED:
        for visit in gaps:
            write.centred(plots.at_pain(plots.days(visit.day), 0.9), spoken().say("not asked"))


def _note_rungs(write: Writer, trend: Trend, plots: Plots) -> None:
    """Where another rung of the ladder began: its bars are no less for being lower."""
    done = [(visit.day, visit.dose) for visit in trend.visits if visit.dose]
    for (_, before), (day, dose) in pairwise(done):
        if dose.level != before.level:
            top = plots.at_dose(plots.days(day), trend.amount(dose))
            write.centred(top - QPointF(0, px(9)), spoken().say("step {n}", n=dose.level))
