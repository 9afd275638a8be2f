"""The chart of one patient: response above, dose below, the lights between, one time axis."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.charts import Trend, Visit
from app.ui.style import colour, px
from app.ui.tokens import CONTROL_RADIUS
from app.ui.translator import spoken
from app.ui.widgets.chart.drawing import DOSES, LIGHTS, Plots
from app.ui.widgets.chart.notes import paint_notes, paint_versions
from app.ui.widgets.chart.reading import nearest, paint_reading, reading_of
from app.ui.widgets.controls.accessibility import announce_value
from app.ui.widgets.controls.light import draw_light, draw_ring
from app.ui.widgets.controls.painting import paint_focus

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
SHAPES = 20  # from the top of the strip of lights to the middle of their shapes


class TrendChart(QWidget):
    """Draws a trend. The pointer, or an arrow key, reads one session with its exact values."""

    ROLE = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._trend: Trend | None = None
        self._exercise = self._dose_title = ""
        self._read: int | None = None
        self.setAccessibleName(self.tr("Chart of response and dose"))
        self.setAccessibleDescription(self.tr("The arrow keys read one session after another."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._plots = Plots(self)
        self._notes = _Notes(self)

    def show_trend(self, trend: Trend, exercise: str, dose_title: str) -> None:
        """Draw this trend; the title says what the bars count."""
        self._trend, self._exercise, self._dose_title = trend, exercise, dose_title
        self._read = None
        self._plots.show_trend(trend)
        self._plots.place(self.width(), self.height())
        self.update()

    def spoken_value(self) -> str:
        """What a screen reader says after the name."""
        visit = self._visit()
        return reading_of(visit, self._exercise, spoken()).spoken if visit else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plots.place(self.width(), self.height())
        self._notes.setGeometry(self.rect())
        self._notes.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self._visits())
        if count and key in _STEPS:
            beyond = count if key == Qt.Key.Key_Left else -1
            before = beyond if self._read is None else self._read
            self._show_reading(max(0, min(count - 1, before + _STEPS[key])))
        elif count and key in _ENDS:
            self._show_reading(range(count)[_ENDS[key]])
        elif key == Qt.Key.Key_Escape and self._read is not None:
            self._show_reading(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_reading(nearest(self._places(), event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_reading(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._notes.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_reading(None)

    def paint_notes(self, painter: QPainter) -> None:
        """What stands over the plots: words, marks, and the session that is read."""
        if self._trend is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lights(painter)
        paint_versions(painter, self._trend, self._plots)
        paint_notes(painter, self._trend, self._plots, self._dose_title)
        visit = self._visit()
        if visit:
            x = self._plots.x(visit.day)
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawLine(QPointF(x, px(8)), QPointF(x, self.height() - px(24)))
            reading = reading_of(visit, self._exercise, spoken())
            paint_reading(painter, reading, QPointF(x, px(8)), QRectF(self.rect()))
        paint_focus(painter, self, CONTROL_RADIUS)

    def _paint_lights(self, painter: QPainter) -> None:
        middle = self.height() - px(DOSES) - px(LIGHTS) + px(SHAPES)
        places = self._places()
        size = _light_size(places)
        for visit, x in zip(self._visits(), places, strict=True):
            if visit.advised:
                draw_light(painter, visit.advised, x - size / 2, middle - size / 2, size)
            if visit.chosen:
                draw_ring(painter, x - size / 2, middle - size / 2, size)

    def _visits(self) -> Sequence[Visit]:
        return self._trend.visits if self._trend else ()

    def _visit(self) -> Visit | None:
        return None if self._read is None else self._visits()[self._read]

    def _places(self) -> list[float]:
        """Where the days of the sessions lie, in pixels of this widget."""
        return [self._plots.x(visit.day) for visit in self._visits()]

    def _show_reading(self, number: int | None) -> None:
        if number != self._read:
            self._read = number
            self._notes.update()
            announce_value(self)


class _Notes(QWidget):
    """A clear sheet above both plots."""

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
