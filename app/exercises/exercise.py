"""An exercise of the bank: one id, and the rungs of its ladder from the easiest to the hardest."""

from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from msgspec import Meta, Struct

from app.domain.codes import Demand, Language, Region, RestrictionKind
from app.domain.dose import Dose, ExerciseId, Plan
from app.domain.value import Slug, Value, whole

T = TypeVar("T")
Drawing = Slug


class Aim(StrEnum):
    """What an exercise is for."""

    STRENGTH = "strength"
    TENDON = "tendon"
    CONTROL = "control"
    BALANCE = "balance"
    MOBILITY = "mobility"
    STRETCH = "stretch"
    NERVE = "nerve"
    FITNESS = "fitness"
    POWER = "power"


class Position(StrEnum):
    """How the body starts."""

    STANDING = "standing"
    SITTING = "sitting"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side_lying"
    ALL_FOURS = "all_fours"
    KNEELING = "kneeling"


class Equipment(StrEnum):
    """What must be at hand."""

    BALL = "ball"
    BAND = "band"
    CHAIR = "chair"
    CUSHION = "cushion"
    HAMMER = "hammer"
    ROLL = "roll"
    STEP = "step"
    STICK = "stick"
    STRAP = "strap"
    TABLE = "table"
    TOWEL = "towel"
    WALL = "wall"
    WEIGHT = "weight"


class DoseKind(StrEnum):
    """What a dose counts: seconds in `hold_s` for a hold, else `repetitions` of the noun."""

    REPETITIONS = "repetitions"
    HOLD = "hold"
    TIME = "time"
    DISTANCE = "distance"


class Spoken(Struct, Generic[T], frozen=True, forbid_unknown_fields=True):
    """The same in both languages."""

    nb: T
    en: T

    def of(self, language: Language) -> T:
        """In this language."""
        return self.nb if language == Language.NB else self.en


class Rung(Value, frozen=True, kw_only=True):
    """One exercise as it is done, drawn and dosed.

    `change` names what is new against the rung below; `noun` (one, many) is what is counted;
    `range_deg` is the largest joint angle; `not_under` are limits that exclude it beyond those
    that follow from weight, range and load.
    """

    drawing: Drawing
    name: Spoken[str]
    change: Spoken[str] | None = None
    instructions: Spoken[Annotated[tuple[str, ...], Meta(min_length=2, max_length=3)]]
    feel: Spoken[str]
    avoid: Spoken[str]
    fault: Spoken[str]
    position: Position
    equipment: tuple[Equipment, ...] = ()
    demand: Demand
    kind: DoseKind = DoseKind.REPETITIONS
    noun: Spoken[tuple[str, str]]
    dose: Dose
    plan: Plan
    per_side: bool = False
    weight_bearing: bool
    range_deg: Annotated[int, whole(0, 180, "°")]
    running: bool = False
    not_under: tuple[RestrictionKind, ...] = ()


class Exercise(Value, frozen=True, kw_only=True):
    """A ladder under one id, which stays the same while `dose.level` picks the rung (1: easiest).

    `regions` begins with the main one; `keywords` are what else a therapist may search for.
    What concerns one rung is asked with its level; a level past the last rung means the last.
    """

    id: ExerciseId
    regions: Annotated[tuple[Region, ...], Meta(min_length=1)]
    aims: Annotated[tuple[Aim, ...], Meta(min_length=1)]
    keywords: Spoken[str]
    rungs: Annotated[tuple[Rung, ...], Meta(min_length=1)]

    def rung(self, level: int = 1) -> Rung:
        """The rung at this level."""
        return self.rungs[min(level, len(self.rungs)) - 1]

    def name(self, language: Language, level: int = 1) -> str:
        """What patient and therapist call it."""
        return self.rung(level).name.of(language)

    def instructions(self, language: Language, level: int = 1) -> tuple[str, ...]:
        """Two or three lines to the patient, one action each."""
        return self.rung(level).instructions.of(language)

    def counting_noun(self, language: Language, n: int, level: int = 1) -> str:
        """What n of it are called: "knebøy", "sekunder"."""
        one, many = self.rung(level).noun.of(language)
        return one if n == 1 else many

    @property
    def region(self) -> Region:
        """The main part of the body."""
        return self.regions[0]

    @property
    def demand(self) -> Demand:
        """Of the easiest rung; `rung(level).demand` knows the others, here and below."""
        return self.rungs[0].demand

    @property
    def weight_bearing(self) -> bool:
        """Whether the easiest rung bears weight."""
        return self.rungs[0].weight_bearing

    @property
    def range_deg(self) -> int:
        """The largest joint angle of the easiest rung."""
        return self.rungs[0].range_deg

    @property
    def plan(self) -> Plan:
        """The ranges of the easiest rung."""
        return self.rungs[0].plan

    @property
    def default_dose(self) -> Dose:
        """Where the easiest rung starts."""
        return self.rungs[0].dose

    @property
    def per_side(self) -> bool:
        """Whether the easiest rung is done with each side by itself."""
        return self.rungs[0].per_side
