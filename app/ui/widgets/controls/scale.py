"""A 0–10 scale. Not asked is not 0."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from app.ui.style import colour, font, px
from app.ui.translator import spoken
from app.ui.widgets.controls.choosing import Cells
from app.ui.widgets.controls.painting import frame_of, paint_dot, paint_pill

HIGHEST = 10
PAIN_LIMITS = (3, 6)  # a heavier line before these
CELL_WIDTH = 40


class Scale(Cells):
    """Eleven cells. A digit answers and moves on, + is 10, Backspace makes it "not asked".

    `changed` carries the rating, or None for "not asked".
    """

    ROLE = QAccessible.Role.Slider
    changed = Signal(object)

    def __init__(
        self, value: int | None = None, *, last: int | None = None, limits: bool = True,
        name: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__([px(CELL_WIDTH)] * (HIGHEST + 1), parent)
        self._limits = PAIN_LIMITS if limits else ()
        self.setAccessibleName(name)
        self.picked.connect(self.changed)
        self.show_last(last)
        self.show_value(value)

    @property
    def value(self) -> int | None:
        """The rating, or None where it was not asked."""
        return self.place

    def names(self) -> tuple[str, ...]:
        return tuple(str(number) for number in range(HIGHEST + 1))

    def show_value(self, value: int | None) -> None:
        """Show a rating without telling anyone."""
        self.show_place(value)

    def show_last(self, last: int | None) -> None:
        """Show last time's rating as a dot."""
        self.last_place = last
        self.update()

    def spoken_value(self) -> str:
        """What a screen reader says after the name."""
        return self.tr("not asked") if self.value is None else _of_ten(self.value)

    def place_for_key(self, text: str) -> int | None:
        if text == "+":
            return HIGHEST
        return int(text) if text and text in "0123456789" else None

    def divider(self, place: int) -> str:
        if place in self._limits:
            return "control"
        return "" if self.value is not None and place <= self.value + 1 else "line"

    def paint_ground(self, painter: QPainter, ground: QPainterPath) -> None:
        super().paint_ground(painter, ground)
        if self.value is None:
            return
        frame = frame_of(self)
        painter.save()
        painter.setClipPath(ground)
        reach = QRectF(frame.topLeft(), self.cells()[self.value].bottomRight())
        painter.fillRect(reach, colour("accent_tint"))
        painter.restore()

    def paint_cell(self, painter: QPainter, place: int, cell: QRectF) -> None:
        chosen = place == self.value
        if chosen:
            paint_pill(painter, cell)
        painter.setFont(font("strong" if chosen else "body"))
        painter.setPen(colour("on_accent" if chosen else self._ink(place)))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(place))
        if place == self.last_place:
            paint_dot(painter, cell, "on_accent" if chosen else "ink3")

    def _ink(self, place: int) -> str:
        if self.value is None:
            return "ink3"
        return "ink" if place < self.value else "ink2"


def _of_ten(value: int) -> str:
    return spoken().say("{value} of 10", value=value)
