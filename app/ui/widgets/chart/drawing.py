"""The two plots of the chart: their axes, bands, lines and bars."""

from collections.abc import Sequence
from datetime import date

import pyqtgraph
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from app.charts import HIGHEST_PAIN, Trend, Visit, weeks_between
from app.ui.style import colour, px
from app.ui.translator import spoken

NOT_ASKED = float("nan")
LEFT = 38
LIGHTS = 54  # the strip of lights, with the marks of new sheets below them
DOSES = 118
AXIS = 24  # the room of the weeks
MOST_WEEKS = 7
SHORTEST = 14  # days on the axis
BEFORE, AFTER = 0.05, 0.14  # of the course: room at both ends


class Plots:
    """Response above, dose below, on one axis of days."""

    def __init__(self, chart: QWidget) -> None:
        self._view = pyqtgraph.GraphicsView(chart, background=colour("surface"))
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chart takes the keys
        self._view.setAntialiasing(True)
        self._view.setFrameShape(self._view.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setAccessibleName(chart.accessibleName())
        self._response, self._doses = _new_box(self._view), _new_box(self._view)
        self._first = date.min
        self.left = self.top = 0.0  # the day and the amount with which the axes end
        self.weeks: tuple[tuple[int, str], ...] = ()
        self.amounts: tuple[float, ...] = ()

    def show_trend(self, trend: Trend) -> None:
        """Draw this trend."""
        self._first = trend.first_day
        today = self.days(trend.last_day)
        length = max(SHORTEST, today)  # a short course lies at the end of its axis
        self.left, right = today - length * (1 + BEFORE), today + length * AFTER
        for plot in (self._response, self._doses):
            plot.clear()
            plot.setXRange(self.left, right, padding=0)
        self.weeks = self._weeks(trend)
        self._draw_response(trend, right)
        self._draw_doses(trend, right)

    def place(self, width: int, height: int) -> None:
        """Let both plots fill this room, the axes beside and below them."""
        self._view.setGeometry(0, 0, width, height)
        left, wide = px(LEFT), width - px(LEFT)
        self._response.setGeometry(left, 0, wide, max(1, height - px(DOSES) - px(LIGHTS)))
        self._doses.setGeometry(left, height - px(DOSES), wide, px(DOSES) - px(AXIS))
        self._view.scene().prepareForPaint()  # else the first painting asks for a second one

    def days(self, day: date) -> int:
        """A day as the axis counts it."""
        return (day - self._first).days

    def x(self, day: date) -> float:
        """Where a day lies, in pixels of the chart."""
        return self.at_pain(self.days(day), 0).x()

    def at_pain(self, days: float, pain: float) -> QPointF:
        """Where a point of the response lies, in pixels of the chart."""
        return QPointF(self._response.mapViewToScene(QPointF(days, pain)))

    def at_dose(self, days: float, amount: float) -> QPointF:
        """Where a point of the dose lies, in pixels of the chart."""
        return QPointF(self._doses.mapViewToScene(QPointF(days, amount)))

    def _draw_response(self, trend: Trend, right: float) -> None:
        plot = self._response
        limits = limits_of(trend)
        plot.setYRange(-0.4, HIGHEST_PAIN + 0.8, padding=0)
        for low, high, token in zip((0.0, *limits), limits, ("hover", "sunken"), strict=False):
            plot.addItem(_band((self.left, right), low, high, token))
        for limit in limits:
            plot.addItem(_limit_line(limit))
        days = [self.days(visit.day) for visit in trend.visits]
        for values, style in zip(_answers_of(trend.visits), _line_styles(), strict=True):
            if not all(value is NOT_ASKED for value in values):
                line = pyqtgraph.PlotDataItem(
                    days, values, connect="finite", antialias=True, **style
                )
                plot.addItem(line)
        plot.addItem(_today_line(self.days(trend.last_day)), ignoreBounds=True)

    def _draw_doses(self, trend: Trend, right: float) -> None:
        plot = self._doses
        done = [(self.days(each.day), each.dose) for each in trend.visits if each.dose]
        doses = [dose for _, dose in done] + ([trend.coming] if trend.coming else [])
        high = _round_up(max((trend.amount(dose) for dose in doses), default=1))
        self.amounts, self.top = (0, high / 2, high), high * 1.3
        plot.setYRange(0, self.top, padding=0)
        width = max(0.6, (right - self.left) / 42)
        level = doses[-1].level if doses else 1
        for same in (True, False):
            of_level = [(day, dose) for day, dose in done if (dose.level == level) == same]
            bars = [(day, trend.amount(dose)) for day, dose in of_level]
            plot.addItem(_bars(bars, width, filled=same))
        if trend.coming:
            day = self.days(trend.last_day) + width * 0.9
            plot.addItem(_coming_bar(day, trend.amount(trend.coming), width))
        plot.addItem(_today_line(self.days(trend.last_day)), ignoreBounds=True)

    def _weeks(self, trend: Trend) -> tuple[tuple[int, str], ...]:
        mondays = weeks_between(trend.first_day, trend.last_day, MOST_WEEKS)
        words = [
            (self.days(monday), spoken().say("week {n}", n=monday.isocalendar().week))
            for monday in mondays
        ]
        return tuple((day, text) for day, text in words if day > self.left)


def limits_of(trend: Trend) -> list[float]:
    """The highest pain of each band, where pain has limits."""
    return [limit for limit in (trend.calm, trend.fine) if limit is not None]


def _new_box(view: pyqtgraph.GraphicsView) -> pyqtgraph.ViewBox:
    """A quiet plot: no mouse, no menu; its axes are words on the chart."""
    box = pyqtgraph.ViewBox(enableMouse=False, enableMenu=False)
    box.disableAutoRange()
    view.addItem(box)
    return box


def _answers_of(visits: Sequence[Visit]) -> tuple[list[float], ...]:
    """The three lines of response: usual, during, next morning; a gap where not asked."""
    columns = (
        [visit.pain_usual for visit in visits],
        [visit.pain_during for visit in visits],
        [visit.pain_next_morning for visit in visits],
    )
    return tuple([NOT_ASKED if each is None else each for each in column] for column in columns)


def _line_styles() -> tuple[dict[str, object], ...]:
    """How the three lines of response are drawn, in the same order."""
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
    """A tinted band between two values."""
    band = QGraphicsRectItem(span[0], low, span[1] - span[0], high - low)
    band.setPen(pyqtgraph.mkPen(None))
    band.setBrush(colour(token))
    band.setZValue(-20)
    return band


def _limit_line(limit: float) -> pyqtgraph.InfiniteLine:
    """A dashed line at a limit."""
    pen = pyqtgraph.mkPen(colour("control"), width=1, style=Qt.PenStyle.DashLine)
    return pyqtgraph.InfiniteLine(limit, angle=0, pen=pen)


def _today_line(day: int) -> pyqtgraph.InfiniteLine:
    """An upright line at today."""
    return pyqtgraph.InfiniteLine(day, pen=pyqtgraph.mkPen(colour("line"), width=1))


def _bars(bars: Sequence[tuple[int, float]], width: float, *, filled: bool) -> object:
    """What was done; hollow where it was another rung of the ladder than the present one."""
    pen = pyqtgraph.mkPen(None) if filled else pyqtgraph.mkPen(colour("control"), width=1.2)
    return pyqtgraph.BarGraphItem(
        x=[day for day, _ in bars],
        height=[amount for _, amount in bars],
        width=width,
        brush=colour("control" if filled else "surface"),
        pen=pen,
    )


def _coming_bar(day: float, amount: float, width: float) -> object:
    """The bar of the dose that comes, dashed."""
    pen = pyqtgraph.mkPen(colour("accent"), width=1.5, style=Qt.PenStyle.DashLine)
    return pyqtgraph.BarGraphItem(
        x=[day], height=[amount], width=width, brush=colour("surface"), pen=pen
    )


def _round_up(value: float) -> int:
    """The next round number, for the top of an axis."""
    steps = (10, 20, 40, 60, 100, 200, 400, 600, 1000, 2000, 4000, 10000, 100_000, 10_000_000)
    return next(step for step in steps if step >= value)
