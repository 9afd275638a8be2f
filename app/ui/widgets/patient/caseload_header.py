"""The titles of the caseload: a click, or Space on the chosen one, sorts by its column."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui.style import colour, font, px
from app.ui.widgets.controls.painting import paint_icon, painter_on
from app.ui.widgets.patient.caseload_paint import INDENT
from app.ui.widgets.patient.caseload_row import Column, Order

HEIGHT = 34
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SORT = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaseloadHeader(QHeaderView):
    """`asked` carries the column that is to be sorted by."""

    asked = Signal(object)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._order, self._here = Order(), Column.NAME
        self.setAccessibleName(self.tr("Sort by column"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_order(self, order: Order) -> None:
        """Show by which column the lines stand."""
        self._order = order
        way = self.tr("descending") if order.turned else self.tr("ascending")
        self.setAccessibleDescription(f"{self._title(order.column)}, {way}")
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SORT:
            self.asked.emit(self._here)
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._here = Column(place)
            self.asked.emit(self._here)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self.viewport())
        for column in Column:
            if not self.isSectionHidden(column):
                self._paint_title(painter, column)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))

    def _step(self, by: int) -> None:
        shown = [column for column in Column if not self.isSectionHidden(column)]
        place = shown.index(self._here) + by if self._here in shown else 0
        self._here = shown[max(0, min(len(shown) - 1, place))]
        self.viewport().update()

    def _title(self, column: Column) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal))

    def _paint_title(self, painter: QPainter, column: Column) -> None:
        sorts, title = column is self._order.column, self._title(column)
        left = self.sectionViewportPosition(column) + (px(INDENT) if column is Column.NAME else 0)
        painter.setFont(font("caption_strong" if sorts else "caption"))
        painter.setPen(colour("ink2" if sorts else "ink3"))
        painter.drawText(QRectF(left, 0, self.sectionSize(column), self.height()), _MIDDLE, title)
        wide = painter.fontMetrics().horizontalAdvance(title)
        if sorts:
            square = QRectF(left + wide + px(4), (self.height() - px(14)) / 2, px(14), px(14))
            icon = "chevron-down" if self._order.turned else "chevron-up"
            paint_icon(painter, icon, square, "ink2")
        if self.hasFocus() and column is self._here:
            painter.setPen(QPen(colour("focus"), 2))
            ring = QRectF(left - px(6), px(4), wide + px(28), self.height() - px(9))
            painter.drawRoundedRect(ring, 5, 5)
