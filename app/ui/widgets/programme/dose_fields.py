"""The numbers of a prescribed dose, each in its field: sets, repetitions or hold, load, days."""

from collections.abc import Mapping

from msgspec import structs
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose
from app.domain.errors import sentence
from app.domain.value import bounds_of
from app.ui.style import px, text_width
from app.ui.translator import spoken
from app.ui.widgets.controls.card import row
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.painting import stand_flush
from app.ui.widgets.controls.typed import type_all
from app.ui.widgets.programme.programme_row_parts import leaves_undo

_ROOM = 26  # in a field beside figure and unit, pixels at 100 %
_TITLES = {
    "sets": sentence("Sets"),
    "repetitions": sentence("Repetitions"),
    "hold_s": sentence("Hold time"),
    "load_kg": sentence("Load"),
    "per_week": sentence("Days a week"),
}
_UNITS = {
    "sets": sentence("sets"),
    "repetitions": sentence("reps"),
    "hold_s": sentence("s"),
    "load_kg": sentence("kg"),
    "per_week": sentence("/week"),
}
_BLANK = sentence("{title}: write a number.")


class DoseFields(QWidget):
    """`changed` carries which number is another, and the whole dose; `looked` that one was typed.

    What cannot be a dose stays where it was typed, and is told by `problem`.
    """

    changed = Signal(str, object)
    looked = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField] = {}
        self._dose: Dose | None = None
        self._line = row(gap=0)
        self.setLayout(self._line)

    @property
    def problem(self) -> str:
        """Why something that was typed is refused; empty when all is well."""
        for variable, field in self.fields.items():
            title = spoken().say(_TITLES[variable])
            if field.problem:
                return f"{title}: {field.problem}"
            if field.value is None and variable != "load_kg":
                return spoken().say(_BLANK, title=title)
        return ""

    @property
    def refused(self) -> dict[str, str]:
        """What stands in a field and is no number of a dose, by variable."""
        return {
            variable: field.text()
            for variable, field in self.fields.items()
            if field.problem or (field.value is None and variable != "load_kg")
        }

    def show_refused(self, refused: Mapping[str, str]) -> None:
        """Put back what stood there and was no number of a dose."""
        type_all({name: self.fields[name] for name in refused if name in self.fields}, refused)

    def show_dose(self, dose: Dose, name: str, counted: str, *, anew: bool) -> None:
        """Show a dose; what is typed and refused stays, unless it is shown `anew`.

        `counted` is what repetitions are that are no repetitions, such as minutes.
        """
        self._dose = dose
        if set(_variables(dose)) != set(self.fields):
            self._make(name, counted)
        for variable, field in self.fields.items():
            number = getattr(dose, variable)
            if field.value != number and (anew or field.value is not None):
                field.show_value(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that a field has the focus; undo is the page's, not the field's."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return leaves_undo(event) or super().eventFilter(watched, event)

    def _make(self, name: str, counted: str) -> None:
        for old in self.fields.values():
            old.hide()
            old.deleteLater()
        self.fields = {}
        for variable in _variables(self._dose) if self._dose else ():
            known = counted if variable == "repetitions" else ""
            self.fields[variable] = self._field(variable, name, known)
            self._line.addWidget(self.fields[variable])

    def _field(self, variable: str, name: str, counted: str) -> NumberField:
        words = spoken()
        unit = counted or words.say(_UNITS[variable])
        field = NumberField(
            bounds_of(Dose)[variable], getattr(self._dose, variable), unit=unit,
            name=f"{name}: {words.say(_TITLES[variable])}", width=_width(variable, unit),
        )  # fmt: skip
        stand_flush(field)
        field.setFixedWidth(field.sizeHint().width())
        field.changed.connect(lambda number: self._tell(variable, number))
        field.problem_changed.connect(lambda _: self.looked.emit())
        field.textChanged.connect(lambda _: self.looked.emit())
        field.installEventFilter(self)
        return field

    def _tell(self, variable: str, number: float | None) -> None:
        if variable == "load_kg" and not self.fields[variable].text().strip():
            number = 0
        if number is not None and self._dose:
            self.changed.emit(variable, structs.replace(self._dose, **{variable: number}))


def _variables(dose: Dose) -> tuple[str, ...]:
    counted_by = [name for name in ("repetitions", "hold_s") if getattr(dose, name) is not None]
    return ("sets", *counted_by, "load_kg", "per_week")


def _width(variable: str, unit: str) -> int:
    figures = "00,0" if variable == "load_kg" else "00"
    words = text_width(figures, "strong") + text_width(unit, "small")
    return round(words * 100 / px(100)) + _ROOM
