"""The patient, and the episode of treatment that the sessions belong to."""

from datetime import date, datetime
from typing import Annotated, NewType
from uuid import UUID, uuid4

from msgspec import Meta, field

from app.domain.case import Case, LatchedStop, Restriction
from app.domain.codes import Contingency, Language, Profile, Region
from app.domain.dose import Repetitions
from app.domain.session import Session
from app.domain.value import Text, Value, whole

PatientId = NewType("PatientId", UUID)
EpisodeId = NewType("EpisodeId", UUID)
SessionId = NewType("SessionId", UUID)
Name = Annotated[str, Meta(min_length=1, max_length=120)]


def _patient_id() -> PatientId:
    return PatientId(uuid4())


def _episode_id() -> EpisodeId:
    return EpisodeId(uuid4())


class Patient(Value, frozen=True, kw_only=True):
    """A person in treatment. Takt has no field for a national identity number."""

    id: PatientId = field(default_factory=_patient_id)
    given_name: Name
    family_name: Name
    birth_year: Annotated[int, whole(1900, 2100)] | None = None
    language: Language = Language.NB
    note: Text = ""

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}"


class Deletion(Value, frozen=True, kw_only=True):
    """That a patient's records were deleted for good: why, on which ground, by whom, when."""

    patient_id: PatientId
    reason: Annotated[str, Meta(min_length=1, max_length=2000)]
    legal_ground: Annotated[str, Meta(min_length=1, max_length=200)]
    by: Name
    at: datetime
    content_sha256: Annotated[str, Meta(min_length=64, max_length=64)]


class Episode(Value, frozen=True, kw_only=True):
    """One course of treatment: what it is for, what leads the dose, what limits it."""

    id: EpisodeId = field(default_factory=_episode_id)
    patient_id: PatientId
    title: Annotated[str, Meta(max_length=120)] = ""
    started: date
    profile: Profile
    contingency: Contingency = Contingency.SYMPTOM
    region: Region | None = None
    cleared: bool | None = None
    repair: bool = False
    restrictions: tuple[Restriction, ...] | None = None
    baseline_repetitions: tuple[Repetitions, ...] | None = None
    latched_stop: LatchedStop | None = None
    acknowledged_review: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        self.case((), self.started)  # what no case may hold, no episode may hold

    def case(
        self, sessions: tuple[Session, ...], as_of: date, language: Language = Language.NB
    ) -> Case:
        """The case that the advisor judges. Raises Invalid where the days do not fit."""
        return Case(
            contract=1,
            as_of=as_of,
            profile=self.profile,
            contingency=self.contingency,
            region=self.region,
            cleared=self.cleared,
            repair=self.repair,
            restrictions=self.restrictions,
            baseline_repetitions=self.baseline_repetitions,
            latched_stop=self.latched_stop,
            acknowledged_review=self.acknowledged_review,
            language=language,
            sessions=sessions,
        )
