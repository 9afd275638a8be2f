"""The clinic's own exercises: told in one language or both, with a photo or without."""

from typing import Annotated

from msgspec import Meta

from app.domain.codes import Demand, Region
from app.domain.dose import Dose, ExerciseId, Plan
from app.domain.errors import Invalid, sentence
from app.domain.names import search_key
from app.domain.value import Text, Value
from app.exercises.exercise import DoseKind, Exercise, Position, Rung, Spoken

MOST_INSTRUCTIONS = 4
LONGEST_ID = 60
LARGEST_PHOTO = 500_000  # bytes, as it is kept
WIDEST_DEG = 180  # nobody measured it: under a limit of the range it counts as too far
_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_NOUNS = {
    DoseKind.REPETITIONS: Spoken(("repetisjon", "repetisjoner"), ("repetition", "repetitions")),
    DoseKind.HOLD: Spoken(("sekund", "sekunder"), ("second", "seconds")),
    DoseKind.TIME: Spoken(("minutt", "minutter"), ("minute", "minutes")),
    DoseKind.DISTANCE: Spoken(("steg", "steg"), ("step", "steps")),
}
_DOSES = {
    DoseKind.REPETITIONS: Dose(sets=3, repetitions=10, per_week=3),
    DoseKind.HOLD: Dose(sets=3, hold_s=30, per_week=3),
    DoseKind.TIME: Dose(sets=1, repetitions=10, per_week=3),
    DoseKind.DISTANCE: Dose(sets=2, repetitions=20, per_week=3),
}
_PLANS = {
    DoseKind.REPETITIONS: Plan(load_step_kg=0.5, levels=1),
    DoseKind.HOLD: Plan(load_step_kg=0.5, levels=1),
    DoseKind.TIME: Plan(repetitions=(5, 40), sets=(1, 2), levels=1),
    DoseKind.DISTANCE: Plan(repetitions=(10, 40), sets=(1, 3), levels=1),
}
Name = Annotated[str, Meta(max_length=60)]


class OwnExercise(Value, frozen=True, kw_only=True):
    """What the clinic wrote itself. What one language lacks, the other says.

    `instructions_nb` and `_en` hold one instruction a line; `photo` is a JPEG; none where empty.
    """

    id: ExerciseId
    name_nb: Name = ""
    name_en: Name = ""
    instructions_nb: Text = ""
    instructions_en: Text = ""
    region: Region
    position: Position
    kind: DoseKind = DoseKind.REPETITIONS
    demand: Demand = Demand.MEDIUM
    weight_bearing: bool = True
    per_side: bool = False
    photo: Annotated[bytes, Meta(max_length=LARGEST_PHOTO)] = b""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.name_nb or self.name_en):
            raise Invalid("name_nb", sentence("Write the name of the exercise."))
        for name in ("instructions_nb", "instructions_en"):
            if len(_lines(getattr(self, name))) > MOST_INSTRUCTIONS:
                raise Invalid(
                    name,
                    sentence("Write at most {most} instructions, one a line."),
                    most=MOST_INSTRUCTIONS,
                )

    def exercise(self) -> Exercise:
        """The exercise as the bank holds it: a ladder of one rung."""
        names = Spoken(self.name_nb or self.name_en, self.name_en or self.name_nb)
        nb, en = _lines(self.instructions_nb), _lines(self.instructions_en)
        rung = Rung(
            drawing="",
            name=names,
            instructions=Spoken(nb or en, en or nb),
            feel=Spoken("", ""),
            avoid=Spoken("", ""),
            fault=Spoken("", ""),
            position=self.position,
            demand=self.demand,
            kind=self.kind,
            noun=_NOUNS[self.kind],
            dose=_DOSES[self.kind],
            plan=_PLANS[self.kind],
            per_side=self.per_side,
            weight_bearing=self.weight_bearing,
            range_deg=WIDEST_DEG,
        )
        return Exercise(
            id=self.id, regions=(self.region,), aims=(), keywords=Spoken("", ""), rungs=(rung,)
        )


def slug(name: str) -> str:
    """The id of an exercise with this name: plain letters, figures and hyphens."""
    plain = search_key(name).translate(_ASCII)
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain)
    return "-".join(kept.split())[:LONGEST_ID].strip("-")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
