"""What else may be noted of one exercise: it folds open below its row."""

from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.codes import Demand, QualityTrend
from app.domain.dose import Dose, Plan
from app.domain.errors import Invalid, sentence
from app.domain.session import SessionExercise
from app.domain.value import bounds_of
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import FieldNote
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.pair_grid import PairGrid
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.session.question import unit_words
from app.ui.widgets.session.questions import NO_YES, Choices

TREND: Choices = {
    QualityTrend.BETTER: sentence("Better"),
    QualityTrend.SAME: sentence("Same"),
    QualityTrend.WORSE: sentence("Worse"),
}
DEMAND: Choices = {
    Demand.LIGHT: sentence("Low"),
    Demand.MEDIUM: sentence("Medium"),
    Demand.HIGH: sentence("High"),
}
CHOSEN: Mapping[str, tuple[str, Choices]] = {
    "quality_trend": (sentence("Quality against last time"), TREND),
    "demand": (sentence("Demand on the tendon"), DEMAND),
    "weight_bearing": (sentence("Bears weight"), NO_YES),
    "running": (sentence("Running"), NO_YES),
}
COUNTED: Mapping[str, str] = {
    "repetitions_over": sentence("Repetitions over target"),
    "range_deg": sentence("Largest joint angle"),
}
DOSED: Mapping[str, str] = {
    "sets": sentence("Sets"),
    "repetitions": sentence("Repetitions"),
    "hold_s": sentence("Hold time"),
    "load_kg": sentence("Load"),
    "per_week": sentence("Days a week"),
    "level": sentence("Step on the ladder"),
}
WRITTEN: Mapping[str, str] = {"band": sentence("Band"), "tempo": sentence("Tempo")}
PLANNED: Mapping[str, str] = {
    "repetitions": sentence("Plan: repetitions from, to"),
    "sets": sentence("Plan: sets from, to"),
    "hold_s": sentence("Plan: hold from, to"),
    "per_week": sentence("Plan: days a week from, to"),
}
_ENDS = ("from", "to")
INDENT = 64  # pixels at 100 %
LONGEST = 60


