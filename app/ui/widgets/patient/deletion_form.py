"""The form that a deletion by law asks for: on which ground, why, who, and whose records."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.errors import Invalid, TaktError, sentence
from app.domain.identity_number import IDENTITY_NUMBER, has_identity_number
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import FieldNote
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.controls.typed import type_all, typed_of

GROUNDS = (
    sentence("Health Personnel Act § 44: entered on the wrong person"),
    sentence("Health Personnel Act § 43: wrong or misleading, and a burden to the person"),
    sentence("Health Personnel Act § 43: clearly not needed for the care"),
    sentence("Patient Records Act § 25: kept as long as it may be needed"),
    sentence("Another ground, told in the reason"),
)


class Demand(NamedTuple):
    """What was answered."""

    legal_ground: str
    reason: str
    by: str


class DeletionForm(QWidget):
    """Begins blank: nothing is chosen beforehand. `asked` when all is to be deleted."""

    asked = Signal()

    def __init__(self, whose: str) -> None:
        super().__init__()
        words, tr = spoken(), self.tr
        self._whose = whose
        choices: list[tuple[str | None, str]] = [(None, tr("Choose …"))]
        choices += [(each, words.say(each)) for each in GROUNDS]
        self.ground: DropDown[str | None] = DropDown(choices, None)
        self.ground.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reason, self.by = TextField(longest=2000), TextField(longest=120)
        self.name = TextField(longest=240)
        self.delete = Button(tr("Delete for good"), "harmful")
        self.problem = FieldNote()
        name = tr("Write the whole name to confirm: {name}").format(name=whose)
        titles = {self.ground: tr("Legal ground"), self.reason: tr("Reason"),
                  self.by: tr("Who decides"), self.name: name}  # fmt: skip
        self._asks = {field: labelled(title, field) for field, title in titles.items()}
        self._foot = column(row(self.delete, None), self.problem, gap=8)
        self.setLayout(column(*self._asks.values(), 4, self._foot, gap=12))
        self.delete.clicked.connect(self.asked)

    def demand(self) -> Demand:
        """All that is answered; where something is missing, the focus goes there.

        Raises Invalid.
        """
        refused = next(self._refused(), None)
        if refused:
            refused[0].setFocus()
            raise Invalid("", refused[1])
        return Demand(self.ground.currentText(), self.reason.text(), self.by.text())

    def show_problem(self, error: TaktError) -> None:
        """Say what is missing below its field; what was typed stays."""
        missing = next(self._refused(), None)
        place = self._asks[missing[0]] if missing else self._foot
        place.addWidget(self.problem)
        self.problem.show_problem(spoken().error(error))

    @property
    def missing(self) -> QWidget:
        """The first field with something missing; the button where nothing is."""
        refused = next(self._refused(), None)
        return refused[0] if refused else self.delete

    def typed(self) -> dict[str, str]:
        """What was answered; the name is typed anew each time."""
        return typed_of(self._controls())

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was answered."""
        type_all(self._controls(), fields)

    def _controls(self) -> dict[str, QWidget]:
        return {"ground": self.ground, "reason": self.reason, "by": self.by}

    def _refused(self) -> Iterator[tuple[QWidget, str]]:
        """What cannot stay so, and why, in the order of the fields."""
        reason, by, whose = self.reason.text(), self.by.text(), _plain(self._whose)
        named = not set(whose.split()).isdisjoint(_plain(reason).split())
        asked: tuple[tuple[bool, QWidget, str], ...] = (
            (not self.ground.value, self.ground, sentence("Choose the legal ground.")),
            (not reason.strip(), self.reason, sentence("Write why the records are deleted.")),
            (named, self.reason, sentence("Write no name here: the reason stays.")),
            (has_identity_number(reason), self.reason, IDENTITY_NUMBER),
            (not by.strip(), self.by, sentence("Write who decides.")),
            (has_identity_number(by), self.by, IDENTITY_NUMBER),
            (_plain(self.name.text()) != whose, self.name,
             sentence("This is not the patient’s whole name.")),
        )  # fmt: skip
        return ((field, why) for wrong, field, why in asked if wrong)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
