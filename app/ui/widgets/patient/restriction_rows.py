"""The limits that a surgeon or doctor has set: not asked, none in force, or these."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case import WITH_VALUE, Restriction
from app.domain.codes import RestrictionKind
from app.domain.errors import Invalid, sentence
from app.domain.value import Bounds, bounds_of
from app.exercises.bank import Bank
from app.ui.code_words import RESTRICTION_UNITS, RESTRICTIONS
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.date_field import DateField
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.painting import stand_flush
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.tab_order import tab_as_laid_out
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.controls.typed import type_all, typed_of
from app.ui.widgets.controls.undo_bar import UndoBar

_ROW, _KIND = "limit.", "kind"
_NEEDS_VALUE = sentence("Write how much the limit is.")
_NEEDS_EXERCISE = sentence("Choose the exercise that is not allowed.")


class RestrictionRows(QWidget):
    """All limits of one episode. None: not asked."""

    changed = Signal()

    def __init__(
        self, restrictions: tuple[Restriction, ...] | None, bank: Bank,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bank = bank
        self._rows: list[_Row] = []
        answers = ((False, self.tr("None in force")), (True, self.tr("Yes")))
        asked = None if restrictions is None else bool(restrictions)
        self.any = Segments(answers, asked, name=self.tr("Limits from surgeon or doctor"))
        stand_flush(self.any)
        self.add = Button(self.tr("Another limit"), icon="plus")
        self._below = QVBoxLayout()
        self._below.setSpacing(px(8))
        self.undo = UndoBar()
        self.setLayout(column(
            row(self.any, None), self._below, self.undo, row(self.add, None), gap=8
        ))  # fmt: skip
        self.any.changed.connect(self._show_answer)
        self.add.clicked.connect(lambda: self._append(None))
        for restriction in restrictions or ():
            self._append(restriction)
        self._show_answer()

    def restrictions(self) -> tuple[Restriction, ...] | None:
        """What was answered. Raises Invalid."""
        if self.any.value is None:
            return None
        return tuple(each.restriction() for each in self._rows) if self.any.value else ()

    def typed(self) -> dict[str, str]:
        """All that stands in the rows, valid or not."""
        return typed_of(self._controls())

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back as many rows as were typed, and what stood in them."""
        many = sum(name.startswith(_ROW) and name.endswith(_KIND) for name in fields)
        while len(self._rows) > many:
            self._drop(self._rows[-1])
        while len(self._rows) < many:
            self._append(None)
        type_all(self._controls(), fields)

    def _controls(self) -> dict[str, QWidget]:
        found: dict[str, QWidget] = {"limits": self.any}
        for place, each in enumerate(self._rows):
            found |= {f"{_ROW}{place}.{name}": part for name, part in each.controls().items()}
        return found

    def _show_answer(self) -> None:
        yes = bool(self.any.value)
        if yes and not self._rows:
            self._append(None)
        self.add.setVisible(yes)
        for each in self._rows:
            each.setVisible(yes)

    def _append(self, restriction: Restriction | None) -> None:
        made = _Row(restriction, self._bank)
        made.removed.connect(lambda: self._remove(made))
        self._rows.append(made)
        self._below.addWidget(made)
        tab_as_laid_out(self)

    def _remove(self, gone: "_Row") -> None:
        """Take a row out; that can be taken back."""
        before = self.typed()
        self._drop(gone)
        if not self._rows:
            self.any.pick(0)
        self.undo.offer(self.tr("The limit was taken out."), lambda: self.show_typed(before))

    def _drop(self, gone: "_Row") -> None:
        self._rows.remove(gone)
        gone.hide()
        gone.deleteLater()


class _Row(QWidget):
    removed = Signal()

    def __init__(self, restriction: Restriction | None, bank: Bank) -> None:
        super().__init__()
        words, given = spoken(), restriction or Restriction(kind=RestrictionKind.NO_RESISTANCE)
        kinds = [(kind, words.say(text)) for kind, text in RESTRICTIONS.items()]
        self.kind = DropDown(kinds, given.kind, name=self.tr("Kind of limit"))
        self.exercise = DropDown(
            _exercises(bank, given.exercise, self.tr("All exercises")), given.exercise,
            name=self.tr("Exercise"),
        )  # fmt: skip
        self.value = NumberField(_value_bounds(), given.value, name=self.tr("Limit"))
        self.until = DateField(given.until, name=self.tr("Holds up to and including"))
        self.note = TextField(given.note or "", name=self.tr("Note"), longest=2000,
                              placeholder=self.tr("Note"))  # fmt: skip
        self.problem = FieldNote()
        remove = Button(self.tr("Remove"), "quiet", icon="x")
        remove.clicked.connect(self.removed)
        until = Label(self.tr("until"), "small", "ink2", buddy=self.until)
        fields = SideBySide(self.kind, self.value, self.exercise, until,
                     self.until, self.note, remove, gap=8).stretch(5)  # fmt: skip
        self.setLayout(column(fields, self.problem, gap=4))
        self.exercise.setMaximumWidth(px(240))
        self.kind.changed.connect(self._show_unit)
        self.value.problem_changed.connect(self.problem.show_problem)
        self.until.problem_changed.connect(self.problem.show_problem)
        self._show_unit()

    def restriction(self) -> Restriction:
        """The limit in this row. Raises Invalid."""
        kind = self.kind.value
        self._refuse(self.value.problem or self.until.problem)
        if kind in WITH_VALUE and self.value.value is None:
            self._refuse(spoken().say(_NEEDS_VALUE))
        if kind is RestrictionKind.NO_EXERCISE and self.exercise.value is None:
            self._refuse(spoken().say(_NEEDS_EXERCISE))
        return Restriction(
            kind=kind,
            value=self.value.value if kind in WITH_VALUE else None,
            exercise=self.exercise.value,
            until=self.until.value,
            note=self.note.text().strip() or None,
        )

    def controls(self) -> dict[str, QWidget]:
        """What is filled in here, by name."""
        return {
            _KIND: self.kind,
            "exercise": self.exercise,
            "value": self.value,
            "until": self.until,
            "note": self.note,
        }

    def _refuse(self, problem: str) -> None:
        self.problem.show_problem(problem)
        if problem:
            self.value.setFocus()
            raise Invalid("restrictions", problem)

    def _show_unit(self) -> None:
        kind = self.kind.value
        self.value.setVisible(kind in WITH_VALUE)
        self.value.show_bounds(
            _value_bounds(WITH_VALUE.get(kind, 0)), RESTRICTION_UNITS.get(kind, "")
        )


def _value_bounds(high: float = 0) -> Bounds:
    bounds = bounds_of(Restriction)["value"]
    return bounds._replace(high=high) if high else bounds


def _exercises(bank: Bank, present: str | None, every: str) -> list[tuple[str | None, str]]:
    language = spoken().language
    known = sorted((each.name(language), each.id) for each in bank)
    named: list[tuple[str | None, str]] = [(None, every), *((key, name) for name, key in known)]
    if present and present not in dict(named):
        named.append((present, present.replace("-", " ").replace("_", " ")))
    return named
