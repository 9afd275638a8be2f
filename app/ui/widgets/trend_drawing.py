"""The strokes of the chart: plots, bands, lines, bars, and words at points."""

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from app.charts import Trend, Visit
from app.ui.style import colour, font, px, text_width

NOT_ASKED = float("nan")
LEFT = 38


class Writer:
    """Writes small words at points of the chart."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def beside(self, at: QPointF, text: str, role: str = "caption", ink: str = "ink3") -> None:
        """To the right of a point, but never past the edge of the chart."""
        edge = self._painter.device().width() - text_width(text, role) - px(2)
        self._write(min(at.x() + px(8), edge), at.y(), text, role, ink)

    def centred(self, at: QPointF, text: str) -> None:
        """With its middle over a point."""
        self._write(at.x() - text_width(text, "caption") / 2, at.y(), text, "caption", "ink3")

    def _write(self, x: float, y: float, text: str, role: str, ink: str) -> None:
        self._painter.setFont(font(role))
        self._painter.setPen(colour(ink))
        place = QRectF(x, y - px(8), text_width(text, role) + 4, px(16))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def new_plot(parent: QWidget) -> pyqtgraph.PlotWidget:
    """A quiet plot: axes, no mouse, no menu."""
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


def answers_of(visits: Sequence[Visit]) -> tuple[list[float], ...]:
    """The three lines of response: usual, during, next morning; a gap where not asked."""
    columns = (
        [visit.pain_usual for visit in visits],
        [visit.pain_during for visit in visits],
        [visit.pain_next_morning for visit in visits],
    )
    return tuple([NOT_ASKED if each is None else each for each in column] for column in columns)


def line_styles() -> tuple[dict[str, object], ...]:
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


def band(span: tuple[float, float], low: float, high: float, token: str) -> QGraphicsRectItem:
    """A tinted band between two values."""
    band = QGraphicsRectItem(span[0], low, span[1] - span[0], high - low)
    band.setPen(pyqtgraph.mkPen(None))
    band.setBrush(colour(token))
    band.setZValue(-20)
    return band


def limit_line(limit: float) -> pyqtgraph.InfiniteLine:
    """A dashed line at a limit."""
    pen = pyqtgraph.mkPen(colour("control"), width=1, style=Qt.PenStyle.DashLine)
    return pyqtgraph.InfiniteLine(limit, angle=0, pen=pen)


def today_line(day: int) -> pyqtgraph.InfiniteLine:
    """An upright line at today."""
    return pyqtgraph.InfiniteLine(day, pen=pyqtgraph.mkPen(colour("line"), width=1))


def coming_bar(day: float, trend: Trend, width: float) -> pyqtgraph.BarGraphItem:
    """The bar of the dose that comes, dashed."""
    pen = pyqtgraph.mkPen(colour("accent"), width=1.5, style=Qt.PenStyle.DashLine)
    height = trend.coming.volume if trend.coming else 0
    return pyqtgraph.BarGraphItem(
        x=[day], height=[height], width=width, brush=colour("surface"), pen=pen
    )


def round_up(value: int) -> int:
    """The next round number, for the top of an axis."""
    steps = (10, 20, 40, 60, 100, 200, 400, 600, 1000, 2000, 4000, 10000, 100000)
    return next(step for step in steps if step >= value)
