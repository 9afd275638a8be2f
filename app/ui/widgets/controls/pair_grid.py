"""Words and controls in pairs, two of them beside each other where there is room."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.card import box
from app.ui.widgets.controls.label import Label

COLUMNS = 2
GAP = 10  # pixels at 100 %


class PairGrid(QWidget):
    """`rearranged` speaks when the pairs stand otherwise, and the grid is higher or lower."""

    rearranged = Signal()

    def __init__(self, pairs: Iterable[tuple[str, QLayout]]) -> None:
        super().__init__()
        self._grid, self._columns = QGridLayout(self), 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(GAP))
        self._grid.setVerticalSpacing(px(2))
        self._pairs = [
            (Label(spoken().say(words), "small", "ink2"), box(control)) for words, control in pairs
        ]
        self._arrange(COLUMNS)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(1), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(COLUMNS if self._wide(COLUMNS) <= self.width() else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, pair in enumerate(self._pairs):
            line, place = divmod(number, columns)
            for side, part in enumerate(pair):
                self._grid.removeWidget(part)
                self._grid.addWidget(part, line, 2 * place + side)
        for place in range(2 * COLUMNS + 1):
            self._grid.setColumnStretch(place, 1 if place == 2 * columns else 0)
        self.updateGeometry()
        self.rearranged.emit()

    def _wide(self, columns: int) -> int:
        """How wide so many pairs beside each other are."""
        words = max(label.sizeHint().width() for label, _ in self._pairs)
        controls = max(control.minimumSizeHint().width() for _, control in self._pairs)
        return columns * (words + controls + 2 * px(GAP))