class ExerciseDetails(QWidget):
    """Traits, quality trend and the whole prescription of one exercise.

    `changed` speaks when an answer is another; `dose_changed` carries a new prescription.
    """

    changed = Signal()
    dose_changed = Signal(object)
    removed = Signal()
    rearranged = Signal()

    def __init__(self, exercise: SessionExercise, *, own: bool) -> None:
        super().__init__()
        self._own = own
        self._plan = exercise.plan
        self._dose = exercise.prescribed
        self._note = FieldNote()
        self._traits: dict[str, Any] = {name: _segments(name) for name in CHOSEN}
        self._traits |= {name: _number(SessionExercise, name, COUNTED[name]) for name in COUNTED}
        self._doses: dict[str, NumberField] = {
            name: _number(Dose, name, DOSED[name]) for name in DOSED
        }
        self._texts = {name: _text(name) for name in WRITTEN}
        self._spans = {name: _span(name) for name in PLANNED} if own else {}
        self._remove = Button(self.tr("Remove exercise"), "quiet", icon="x")
        self.show_exercise(exercise)
        self._lay_out()
        self._listen()

    def fields(self) -> list[QWidget]:
        """The controls in the order of the eye."""
        dosing = [*self._doses.values(), *self._texts.values()]
        return [*self._traits.values(), *dosing, *self._span_fields(), self._remove]

    def controls(self) -> dict[str, QWidget]:
        """The controls by what they ask for; the two ends of a span apart."""
        spans = {f"{name}.{end}": field for name, pair in self._spans.items()
                 for end, field in zip(_ENDS, pair, strict=True)}  # fmt: skip
        return {**self._traits, **self._doses, **self._texts, **spans}

    @property
    def traits(self) -> dict[str, Any]:
        """What goes into the session's exercise, as fields. Raises Invalid for a wrong plan."""
        found = {name: control.value for name, control in self._traits.items()}
        found["running"] = bool(found["running"])
        found["plan"] = self._planned()
        return found

    @property
    def problem(self) -> str:
        """Why something here is refused; empty when all is well."""
        told = next((each.problem for each in self._numbers() if each.problem), "")
        try:
            self._prescription()
            self._planned()
        except Invalid as invalid:
            return told or spoken().error(invalid)
        return told

    def show_exercise(self, exercise: SessionExercise) -> None:
        """Show what is known of the exercise, without telling anyone."""
        for name, control in self._traits.items():
            control.show_value(getattr(exercise, name))
        self.show_dose(exercise.prescribed)
        for name, (low, high) in self._spans.items():
            span = getattr(exercise.plan, name) if exercise.plan else None
            low.show_value(span[0] if span else None)
            high.show_value(span[1] if span else None)

    def show_dose(self, dose: Dose) -> None:
        """Show another prescription, without telling anyone."""
        self._dose = dose
        for name, field in self._doses.items():
            field.show_value(getattr(dose, name))
        for name, text in self._texts.items():
            text.setText(getattr(dose, name) or "")

    def _numbers(self) -> list[NumberField]:
        return [each for each in self.fields() if isinstance(each, NumberField)]

    def _span_fields(self) -> list[NumberField]:
        return [field for pair in self._spans.values() for field in pair]

    def _planned(self) -> Plan | None:
        if not self._own:
            return self._plan
        spans = {
            name: (low.value, high.value)
            for name, (low, high) in self._spans.items()
            if low.value is not None and high.value is not None
        }
        if not spans:
            return self._plan
        return Plan(**spans)  # type: ignore[arg-type]  # whole numbers, from fields of whole numbers

    def _prescription(self) -> Dose:
        numbers = {name: field.value for name, field in self._doses.items()}
        texts = {name: field.text().strip() or None for name, field in self._texts.items()}
        kept = {name: value for name, value in numbers.items() if value is not None}
        emptied: dict[str, Any] = {"repetitions": None, "hold_s": None, "load_kg": 0, "level": 1}
        return msgspec.structs.replace(self._dose, **(emptied | kept | texts))

    def _redose(self) -> None:
        try:
            dose = self._prescription()
        except Invalid as invalid:
            self._note.show_problem(spoken().error(invalid))
            return
        self._tell()
        if dose != self._dose:
            self._dose = dose
            self.dose_changed.emit(dose)

    def _tell(self) -> None:
        self._note.show_problem(self.problem)
        self.changed.emit()

    def _listen(self) -> None:
        told = [each.changed for each in (*self._traits.values(), *self._span_fields())]
        told += [each.problem_changed for each in self._numbers()]
        redosed = [each.changed for each in self._doses.values()]
        redosed += [each.textEdited for each in self._texts.values()]
        for signal in told:
            signal.connect(lambda _: self._tell())
        for signal in redosed:
            signal.connect(lambda _: self._redose())
        self._remove.clicked.connect(self.removed)

    def _lay_out(self) -> None:
        grid = PairGrid(self._labelled())
        grid.rearranged.connect(self.rearranged)
        foot = row(self._remove, None)
        self.setLayout(column(grid, self._note, foot, gap=4, margins=(INDENT, 0, 8, 8)))

    def _labelled(self) -> list[tuple[str, Any]]:
        words = {name: words for name, (words, _) in CHOSEN.items()} | dict(COUNTED)
        traits = [(words[name], row(each, None)) for name, each in self._traits.items()]
        doses = [(DOSED[name], row(each, None)) for name, each in self._doses.items()]
        texts = [(WRITTEN[name], row(each, None)) for name, each in self._texts.items()]
        spans = [(PLANNED[name], row(*pair, None, gap=0)) for name, pair in self._spans.items()]
        return traits + doses + texts + spans


def _segments(name: str) -> Segments[object]:
    words, choices = CHOSEN[name]
    said = [(value, spoken().say(word)) for value, word in choices.items()]
    return Segments(said, name=spoken().say(words))


def _number(kind: type[msgspec.Struct], name: str, words: str) -> NumberField:
    bounds = bounds_of(kind)[name]
    unit = unit_words(bounds.unit)
    field = NumberField(bounds, unit=unit, name=spoken().say(words), width=84)
    field.setFixedWidth(field.sizeHint().width())
    return field


def _text(name: str) -> TextField:
    field = TextField(name=spoken().say(WRITTEN[name]), longest=LONGEST)
    field.setFixedWidth(px(160))
    return field


def _span(name: str) -> tuple[NumberField, NumberField]:
    return _number(Dose, name, PLANNED[name]), _number(Dose, name, PLANNED[name])
