"""The caseload as a table: one line a patient, keyboard all the way."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.domain.patient import PatientId
from app.ui.style import dress, px
from app.ui.stylesheet import PAINTED_TABLE
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.patient.caseload_header import CaseloadHeader
from app.ui.widgets.patient.caseload_paint import ROW_HEIGHT, CellPainter
from app.ui.widgets.patient.caseload_row import Column, Line, Order, ordered

_WIDTHS = {Column.NAME: 16, Column.PROBLEM: 18, Column.LIGHT: 42, Column.SEEN: 7,
           Column.NEXT: 9, Column.REVIEW: 8}  # fmt: skip
_NARROW = 900
_NARROW_WIDTHS = {Column.NAME: 31, Column.LIGHT: 54, Column.SEEN: 15}
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CaseloadTable(QTableView):
    """One line a patient. `opened` carries the PatientId: Enter, or a double click.

    `order_changed` carries the Order that was asked for at the titles.
    """

    opened = Signal(object)
    order_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_name: list[Line] = []
        self._order, self._tells_lights = Order(), True
        self._lines = _Lines(self)
        self._titles = CaseloadHeader(self)
        self.setModel(self._lines)
        self.setItemDelegate(CellPainter(self))
        self._dress()
        self.doubleClicked.connect(lambda _: self._open())

    def show_lines(self, lines: list[Line]) -> None:
        """Show these patients in their order; the chosen one stays chosen."""
        chosen = self.chosen
        self._by_name = lines
        self._tells_lights = not lines or any(line.told for line in lines)
        self._share_out(self.viewport().width())
        self._lines.show_lines(ordered(lines, self._order))
        self.selectRow((self._lines.place_of(chosen) or 0) if chosen else 0)

    def show_order(self, order: Order) -> None:
        """Show the lines in this order."""
        self._order = order
        self._titles.show_order(order)
        self.show_lines(self._by_name)

    @property
    def chosen(self) -> PatientId | None:
        """The patient of the chosen line."""
        line = self._lines.line(self.currentIndex().row())
        return line.patient_id if line else None

    def choose(self, patient_id: PatientId) -> None:
        """Choose the line of this patient, if it is shown."""
        place = self._lines.place_of(patient_id)
        if place is not None:
            self.selectRow(place)

    @property
    def is_at_top(self) -> bool:
        """Whether the first line is the chosen one."""
        return self.currentIndex().row() == 0

    def step(self, by: int) -> None:
        """Choose the line so many below."""
        last = self._lines.rowCount() - 1
        self.selectRow(max(0, min(last, self.currentIndex().row() + by)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._open()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out(self.viewport().width())

    def sizeHint(self) -> QSize:
        return QSize(px(700), px(ROW_HEIGHT) * 6)

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def _reorder(self, column: Column) -> None:
        turned = column is self._order.column and not self._order.turned
        self.show_order(Order(column, turned))
        self.order_changed.emit(self._order)

    def _share_out(self, width: int) -> None:
        shares = dict(_NARROW_WIDTHS if width < px(_NARROW) else _WIDTHS)
        if not self._tells_lights:
            del shares[Column.LIGHT]
        for column in Column:
            self.setColumnHidden(column, column not in shares)
        for column, share in shares.items():
            self.setColumnWidth(column, width * share // sum(shares.values()))

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Patients"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self, PAINTED_TABLE)
        self.setHorizontalHeader(self._titles)
        self._titles.asked.connect(self._reorder)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))


class _Lines(QAbstractTableModel):
    """The lines shown now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        tr = parent.tr
        self._titles = (
            tr("Name"), tr("Problem"), tr("Last light"), tr("Seen"), tr("Next up"), tr("Review"),
        )  # fmt: skip

    def show_lines(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def place_of(self, patient_id: PatientId) -> int | None:
        places = (place for place, line in enumerate(self._lines) if line.patient_id == patient_id)
        return next(places, None)

    def rowCount(self, _parent: _Index = _ROOT) -> int:
        return len(self._lines)

    def columnCount(self, _parent: _Index = _ROOT) -> int:
        return len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and line:
            return line.text(Column(index.column()))
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and side == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
