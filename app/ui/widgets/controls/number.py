"""A number field that reads 2,5 and 2.5 alike, and never guesses."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.domain.errors import Invalid, sentence
from app.domain.value import Bounds
from app.ui.style import colour, font, let_through, px, text_width
from app.ui.tokens import CONTROL_HEIGHT, CONTROL_RADIUS, FOCUS_ROOM
from app.ui.translator import spoken
from app.ui.widgets.controls.menu import open_menu
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.controls.painting import (
    frame_of,
    left_room,
    paint_focus,
    paint_frame,
    painter_on,
    right_room,
)

_NUMBER = re.compile(r"([+-]?)(\d*)(?:[.,](\d*))?", re.ASCII)
_UNREADABLE = sentence("Write one number, with a single comma or point, such as {example}.")
_WHOLE = sentence("Write a whole number from {low} to {high}.")
_DECIMAL = sentence("Write a number from {low} to {high} with at most one decimal.")


class OutOfRange(Invalid):
    """A number that can be read, but that its field does not take."""


def read_number(text: str, bounds: Bounds) -> float | int | None:
    """The number typed; None where nothing was. Comma and point both mark the decimals.

    Raises Invalid: `1.000,5`, letters, out of range, more decimals than the field has.
    """
    plain = text.strip().replace("−", "-")
    if not plain:
        return None
    found = _NUMBER.fullmatch(plain)
    if not found or not (found[2] or found[3]):
        raise Invalid("", _UNREADABLE, example=2.5)
    decimals = found[3] or ""
    number = float(f"{found[1]}{found[2] or 0}.{decimals or 0}")
    if len(decimals) > bounds.decimals or not bounds.low <= number <= bounds.high:
        limits = {"low": _whole(bounds.low), "high": _whole(bounds.high)}
        raise OutOfRange("", _DECIMAL if bounds.decimals else _WHOLE, **limits)
    return number if bounds.decimals else int(number)


class NumberField(QLineEdit):
    """A number with its unit inside the frame. Blank is None, never 0; a wheel does nothing.

    `changed` carries the number, or None where it is blank or refused; `problem_changed` carries
    the sentence to show beside the field, empty when all is well. What was typed always stays.
    """

    keeps_room = True  # round its frame, for the focus ring
    changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self, bounds: Bounds, value: float | None = None, *, unit: str | None = None,
        name: str = "", width: int = 72, height: int = CONTROL_HEIGHT,
    ) -> None:  # fmt: skip
        super().__init__()
        self._height = px(height) + 2 * FOCUS_ROOM
        self._bounds = bounds
        self._unit = bounds.unit if unit is None else unit
        self._problem = ""
        self._told: float | None = None
        self._room = px(width) + 2 * FOCUS_ROOM
        self._dress(name)
        self.show_value(value)
        self.textEdited.connect(self._read)

    @property
    def value(self) -> float | int | None:
        """The number, or None where the field is blank or what stands there is refused."""
        try:
            return read_number(self.text(), self._bounds)
        except Invalid:
            return None

    @property
    def problem(self) -> str:
        """Why what stands there is refused; empty when all is well."""
        try:
            read_number(self.text(), self._bounds)
        except Invalid as invalid:
            return spoken().error(invalid)
        return ""

    def show_value(self, value: float | None) -> None:
        """Show a number without telling anyone."""
        self.setText("" if value is None else spoken().number(value))
        self._told = self.value
        self._show_problem(self.problem)

    def show_bounds(self, bounds: Bounds, unit: str) -> None:
        """Ask for another kind of number; what was typed stays."""
        self._bounds, self._unit = bounds, unit
        self._make_room_for_unit()
        self._show_problem(self.problem)
        self.update()

    def sizeHint(self) -> QSize:
        ring = left_room(self) + right_room(self)
        return QSize(self._room - 2 * FOCUS_ROOM + ring, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.problem and self.value is not None:
            self.setText(spoken().number(self.value))
        self._show_problem(self.problem)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, frame = painter_on(self), frame_of(self)
        if self.text():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        paint_frame(painter, frame, answered=bool(self.text()), wrong=bool(self._problem))
        self._paint_unit(painter, frame)
        paint_focus(painter, self)
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _dress(self, name: str) -> None:
        self.setFrame(False)
        self.setFont(font("strong"))
        let_through(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._make_room_for_unit()
        self.setAccessibleName(f"{name}, {self._unit}" if self._unit else name)

    def _make_room_for_unit(self) -> None:
        unit = text_width(self._unit, "small") + px(4) if self._unit else 0
        self.setTextMargins(left_room(self) + px(8), 0, right_room(self) + px(7) + unit, 0)

    def _paint_unit(self, painter: QPainter, frame: QRectF) -> None:
        painter.setFont(font("small"))
        painter.setPen(colour("ink3"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(frame.adjusted(0, 0, -px(9), 0), side, self._unit)

    def _read(self) -> None:
        self._show_problem("" if self._may_become_right() else self.problem)
        if self.value != self._told:
            self._told = self.value
            self.changed.emit(self._told)
        self.update()

    def _may_become_right(self) -> bool:
        """Whether more digits can still mend what stands there: nobody is told off half-way."""
        text = self.text().strip()
        return text in {"-", "+", ",", "."} or (
            text.isdecimal() and float(text) < self._bounds.low and text != "0"
        )

    def _show_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.setAccessibleDescription(problem)
            self.problem_changed.emit(problem)
            self.update()


def _whole(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number
