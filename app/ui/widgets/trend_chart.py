"""The chart of one patient: response above, dose below, the lights between, one time axis."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from app.charts import HIGHEST_PAIN, Trend, Visit, weeks_between
from app.ui.style import colour, font, px, text_width
from app.ui.translator import spoken
from app.ui.widgets.dose_words import dose_words
from app.ui.widgets.light import draw_light, draw_ring

NOT_ASKED = float("nan")
LEFT = 38
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
        self._response = _plot(self)
        self._doses = _plot(self)
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
        size = self._light_size()
        for visit in self._trend.visits:
            x = self.x_of(visit.day)
            draw_light(painter, visit.advised, x - size / 2, middle - size / 2, size)
            if visit.chosen:
                draw_ring(painter, x - size / 2, middle - size / 2, size)

    def x_of(self, day: date) -> float:
        """Where a day lies, in pixels of this widget."""
        return self._at(self._response, self.days(day), 0).x()

    def days(self, day: date) -> int:
        """A day as the time axis counts it."""
        return (day - self._trend.first_day).days if self._trend else 0

    def _span(self) -> tuple[float, float]:
        trend = self._trend
        assert trend is not None  # noqa: S101 (only called once there is one)
        length = max(14, self.days(trend.last_day))
        return -length * 0.05, length * 1.14

    def _light_size(self) -> float:
        days = sorted(self.x_of(visit.day) for visit in self._trend.visits) if self._trend else []
        gaps = [b - a for a, b in pairwise(days) if b > a]
        return max(px(9), min(px(16), min(gaps, default=px(16))))

    def _draw_response(self, trend: Trend) -> None:
        plot = self._response
        limits = [limit for limit in (trend.calm, trend.fine) if limit is not None]
        ticks = [(limit, self._texts.number(limit)) for limit in (0, *limits, HIGHEST_PAIN)]
        plot.getAxis("left").setTicks([ticks])
        plot.setYRange(-0.4, HIGHEST_PAIN + 0.8, padding=0)
        for low, high, token in zip((0.0, *limits), limits, ("hover", "sunken"), strict=False):
            plot.addItem(_band(self._span(), low, high, token))
        for limit in limits:
            plot.addItem(_line_at(limit))
        days = [self.days(visit.day) for visit in trend.visits]
        for values, style in zip(_answers(trend.visits), _styles(), strict=True):
            if all(value is NOT_ASKED for value in values):
                continue
            plot.plot(days, values, connect="finite", antialias=True, **style)
        plot.addItem(_today(self.days(trend.last_day)), ignoreBounds=True)

    def _draw_doses(self, trend: Trend) -> None:
        plot = self._doses
        done = [(self.days(each.day), each.volume) for each in trend.visits if each.volume]
        top = max([volume for _, volume in done] + [trend.coming.volume if trend.coming else 1])
        high = _round_up(top)
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
            plot.addItem(_coming(self.days(trend.last_day) + width * 0.9, trend, width))
        plot.addItem(_today(self.days(trend.last_day)), ignoreBounds=True)

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
        write = _Writer(painter)
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

    def _note_gaps(self, write: "_Writer", visits: Sequence[Visit]) -> None:
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


class _Writer:
    """Writes small words at points."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def beside(self, at: QPointF, text: str, role: str = "caption", ink: str = "ink3") -> None:
        """To the right of a point, but never past the edge of the chart."""
        edge = self._painter.device().width() - text_width(text, role) - px(2)
        self._write(min(at.x() + px(8), edge), at.y(), text, role, ink)

    def centred(self, at: QPointF, text: str) -> None:
        self._write(at.x() - text_width(text, "caption") / 2, at.y(), text, "caption", "ink3")

    def _write(self, x: float, y: float, text: str, role: str, ink: str) -> None:
        self._painter.setFont(font(role))
        self._painter.setPen(colour(ink))
        place = QRectF(x, y - px(8), text_width(text, role) + 4, px(16))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def _plot(parent: QWidget) -> pyqtgraph.PlotWidget:
    plot = pyqtgraph.PlotWidget(parent, background=colour("surface"))
    plot.setAntialiasing(True)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.setMenuEnabled(False)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAccessibleName(parent.accessibleName())
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setStyle(tickFont=font("caption"), tickLength=0, tickTextOffset=8)
        axis.setPen(pyqtgraph.mkPen(None if side == "left" else colour("line")))
        axis.setTextPen(colour("ink3"))
    plot.getAxis("left").setWidth(px(LEFT))
    plot.getAxis("bottom").setTicks([])
    plot.getAxis("bottom").setHeight(px(24))
    return plot


def _answers(visits: Sequence[Visit]) -> tuple[list[float], ...]:
    columns = (
        [visit.pain_usual for visit in visits],
        [visit.pain_during for visit in visits],
        [visit.pain_next_morning for visit in visits],
    )
    return tuple([NOT_ASKED if each is None else each for each in column] for column in columns)


def _styles() -> tuple[dict[str, object], ...]:
    grey = colour("ink3")
    return (
        {"pen": pyqtgraph.mkPen(grey, width=1.5, style=Qt.PenStyle.DotLine)},
        {
            "pen": pyqtgraph.mkPen(grey, width=1.5),
            "symbol": "s",
            "symbolSize": 6,
            "symbolBrush": colour("surface"),
            "symbolPen": pyqtgraph.mkPen(grey, width=1.5),
        },
        {
            "pen": pyqtgraph.mkPen(colour("accent"), width=2.5),
            "symbol": "o",
            "symbolSize": 9,
            "symbolBrush": colour("accent"),
            "symbolPen": pyqtgraph.mkPen(colour("surface"), width=1.5),
        },
    )


def _band(span: tuple[float, float], low: float, high: float, token: str) -> QGraphicsRectItem:
    band = QGraphicsRectItem(span[0], low, span[1] - span[0], high - low)
    band.setPen(pyqtgraph.mkPen(None))
    band.setBrush(colour(token))
    band.setZValue(-20)
    return band


def _line_at(limit: float) -> pyqtgraph.InfiniteLine:
    pen = pyqtgraph.mkPen(colour("control"), width=1, style=Qt.PenStyle.DashLine)
    return pyqtgraph.InfiniteLine(limit, angle=0, pen=pen)


def _today(day: int) -> pyqtgraph.InfiniteLine:
    return pyqtgraph.InfiniteLine(day, pen=pyqtgraph.mkPen(colour("line"), width=1))


def _coming(day: float, trend: Trend, width: float) -> pyqtgraph.BarGraphItem:
    pen = pyqtgraph.mkPen(colour("accent"), width=1.5, style=Qt.PenStyle.DashLine)
    height = trend.coming.volume if trend.coming else 0
    return pyqtgraph.BarGraphItem(
        x=[day], height=[height], width=width, brush=colour("surface"), pen=pen
    )


def _round_up(value: int) -> int:
    steps = (10, 20, 40, 60, 100, 200, 400, 600, 1000, 2000, 4000, 10000, 100000)
    return next(step for step in steps if step >= value)
