"""A field for a day, written as one writes it: 3.12.2026, 3.12.26, 3/12/2026, 2026-12-03."""

import re
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.errors import Invalid, sentence
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.text_field import TextField

_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_EXPECTED = sentence("Write the day as {example}.")
_CENTURY = 2000


def read_day(text: str) -> date | None:
    """The day typed; None where nothing was. Raises Invalid."""
    plain = text.strip().rstrip(".")
    if not plain:
        return None
    found = _DAY_FIRST.fullmatch(plain)
    parts = found.groups()[::-1] if found else None
    iso = _YEAR_FIRST.fullmatch(plain)
    parts = iso.groups() if iso else parts
    try:
        year, month, day = (int(part) for part in parts or ())
        return date(year if year > _CENTURY else year + _CENTURY, month, day)
    except ValueError as error:
        raise Invalid("", _EXPECTED, example="3.12.2026") from error


class DateField(TextField):
    """A day. Blank is None; `problem_changed` carries the sentence to show beside the field."""

    problem_changed = Signal(str)

    def __init__(
        self, value: date | None = None, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name=name, parent=parent)
        self.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_value(value)
        self.textEdited.connect(lambda _: self._tell(""))

    @property
    def value(self) -> date | None:
        """The day, or None where the field is blank or what stands there is refused."""
        try:
            return read_day(self.text())
        except Invalid:
            return None

    @property
    def problem(self) -> str:
        """Why what stands there is refused; empty when all is well."""
        try:
            read_day(self.text())
        except Invalid as invalid:
            return spoken().error(invalid)
        return ""

    def show_value(self, value: date | None) -> None:
        """Show a day."""
        self.setText("" if value is None else spoken().short_date(value))

    def sizeHint(self) -> QSize:
        return QSize(px(128), super().sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.value is not None:
            self.show_value(self.value)
        self._tell(self.problem)

    def _tell(self, problem: str) -> None:
        self.show_problem(problem)
        self.problem_changed.emit(problem)
