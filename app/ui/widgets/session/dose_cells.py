"""The dose of one exercise as it was done: quiet as prescribed, framed where it was not."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.dose import Dose
from app.domain.errors import Invalid
from app.domain.value import bounds_of
from app.ui.style import px
from app.ui.tokens import CELL_RADIUS, FOCUS_ROOM
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce_value
from app.ui.widgets.controls.number import read_number
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.controls.painting import paint_focus, painter_on
from app.ui.widgets.session.dose_cell import (
    CELL_HEIGHT,
    GAP,
    DoseCell,
    Figure,
    figures_of,
    paint_cell,
    paint_sign,
    width_of,
)

_STEPS = {Qt.Key.Key_Space: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class DoseCells(QWidget):
    """One Tab stop. A digit overwrites the present cell, Space goes to the next, Backspace mends.

    `changed` carries the dose done, or None for "as prescribed"; `problem_changed` the sentence
    that says why what was typed is refused. `counted`: what repetitions are that are no
    repetitions, such as minutes. The load of an exercise without one comes with Space
    after the last cell.
    """

    ROLE = QAccessible.Role.Grouping
    changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self, prescribed: Dose, done: Dose | None = None, *, name: str = "", counted: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._prescribed, self._counted = prescribed, counted
        self._figures = figures_of(prescribed, counted)
        self._typed: dict[str, str] = {}
        self._place = 0
        self._fresh = True
        self._problem = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_done(done)

    @property
    def done(self) -> Dose | None:
        """The dose done; None where it was done as prescribed, or what stands there is refused."""
        try:
            changes = self._changes()
        except Invalid:
            return None
        return msgspec.structs.replace(self._prescribed, **changes) if changes else None

    @property
    def problem(self) -> str:
        """Why what was typed is refused; empty when all is well."""
        try:
            self._changes()
        except Invalid as invalid:
            return spoken().error(invalid)
        return ""

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the cells that were typed into, valid or not."""
        return dict(self._typed)

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed."""
        known = bounds_of(Dose)
        self._typed = {name: text for name, text in typed.items() if name in known}
        self._tell()

    def show_done(self, done: Dose | None) -> None:
        """Show what was done without telling anyone."""
        self._typed = {}
        for figure in self._figures:
            number = getattr(done, figure.variable) if done else figure.prescribed
            if number is not None and number != figure.prescribed:
                self._typed[figure.variable] = spoken().number(number)
        self._look_again()

    def show_prescribed(self, prescribed: Dose) -> None:
        """Show another prescription, done as prescribed, without telling anyone."""
        self._prescribed = prescribed
        self._figures = figures_of(prescribed, self._counted)
        self._place, self._fresh = 0, True
        self.show_done(None)

    def spoken_value(self) -> str:
        """What a screen reader says after the name."""
        said = (f"{cell.shown} {cell.unit}".strip() for cell in self._cells())
        return ", ".join(said)

    def sizeHint(self) -> QSize:
        cells = self._cells()
        wide = sum(width_of(cell) for cell in cells) + px(GAP) * (len(cells) - 1)
        return QSize(wide + 2 * FOCUS_ROOM, px(CELL_HEIGHT) + 2 * FOCUS_ROOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789,." and not _held(event):
            self._type(event.text())
        elif event.key() in ENTER:
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take_back()
        elif event.key() in _STEPS:
            self._go(self._place + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, room in enumerate(self._rooms()):
            if room.left() <= event.position().x() <= room.right():
                self._go(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        usual = figures_of(self._prescribed, self._counted)
        self._place = min(self._place, len(usual) - 1)
        if not self._typed.get("load_kg"):
            self._figures = usual
        self._look_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        for place, (cell, room) in enumerate(zip(self._cells(), self._rooms(), strict=True)):
            if place:
                self._paint_sign(painter, cell, room)
            paint_cell(painter, cell, room)
        paint_focus(painter, self, CELL_RADIUS)

    def _paint_sign(self, painter: QPainter, cell: DoseCell, room: QRectF) -> None:
        gap = QRectF(room.left() - px(GAP), room.top(), px(GAP), room.height())
        paint_sign(painter, "·" if cell.unit == "kg" else "×", gap)

    def _type(self, letter: str) -> None:
        variable = self._figures[self._place].variable
        before = "" if self._fresh else self._typed.get(variable, "")
        self._typed[variable] = before + letter
        self._fresh = False
        self._tell()

    def _take_back(self) -> None:
        variable = self._figures[self._place].variable
        shorter = "" if self._fresh else self._typed.get(variable, "")[:-1]
        if shorter:
            self._typed[variable] = shorter
        else:
            self._typed.pop(variable, None)
            self._fresh = True
        self._tell()

    def _go(self, place: int) -> None:
        if place == len(self._figures) and self._figures[-1].variable != "load_kg":
            self._figures = (*self._figures, Figure("load_kg", 0, "kg"))
        self._place = max(0, min(len(self._figures) - 1, place))
        self._fresh = True
        self._look_again()

    def _tell(self) -> None:
        self._look_again()
        self.changed.emit(self.done)
        announce_value(self)

    def _look_again(self) -> None:
        if self._typed.get("load_kg") and self._figures[-1].variable != "load_kg":
            self._figures = (*self._figures, Figure("load_kg", 0, "kg"))
        problem = self.problem
        if problem != self._problem:
            self._problem = problem
            self.setAccessibleDescription(problem)
            self.problem_changed.emit(problem)
        self.updateGeometry()
        self.update()

    def _changes(self) -> dict[str, float]:
        read = {
            variable: read_number(text, bounds_of(Dose)[variable])
            for variable, text in self._typed.items()
        }
        now = {name: number for name, number in read.items() if number is not None}
        return {name: n for name, n in now.items() if n != (getattr(self._prescribed, name) or 0)}

    def _cells(self) -> list[DoseCell]:
        return [self._cell(place, figure) for place, figure in enumerate(self._figures)]

    def _cell(self, place: int, figure: Figure) -> DoseCell:
        usual = spoken().number(figure.prescribed)
        typed = self._typed.get(figure.variable, "")
        return DoseCell(
            prescribed=usual,
            typed="" if typed == usual else typed,
            unit=figure.unit,
            current=self.hasFocus() and place == self._place,
            wrong=bool(typed) and not _reads(typed, figure.variable),
        )

    def _rooms(self) -> list[QRectF]:
        left, found = float(FOCUS_ROOM), []
        for cell in self._cells():
            found.append(QRectF(left, FOCUS_ROOM, width_of(cell), px(CELL_HEIGHT)))
            left += width_of(cell) + px(GAP)
        return found


def _reads(text: str, variable: str) -> bool:
    try:
        return read_number(text, bounds_of(Dose)[variable]) is not None
    except Invalid:
        return False


def _held(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
