"""One figure of a dose, painted: prescribed, or "12 → 10" where something else was done."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.dose import Dose
from app.ui.style import colour, font, px, text_width
from app.ui.tokens import CELL_RADIUS

CELL_HEIGHT = 26
GAP = 16
_PADDING = 8


class Figure(NamedTuple):
    """One number of a dose, as it is prescribed."""

    variable: str
    prescribed: float
    unit: str


class DoseCell(NamedTuple):
    """What one cell shows; `typed` is empty as prescribed."""

    prescribed: str
    typed: str
    unit: str
    current: bool
    wrong: bool

    @property
    def shown(self) -> str:
        """The figure that counts now."""
        return self.typed or self.prescribed


def width_of(cell: DoseCell) -> int:
    """How many pixels the cell takes."""
    words = text_width(_figure(cell), "small_strong") + text_width(_before(cell), "small")
    return max(px(24), words + 2 * px(_PADDING))


def figures_of(dose: Dose, counted: str) -> tuple[Figure, ...]:
    """The numbers of a dose; `counted`: what repetitions are that are no repetitions."""
    parts = (("sets", dose.sets, ""), ("repetitions", dose.repetitions, counted),
             ("hold_s", dose.hold_s, "s"), ("load_kg", dose.load_kg or None, "kg"))  # fmt: skip
    return tuple(Figure(name, number, unit) for name, number, unit in parts if number is not None)


def paint_cell(painter: QPainter, cell: DoseCell, room: QRectF) -> None:
    """Paint one cell into its room."""
    painter.setPen(_pen(cell))
    painter.setBrush(colour("accent_tint" if cell.typed else "sunken"))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), CELL_RADIUS, CELL_RADIUS)
    words = text_width(_figure(cell), "small_strong") + text_width(_before(cell), "small")
    left = room.left() + (room.width() - words) / 2
    painter.setFont(font("small"))
    painter.setPen(colour("ink2"))
    left = _write(painter, room, left, _before(cell), "small")
    painter.setFont(font("small_strong"))
    painter.setPen(colour("ink" if cell.typed else "ink2"))
    _write(painter, room, left, _figure(cell), "small_strong")


def paint_sign(painter: QPainter, sign: str, room: QRectF) -> None:
    """The sign between two cells."""
    painter.setFont(font("small"))
    painter.setPen(colour("ink3"))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)


def _write(painter: QPainter, room: QRectF, left: float, text: str, role: str) -> float:
    place = QRectF(left, room.top(), text_width(text, role) + 1, room.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
    return left + text_width(text, role)


def _pen(cell: DoseCell) -> QPen:
    if cell.wrong:
        return QPen(colour("red_edge"), 2)
    if cell.typed or cell.current:
        return QPen(colour("accent"), 1.5)
    return QPen(colour("line"), 1)


def _before(cell: DoseCell) -> str:
    return f"{cell.prescribed} → " if cell.typed else ""


def _figure(cell: DoseCell) -> str:
    return f"{cell.shown}\N{NO-BREAK SPACE}{cell.unit}" if cell.unit else cell.shown
