"""What is kept of one patient: sessions with the advice given, decisions, issued programmes."""

from datetime import date, datetime
from typing import Annotated, NewType
from uuid import UUID

from msgspec import Meta, Struct, field

from app.domain.advice import Advice
from app.domain.case import LatchedStop
from app.domain.codes import Light, ReasonCode, Setting
from app.domain.dose import Dose, ExerciseId, ShortText
from app.domain.limit_change import LimitChange
from app.domain.patient import Episode, EpisodeId, Patient, PatientId, SessionId
from app.domain.programme import Programme, ProgrammeExercise
from app.domain.session import Session, SessionExercise
from app.domain.value import Text, Value

ProgrammeId = NewType("ProgrammeId", UUID)


class Decision(Value, frozen=True, kw_only=True):
    """What the clinician made of the advice: stored beside it, never over it.

    `light` is None where no advice was shown: then the doses are the clinician's own.
    """

    light: Light | None = None
    followed: bool
    exercises: tuple[ProgrammeExercise, ...]
    reason_code: ReasonCode | None = None
    note: Text | None = None
    by: ShortText | None = None
    decided_at: datetime


class StopLift(Value, frozen=True, kw_only=True):
    """A stop that was lifted: who assessed the patient, on which day, and what was found."""

    stop: LatchedStop
    by: Annotated[str, Meta(min_length=1, max_length=120)]
    day: date
    found: Annotated[str, Meta(min_length=1, max_length=2000)]


class ProgrammeChange(Value, frozen=True, kw_only=True):
    """The home programme as the clinician changed it: beside the decision, never over it.

    `session_id` is the session that was decided on; None before the first. A reason stands where
    a dose is bolder than advised, or the exercises are many.
    """

    session_id: SessionId | None = None
    exercises: tuple[ProgrammeExercise, ...]
    reason_code: ReasonCode | None = None
    note: Text | None = None
    changed_at: datetime


class Draft(Value, frozen=True, kw_only=True):
    """A session that was typed and not saved.

    `fields` has what stands in each field, valid or not; `exercises` what each row began with,
    `added` those that were put in today, `own_doses` those chosen otherwise than advised.
    """

    fields: dict[str, str]
    exercises: tuple[SessionExercise, ...] = ()
    added: tuple[ExerciseId, ...] = ()
    own_doses: dict[ExerciseId, Dose] = field(default_factory=dict)
    kept_at: datetime


class ProgrammeDraft(Value, frozen=True, kw_only=True):
    """A programme that was put together and not saved, with its reason so far.

    `refused` has what stands in a field of a dose and is none, by exercise and variable.
    """

    exercises: tuple[ProgrammeExercise, ...]
    reason_code: ReasonCode | None = None
    note: str = ""
    refused: dict[str, str] = field(default_factory=dict)
    kept_at: datetime


class FormDraft(Value, frozen=True, kw_only=True):
    """Any other form that was filled in and not saved: on which page, and of whom.

    `fields` has what stands in each field, valid or not.
    """

    page: str
    patient_id: PatientId | None = None
    fields: dict[str, str]
    kept_at: datetime


class RecordedSession(Struct, frozen=True, kw_only=True, gc=False):
    """A stored session with the advice that was given on it, if any, and the decision taken."""

    id: SessionId
    episode_id: EpisodeId
    session: Session
    advice: Advice | None
    decision: Decision


class IssuedProgramme(Struct, frozen=True, kw_only=True, gc=False):
    """A programme as it was printed; its pages are kept apart and fetched by id."""

    id: ProgrammeId
    episode_id: EpisodeId
    session_id: SessionId | None
    programme: Programme


class SavedExport(Value, frozen=True, kw_only=True):
    """A file with what stands about a patient, saved outside the records."""

    path: Annotated[str, Meta(min_length=1, max_length=4000)]
    saved_at: datetime


class PatientFile(Struct, frozen=True, kw_only=True, gc=False):
    """All that one patient's page shows: the present episode, sessions and programmes in order.

    `limit_changes` are those for the clinic and for this episode, in the order they were made;
    `programme_change` is the latest.
    """

    patient: Patient
    episode: Episode
    sessions: tuple[RecordedSession, ...]
    programmes: tuple[IssuedProgramme, ...]
    stop_lifts: tuple[StopLift, ...] = ()
    limit_changes: tuple[LimitChange, ...] = ()
    programme_change: ProgrammeChange | None = None

    @property
    def latest(self) -> RecordedSession | None:
        """The latest session, if there is one."""
        return self.sessions[-1] if self.sessions else None

    @property
    def prescribed(self) -> tuple[ProgrammeExercise, ...]:
        """The home programme now.

        A session in the clinic decides it as a whole; a day at home moves the doses of what was
        done and leaves the rest; the clinician's change holds from its session on.
        """
        change = self.programme_change
        found = change.exercises if change and change.session_id is None else ()
        for recorded in self.sessions:
            decided = recorded.decision.exercises
            at_home = recorded.session.setting is Setting.HOME and decided
            found = _moved(found, decided) if at_home else decided
            if change and change.session_id == recorded.id:
                found = change.exercises
        return found


class Access(Struct, frozen=True, kw_only=True, gc=False):
    """That somebody opened a patient's records."""

    patient_id: PatientId
    by: str
    at: datetime


class CaseloadRow(Struct, frozen=True, kw_only=True, gc=False):
    """One line of the caseload. `light` is the decided one; None: not judged yet.

    `last_seen` is None before the first session.
    """

    patient: Patient
    episode: Episode
    last_seen: date | None
    light: Light | None
    summary: str
    review: str | None


def _moved(
    before: tuple[ProgrammeExercise, ...], decided: tuple[ProgrammeExercise, ...]
) -> tuple[ProgrammeExercise, ...]:
    doses = {each.id: each for each in before} | {each.id: each for each in decided}
    return tuple(doses.values())
