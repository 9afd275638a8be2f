"""A grid to type a filled diary into: digits move on, Enter goes to the next row."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from app.ui.style import colour, dress, font, px
from app.ui.stylesheet import GRID
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.session.diary_days import Asks, GridColumn, GridRow
from app.ui.widgets.session.diary_paint import DiaryCellPainter

TEN, TICK = "+", "✓"
MOST_DIGITS = 3
ROW, COLUMN = 34, 92
FEW = 10  # rows: more may have to be scrolled
DONE, ALL = (" ", "1", "x", "X"), "*"
BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DiaryGrid(QTableWidget):
    """One row a day. A 1, an x or a space ticks a box; + is 10; Backspace clears, Ctrl+Z undoes.

    `*` ticks all boxes from here on that were planned that day.
    `changed` speaks after every answer; `finished` when Enter is pressed in the last row.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, columns: tuple[GridColumn, ...], rows: tuple[GridRow, ...]) -> None:
        super().__init__(len(rows), len(columns))
        self._columns, self._rows = columns, rows
        self._values: dict[tuple[int, int], int] = {}
        self._steps: list[dict[str, str]] = []
        self._typing = False
        self._dress()
        self.setItemDelegate(DiaryCellPainter(self))
        for row in range(len(rows)):
            for column in range(len(columns)):
                self.setItem(row, column, self._item(row, column))
        self.currentCellChanged.connect(self._begin_cell)

    def sizeHint(self) -> QSize:
        wide = self.verticalHeader().sizeHint().width() + px(COLUMN) * len(self._columns)
        high = self.horizontalHeader().height() + px(ROW) * len(self._rows)
        bar = self.verticalScrollBar().sizeHint().width() if len(self._rows) > FEW else 0
        return QSize(wide + bar + 2, high + 2)

    def typed(self) -> dict[str, str]:
        """What stands in each cell, by day and column."""
        return {
            f"{self._rows[row].day.isoformat()} {column}": str(value)
            for (row, column), value in self._values.items()
        }

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed; a day or a column that is not here is passed over."""
        for row, each in enumerate(self._rows):
            for column in range(len(self._columns)):
                typed = fields.get(f"{each.day.isoformat()} {column}")
                value = int(typed) if typed else None
                if self._open(row, column) and self.value(row, column) != value:
                    self._put(row, column, value)

    def value(self, row: int, column: int) -> int | None:
        """What was typed into a cell; 1 for a tick, None where it is blank."""
        return self._values.get((row, column))

    def start(self) -> None:
        """Put the focus on the first cell that is open."""
        self.setFocus()
        if self._rows:
            self.setCurrentCell(0, self._first_of(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._take_back()
            return
        before = self.typed()
        self._take_key(event)
        if self.typed() != before:
            self._steps.append(before)

    def _take_back(self) -> None:
        if self._steps:
            self.show_typed(self._steps.pop())

    def _take_key(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._next_row()
        elif event.key() in BACK:
            self._set(None)
        elif event.text() and event.text().isprintable():
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Diary"))
        dress(self, GRID)
        self.setFont(font("strong"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalHeaderLabels([each.title for each in self._columns])
        self.setVerticalHeaderLabels([each.title for each in self._rows])
        for header, size in ((self.horizontalHeader(), COLUMN), (self.verticalHeader(), ROW)):
            header.setFont(font("small_medium"))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(px(size))
            header.setSectionsClickable(False)
        self.horizontalHeader().setFixedHeight(px(66))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().setDefaultAlignment(_LEFT)
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag(int(words)))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem("")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        flags = Qt.ItemFlag
        closed = not self._open(row, column)
        item.setFlags(
            flags.NoItemFlags if closed else flags.ItemIsEnabled | flags.ItemIsSelectable
        )
        if closed:
            item.setToolTip(self.tr("Recorded already"))
        elif self._is_box(column) and not self._rows[row].planned[column]:
            item.setToolTip(self.tr("Not planned that day"))
        item.setBackground(colour("hover" if item.toolTip() else "surface"))
        self._name(item, row, column)
        return item

    def _name(self, item: QTableWidgetItem, row: int, column: int) -> None:
        """What a screen reader says of a cell: which day, what is asked, what stands there."""
        stands = item.text().replace(TICK, self.tr("done")) or self.tr("blank")
        named = f"{self._rows[row].title}, {self._columns[column].title}: {stands}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, named)

    def _is_box(self, column: int) -> bool:
        return self._columns[column].asks in {Asks.TICK, Asks.AMOUNT}

    def _open(self, row: int, column: int) -> bool:
        return not (self._rows[row].recorded and self._is_box(column))

    def _begin_cell(self) -> None:
        self._typing = False

    def _type(self, text: str) -> None:
        asks = self._columns[self.currentColumn()].asks
        if not self._open(self.currentRow(), self.currentColumn()):
            return
        if asks is Asks.TICK:
            self._tick(text)
        elif asks is Asks.RATING:
            self._rate(text)
        elif text == " " and asks is Asks.AMOUNT:
            self._set(self._columns[self.currentColumn()].agreed)
            self._move_on()
        elif text.isdecimal():
            self._add_digit(text)

    def _tick(self, text: str) -> None:
        if text == ALL:
            self._tick_the_rest()
        if text in DONE or text in {"0", "-"}:
            self._set(1 if text in DONE else None)
            self._move_on()

    def _tick_the_rest(self) -> None:
        row, here = self.currentRow(), self.currentColumn()
        boxes = [column for column in range(len(self._columns)) if self._is_box(column)]
        for column in boxes[here:]:
            if self._wanted(row, column):
                self._put(row, column, 1)
        self.setCurrentCell(row, boxes[-1])
        self._move_on()

    def _rate(self, text: str) -> None:
        if text == TEN or text.isdecimal():
            self._set(10 if text == TEN else int(text))
            self._move_on()

    def _add_digit(self, text: str) -> None:
        before = self.value(self.currentRow(), self.currentColumn()) if self._typing else None
        digits = f"{before if before is not None else ''}{text}"
        if len(digits) <= MOST_DIGITS:
            self._set(int(digits))
            self._typing = True

    def _set(self, value: int | None) -> None:
        if self._open(self.currentRow(), self.currentColumn()):
            self._put(self.currentRow(), self.currentColumn(), value)

    def _put(self, row: int, column: int, value: int | None) -> None:
        cell = row, column
        if value is None:
            self._values.pop(cell, None)
        else:
            self._values[cell] = value
        ticked = value is not None and self._columns[column].asks is Asks.TICK
        text = TICK if ticked else "" if value is None else str(value)
        if item := self.item(*cell):
            item.setText(text)
            self._name(item, row, column)
        self.changed.emit()

    def _move_on(self) -> None:
        row, column = self.currentRow(), self.currentColumn()
        following = [
            each for each in range(column + 1, len(self._columns)) if self._wanted(row, each)
        ]
        if following:
            self.setCurrentCell(row, following[0])
        else:
            self._next_row()

    def _next_row(self) -> None:
        row = self.currentRow() + 1
        if row < len(self._rows):
            self.setCurrentCell(row, self._first_of(row))
        else:
            self.finished.emit()

    def _first_of(self, row: int) -> int:
        return next(
            (column for column in range(len(self._columns)) if self._wanted(row, column)), 0
        )

    def _wanted(self, row: int, column: int) -> bool:
        """Whether the way through the grid stops here: planned boxes, and every answer."""
        if self._is_box(column):
            return self._rows[row].planned[column] and not self._rows[row].recorded
        return True
