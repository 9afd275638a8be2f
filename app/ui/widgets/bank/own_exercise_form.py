"""The fields of an exercise of the clinic's own."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.codes import Demand, Language, Region
from app.domain.errors import Invalid, sentence
from app.exercises.exercise import DoseKind, Position
from app.exercises.own import OwnExercise, slug
from app.ui.code_words import REGIONS
from app.ui.style import dress, font, px
from app.ui.stylesheet import PROSE
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_words import DEMANDS, KINDS, POSITIONS
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.choice import DropDown, TickBox
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.controls.typed import type_all, typed_of

LONGEST_NAME = 60
_LINES_HEIGHT = 104
_NO_NAME = sentence("Write the name of the exercise.")


class OwnExerciseForm(QWidget):
    """Name and instructions in both languages, and what a dose, a search and a limit ask for."""

    def __init__(self, own: OwnExercise | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = spoken()
        self.names = {
            Language.NB: TextField(own.name_nb if own else "", longest=LONGEST_NAME),
            Language.EN: TextField(own.name_en if own else "", longest=LONGEST_NAME),
        }
        self.instructions = {
            Language.NB: _Lines(own.instructions_nb if own else ""),
            Language.EN: _Lines(own.instructions_en if own else ""),
        }
        self.region: DropDown[Region] = DropDown(
            [(key, words.say(REGIONS[key])) for key in Region], own.region if own else Region.KNEE
        )
        self.position: DropDown[Position] = DropDown(
            [(key, words.say(POSITIONS[key])) for key in Position],
            own.position if own else Position.STANDING,
        )
        self.kind: DropDown[DoseKind] = DropDown(
            [(key, words.say(KINDS[key])) for key in DoseKind],
            own.kind if own else DoseKind.REPETITIONS,
        )
        self.demand: DropDown[Demand] = DropDown(
            [(key, words.say(DEMANDS[key])) for key in Demand],
            own.demand if own else Demand.MEDIUM,
        )
        self.weight_bearing = TickBox(
            self.tr("The leg bears weight"), ticked=own.weight_bearing if own else True
        )
        self.per_side = TickBox(
            self.tr("Each side by itself"), ticked=own.per_side if own else False
        )
        self._lay_out()

    def typed(self) -> dict[str, str]:
        """All that stands here, valid or not."""
        return typed_of(self._controls())

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        type_all(self._controls(), fields)

    def exercise(self, exercise_id: str, photo: bytes) -> OwnExercise:
        """The exercise as it stands; an empty id is made from the name. Raises Invalid."""
        name_nb, name_en = (each.text().strip() for each in self.names.values())
        made = exercise_id or slug(name_nb or name_en)
        if not made:
            self.names[spoken().language].setFocus()
            raise Invalid("name_nb", _NO_NAME)
        told_nb, told_en = self._told()
        return OwnExercise(
            id=made,
            name_nb=name_nb,
            name_en=name_en,
            instructions_nb=told_nb,
            instructions_en=told_en,
            region=self.region.value,
            position=self.position.value,
            kind=self.kind.value,
            demand=self.demand.value,
            weight_bearing=self.weight_bearing.isChecked(),
            per_side=self.per_side.isChecked(),
            photo=photo,
        )

    def _controls(self) -> dict[str, QWidget]:
        return {
            **{f"name_{language}": field for language, field in self.names.items()},
            **{f"told_{language}": field for language, field in self.instructions.items()},
            "region": self.region,
            "position": self.position,
            "kind": self.kind,
            "demand": self.demand,
            "weight_bearing": self.weight_bearing,
            "per_side": self.per_side,
        }

    def _told(self) -> tuple[str, str]:
        nb, en = (each.toPlainText().strip() for each in self.instructions.values())
        return nb, en

    def _lay_out(self) -> None:
        tr = self.tr
        titles = {
            Language.NB: (tr("Name in Norwegian"), tr("Instructions in Norwegian")),
            Language.EN: (tr("Name in English"), tr("Instructions in English")),
        }
        first = spoken().language
        order = sorted(titles, key=lambda language: language is not first)
        names = [labelled(titles[each][0], self.names[each]) for each in order]
        told = [labelled(titles[each][1], self.instructions[each]) for each in order]
        note = tr("One instruction a line, four at most. What one language lacks, the other says.")
        self.setLayout(column(
            SideBySide(*names), SideBySide(*told), Label(note, "small", "ink2", wrap=True),
            SideBySide(
                labelled(tr("Region"), self.region), labelled(tr("Position"), self.position),
                labelled(tr("The dose counts"), self.kind), labelled(tr("Demand"), self.demand),
            ),
            SideBySide(self.weight_bearing, self.per_side), gap=12,
        ))  # fmt: skip


class _Lines(QPlainTextEdit):
    """A few lines of words; Tab goes on to the next field."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        dress(self, PROSE)
        self.setFont(font("body"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(_LINES_HEIGHT))
        self.setMinimumWidth(px(200))
