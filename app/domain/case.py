"""A case: all that the advisor knows of one patient, and the day it is asked."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from app.domain.codes import Contingency, Language, Profile, Region, RestrictionKind
from app.domain.dose import ExerciseId, Repetitions
from app.domain.errors import Invalid, sentence
from app.domain.session import Session
from app.domain.value import Text, Value, decimal

TIME_CONTINGENT = (Profile.LOW_BACK, Profile.GENERAL)
YEARS = 1900, 2100  # so that days may be added and taken away
WITH_VALUE = {
    RestrictionKind.PARTIAL_WEIGHT_BEARING: 100,
    RestrictionKind.MAX_LOAD: 500,
    RestrictionKind.MAX_RANGE: 180,
}


class Restriction(Value, frozen=True, kw_only=True):
    """A limit that a surgeon or doctor has set.

    `value` is % of body weight, kg or degrees by `kind`; `exercise` None means all; `until` is the
    last day it holds, None until lifted.
    """

    kind: RestrictionKind
    value: Annotated[float, decimal(0, 500)] | None = None
    exercise: ExerciseId | None = None
    until: date | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        high = WITH_VALUE.get(self.kind)
        if high is None and self.value is not None:
            raise Invalid("value", sentence("expected no value for {kind}"), kind=self.kind)
        if high is not None and (self.value is None or self.value > high):
            raise Invalid(
                "value",
                sentence("expected a number 0–{high} for {kind}"),
                kind=self.kind,
                high=high,
            )

    @property
    def most(self) -> float:
        """The number of the limit; 0 where its kind has none."""
        return self.value or 0

    def holds(self, day: date) -> bool:
        """Whether the limit is in force on this day."""
        return self.until is None or day <= self.until


class LatchedStop(Value, frozen=True, kw_only=True):
    """A stop that no clinician has cleared."""

    date: date
    reason: Text


class Case(Value, frozen=True, kw_only=True):
    """One patient's profile, limits and sessions so far (oldest first), asked on `as_of`."""

    contract: Literal[1]
    as_of: date
    profile: Profile
    contingency: Contingency = Contingency.SYMPTOM
    region: Region | None = None
    cleared: bool | None = None
    repair: bool = False
    restrictions: Annotated[tuple[Restriction, ...], Meta(max_length=50)] | None = None
    baseline_repetitions: (
        Annotated[tuple[Repetitions, ...], Meta(min_length=1, max_length=20)] | None
    ) = None
    latched_stop: LatchedStop | None = None
    acknowledged_review: date | None = None
    language: Language = Language.NB
    sessions: tuple[Session, ...]

    def __post_init__(self) -> None:
        if self.contingency is Contingency.TIME and self.profile not in TIME_CONTINGENT:
            raise Invalid(
                "contingency",
                sentence("expected symptom for {profile}, got time"),
                profile=self.profile,
            )
        if self.baseline_repetitions is not None and self.contingency is Contingency.SYMPTOM:
            raise Invalid(
                "baseline_repetitions", sentence("expected none in a symptom-contingent case")
            )
        self._check_days()

    def _check_days(self) -> None:
        if not YEARS[0] <= self.as_of.year <= YEARS[1]:
            raise Invalid(
                "as_of", sentence("expected a year {low}–{high}"), low=YEARS[0], high=YEARS[1]
            )
        seen: set[tuple[date, str]] = set()
        latest = date.min
        for number, session in enumerate(self.sessions):
            place = f"sessions[{number}].date"
            if session.date > self.as_of:
                raise Invalid(
                    place, sentence("expected a day not after as_of ({as_of})"), as_of=self.as_of
                )
            if session.date < latest:
                raise Invalid(place, sentence("expected the oldest session first"))
            if (session.date, session.setting) in seen:
                raise Invalid(place, sentence("expected one session a day and setting"))
            latest = session.date
            seen.add((session.date, session.setting))
