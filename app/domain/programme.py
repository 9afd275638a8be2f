"""A home programme: what one patient does at home from one day on."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from app.domain.codes import Language, Light
from app.domain.dose import Dose, ExerciseId, ShortText
from app.domain.value import Text, Value, whole


class Layout(StrEnum):
    """How the sheet is laid out."""

    OVERVIEW = "overview"
    CARDS = "cards"
    LARGE = "large"


class ProgrammeExercise(Value, frozen=True, kw_only=True):
    """One exercise of the programme, with the dose that was decided."""

    id: ExerciseId
    dose: Dose
    rest_days: Annotated[int, whole(0, 60, "d")] = 0


class Template(Value, frozen=True, kw_only=True):
    """Exercises and doses to begin a programme with, kept under a name."""

    name: Annotated[ShortText, Meta(min_length=1)]
    exercises: tuple[ProgrammeExercise, ...]


class Programme(Value, frozen=True, kw_only=True):
    """One version of a home programme.

    `light` is the decided one, None where no advice was shown; stop carries no exercises.
    """

    version: Annotated[int, whole(1, 9999)]
    issued_on: date
    valid_until: date | None = None
    light: Light | None = None
    language: Language
    layout: Layout = Layout.CARDS
    exercises: tuple[ProgrammeExercise, ...]
    why: Text | None = None
