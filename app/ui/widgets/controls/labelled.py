"""A field with its label above, its note below; fields in one line while there is room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.style import px
from app.ui.widgets.controls.card import box, column
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.painting import stand_flush

_GAP = 16


def labelled(text: str, field: QWidget, *below: QWidget) -> QVBoxLayout:
    """The field under its label, which names it for screen readers too; notes below it."""
    field.setAccessibleName(text)
    stand_flush(field)
    gap = 2 if getattr(field, "keeps_room", False) else 6
    return column(Label(text, "small_medium", buddy=field), gap, field, *below, gap=0)


class SideBySide(QWidget):
    """Things in one line, below each other where the line is too short for them."""

    def __init__(self, *items: QWidget | QLayout, gap: int = _GAP) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(gap))
        self._parts: list[QWidget] = []
        for item in items:
            self._add(item)

    def stretch(self, place: int) -> "SideBySide":
        """Let this thing take the room that is left."""
        self._line.setStretch(place, 1)
        return self

    def minimumSizeHint(self) -> QSize:
        widest = max((_least(part) for part in self._shown()), default=0)
        return QSize(widest, self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widths = [_least(part) for part in self._shown()]
        needed = sum(widths) + self._line.spacing() * (len(widths) - 1)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if needed <= self.width() else ways.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()

    def _add(self, item: QWidget | QLayout) -> None:
        sides = Qt.AlignmentFlag
        part = item if isinstance(item, QWidget) else box(item)
        self._parts.append(part)
        self._line.addWidget(part, 0, sides.AlignVCenter if part is item else sides.AlignTop)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
