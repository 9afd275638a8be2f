"""The chart of one patient: response above, dose below, the lights between, one time axis."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pyqtgraph
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.charts import HIGHEST_PAIN, Trend, Visit, weeks_between
from app.ui.style import colour, px
from app.ui.translator import spoken
from app.ui.widgets.dose_words import dose_words
from app.ui.widgets.light import draw_light, draw_ring
from app.ui.widgets.trend_drawing import (
    NOT_ASKED,
    Writer,
    answers_of,
    band,
    coming_bar,
    limit_line,
    line_styles,
    new_plot,
    round_up,
    today_line,
)

LIGHTS = 40
DOSES = 118
MOST_WEEKS = 7
MOST_GAPS_NAMED = 2  # more would cover the lines they speak of


class TrendChart(QWidget):
    """Draws a trend. Its words for a screen reader are the table's, beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = spoken()
        self._trend: Trend | None = None
        self._dose_title = ""
        self.setAccessibleName(self.tr("Chart of response and dose"))
        self._response = new_plot(self)
        self._doses = new_plot(self)
        self._notes = _Notes(self)

    def show_trend(self, trend: Trend, dose_title: str) -> None:
        """Draw this trend; the title says what the bars count."""
        self._trend, self._dose_title = trend, dose_title
        for plot in (self._response, self._doses):
            plot.clear()
            plot.setXRange(*self._span(), padding=0)
        self._draw_response(trend)
        self._draw_doses(trend)
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._trend is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() - px(DOSES) - px(LIGHTS) / 2
        places = self._places(self._trend.visits)
        size = _light_size(places)
        for visit, x in zip(self._trend.visits, places, strict=True):
            if visit.advised is None:
                continue
            draw_light(painter, visit.advised, x - size / 2, middle - size / 2, size)
            if visit.chosen:
                draw_ring(painter, x - size / 2, middle - size / 2, size)

    def _places(self, visits: Sequence[Visit]) -> list[float]:
        """Where the days of these visits lie, in pixels of this widget."""
        start = self._at(self._response, 0, 0).x()
        pixels_a_day = self._at(self._response, 1, 0).x() - start
        return [start + pixels_a_day * self.days(visit.day) for visit in visits]

    def days(self, day: date) -> int:
        """A day as the time axis counts it."""
        return (day - self._trend.first_day).days if self._trend else 0

    def _span(self) -> tuple[float, float]:
        trend = self._trend
        assert trend is not None  # noqa: S101 (only called once there is one)
        length = max(14, self.days(trend.last_day))
        return -length * 0.05, length * 1.14

    def _draw_response(self, trend: Trend) -> None:
        plot = self._response
        limits = [limit for limit in (trend.calm, trend.fine) if limit is not None]
        ticks = [(limit, self._texts.number(limit)) for limit in (0, *limits, HIGHEST_PAIN)]
        plot.getAxis("left").setTicks([ticks])
        plot.setYRange(-0.4, HIGHEST_PAIN + 0.8, padding=0)
        for low, high, token in zip((0.0, *limits), limits, ("hover", "sunken"), strict=False):
            plot.addItem(band(self._span(), low, high, token))
        for limit in limits:
            plot.addItem(limit_line(limit))
        days = [self.days(visit.day) for visit in trend.visits]
        for values, style in zip(answers_of(trend.visits), line_styles(), strict=True):
            if all(value is NOT_ASKED for value in values):
                continue
            plot.plot(days, values, connect="finite", antialias=True, **style)
        plot.addItem(today_line(self.days(trend.last_day)), ignoreBounds=True)

    def _draw_doses(self, trend: Trend) -> None:
        plot = self._doses
        done = [(self.days(each.day), each.volume) for each in trend.visits if each.volume]
        top = max([volume for _, volume in done] + [trend.coming.volume if trend.coming else 1])
        high = round_up(top)
        plot.setYRange(0, high * 1.2, padding=0)
        ticks = [(value, f"{value:g}") for value in (0, high / 2, high)]
        plot.getAxis("left").setTicks([ticks])
        plot.getAxis("bottom").setTicks([self._week_ticks(trend)])
        width = max(0.6, self._span()[1] / 40)
        bars = pyqtgraph.BarGraphItem(
            x=[day for day, _ in done],
            height=[volume for _, volume in done],
            width=width,
            brush=colour("control"),
            pen=pyqtgraph.mkPen(None),
        )
        plot.addItem(bars)
        if trend.coming:
            plot.addItem(coming_bar(self.days(trend.last_day) + width * 0.9, trend, width))
        plot.addItem(today_line(self.days(trend.last_day)), ignoreBounds=True)

    def _week_ticks(self, trend: Trend) -> list[tuple[int, str]]:
        mondays = weeks_between(trend.first_day, trend.last_day, MOST_WEEKS)
        words = [
            (self.days(monday), self._texts.say("week {n}", n=monday.isocalendar().week))
            for monday in mondays
        ]
        return [(day, text) for day, text in words if day > self._span()[0]]

    def _place(self) -> None:
        width, height = self.width(), self.height()
        self._response.setGeometry(0, 0, width, height - px(DOSES) - px(LIGHTS))
        self._doses.setGeometry(0, height - px(DOSES), width, px(DOSES))
        self._notes.setGeometry(0, 0, width, height)
        self._notes.raise_()

    def _at(self, plot: pyqtgraph.PlotWidget, x: float, y: float) -> QPointF:
        scene = plot.getViewBox().mapViewToScene(QPointF(x, y))
        return QPointF(plot.pos()) + QPointF(plot.mapFromScene(scene))

    def paint_notes(self, painter: QPainter) -> None:
        """The words on the chart: what its halves count, the limits, the gaps, today."""
        trend = self._trend
        if trend is None:
            return
        left, today = self._span()[0], self.days(trend.last_day)
        write = Writer(painter)
        write.beside(self._at(self._response, left, HIGHEST_PAIN), self.tr("Pain, 0–10"))
        write.beside(self._at(self._doses, left, self._top_of_doses()), self._dose_title)
        write.beside(self._at(self._response, today, HIGHEST_PAIN), self.tr("today"))
        for limit, words in (
            (trend.calm, self.tr("calm to {n}")),
            (trend.fine, self.tr("fine to {n}")),
        ):
            if limit is not None:
                text = words.format(n=self._texts.number(limit))
                write.beside(self._at(self._response, today, limit) - QPointF(0, px(9)), text)
        self._note_gaps(write, trend.visits)
        if trend.coming:
            place = self._at(self._doses, today, trend.coming.volume) - QPointF(0, px(10))
            text = self.tr("now {dose}").format(dose=dose_words(trend.coming, self._texts))
            write.beside(place, text, "caption_strong", "accent")

    def _note_gaps(self, write: Writer, visits: Sequence[Visit]) -> None:
        asked = [visit.pain_next_morning is not None for visit in visits]
        gaps = [
            visit
            for number, visit in enumerate(visits)
            if number > 0 and not asked[number] and any(asked[:number])
        ]
        if len(gaps) <= MOST_GAPS_NAMED:
            for visit in gaps:
                write.centred(
                    self._at(self._response, self.days(visit.day), 0.9), self.tr("not asked")
                )

    def _top_of_doses(self) -> float:
        return float(self._doses.getViewBox().viewRange()[1][1]) * 0.94


class _Notes(QWidget):
    """A clear sheet above both plots, for words."""

    def __init__(self, chart: TrendChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._chart.paint_notes(QPainter(self))


def _light_size(places: Sequence[float]) -> float:
    """As large as the closest two lights allow."""
    gaps = [after - before for before, after in pairwise(places) if after > before]
    return max(px(9), min(px(16), min(gaps, default=px(16))))
