"""A field for a few whole numbers in a row: 8 10 9."""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose
from app.domain.errors import Invalid, sentence
from app.domain.value import bounds_of
from app.ui.translator import spoken
from app.ui.widgets.controls.number import read_number
from app.ui.widgets.controls.text_field import TextField

_MOST = 20
_EXPECTED = sentence("Write up to {most} whole numbers from 1 to 100, such as 8 10 9.")


def read_repetitions(text: str) -> tuple[int, ...] | None:
    """The numbers typed, with spaces or commas between; None where nothing was. Raises Invalid."""
    words = re.split(r"[\s,;]+", text.strip(" ,;"))
    if words == [""]:
        return None
    try:
        read = [read_number(word, bounds_of(Dose)["repetitions"]) for word in words]
    except Invalid as error:
        raise Invalid("", _EXPECTED, most=_MOST) from error
    if len(read) > _MOST:
        raise Invalid("", _EXPECTED, most=_MOST)
    return tuple(int(number) for number in read if number is not None)


class NumberList(TextField):
    """Repetitions of several sessions. Blank is None."""

    problem_changed = Signal(str)

    def __init__(self, value: tuple[int, ...] | None, parent: QWidget | None = None) -> None:
        super().__init__(" ".join(map(str, value or ())), parent=parent)
        self.textEdited.connect(lambda _: self._tell(""))

    @property
    def value(self) -> tuple[int, ...] | None:
        """The numbers, or None where the field is blank or what stands there is refused."""
        try:
            return read_repetitions(self.text())
        except Invalid:
            return None

    @property
    def problem(self) -> str:
        """Why what stands there is refused; empty when all is well."""
        try:
            read_repetitions(self.text())
        except Invalid as invalid:
            return spoken().error(invalid)
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(self.problem)

    def _tell(self, problem: str) -> None:
        self.show_problem(problem)
        self.problem_changed.emit(problem)
