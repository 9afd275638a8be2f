"""The tables. Only db/ sees them; ranges and words come from the fields of the domain."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from app.domain.case import WITH_VALUE, LatchedStop, Restriction
from app.domain.clinic import Clinic
from app.domain.codes import Language, Light
from app.domain.dose import Dose
from app.domain.limit_change import LimitChange
from app.domain.patient import Episode, Patient
from app.domain.programme import Template
from app.domain.record import Decision, ProgrammeChange, SavedExport, StopLift
from app.domain.session import Override, Session, SessionExercise
from app.exercises.own import OwnExercise
from db.columns import columns
from db.table import at, part_of, table


def _word(name: str, words: type[Language] | type[Light]) -> tuple[SchemaItem, SchemaItem]:
    known = ", ".join(f"'{each}'" for each in words)
    return Column(name, Text, nullable=False), CheckConstraint(f"{name} IN ({known})", name)


def _repetitions_or_hold(prefix: str, *, optional: bool = False) -> CheckConstraint:
    check = f"{prefix}repetitions IS NOT NULL OR {prefix}hold_s IS NOT NULL"
    missing = f"{prefix}sets IS NULL OR " if optional else ""
    return CheckConstraint(missing + check, f"{prefix}amount")


def _value_fits_kind() -> CheckConstraint:
    cases = " ".join(
        f"WHEN '{kind}' THEN value IS NOT NULL AND value <= {high}"
        for kind, high in WITH_VALUE.items()
    )
    return CheckConstraint(f"CASE kind {cases} ELSE value IS NULL END", "value_fits_kind")


# What comes in order has a day and a `sequence`: a clock may jump, a sequence does not.
# Nothing is changed in place: a change is a new row, and the latest row of an id holds.

clinic = table(
    "clinic",
    Column("sequence", Integer, primary_key=True),
    *columns(Clinic),
    *at("recorded_at"),
)

patient_ids = table(
    "patient_ids",
    Column("id", Text, primary_key=True),
)

patients = table(
    "patients",
    Column("sequence", Integer, primary_key=True),
    part_of("patient_ids.id", "id"),
    *columns(Patient, without=("id",)),
    *at("recorded_at"),
    Index("ix_patients_id", "id"),
    no_number_twice=True,
)

episode_ids = table(
    "episode_ids",
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    part_of("patient_ids.id", "patient_id"),
    UniqueConstraint("id", "patient_id", name="uq_episode_ids_whose"),
    Index("ix_episode_ids_patient_id", "patient_id"),
)

episodes = table(
    "episodes",
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("patient_id", Text, nullable=False),
    ForeignKeyConstraint(["id", "patient_id"], ["episode_ids.id", "episode_ids.patient_id"]),
    *columns(Episode, without=("id", "patient_id", "restrictions", "latched_stop")),
    *columns(LatchedStop, "latched_stop_", optional=True),
    Column("restrictions_asked", Integer, nullable=False),
    CheckConstraint("restrictions_asked IN (0, 1)", "restrictions_asked"),
    *at("recorded_at"),
    Index("ix_episodes_id", "id"),
    no_number_twice=True,
)

restrictions = table(
    "restrictions",
    Column("episode_sequence", Integer, ForeignKey("episodes.sequence"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *columns(Restriction),
    _value_fits_kind(),
)

stop_lifts = table(
    "stop_lifts",
    Column("sequence", Integer, primary_key=True),
    part_of("episode_ids.id", "episode_id"),
    *columns(StopLift, without=("stop",)),
    *columns(LatchedStop, "stop_"),
    *at("recorded_at"),
    Index("ix_stop_lifts_episode_id", "episode_id"),
    no_number_twice=True,
)

sessions = table(
    "sessions",
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    part_of("episode_ids.id", "episode_id"),
    Column("corrects", Text, ForeignKey("sessions.id"), unique=True),
    *columns(Session, without=("exercises", "override")),
    *columns(Override, "override_", optional=True),
    *at("recorded_at"),
    Index("ix_sessions_episode_id", "episode_id", "date"),
)

session_exercises = table(
    "session_exercises",
    part_of("sessions.id", "session_id", key=True),
    Column("position", Integer, primary_key=True),
    *columns(SessionExercise, without=("prescribed", "done")),
    *columns(Dose, "prescribed_"),
    _repetitions_or_hold("prescribed_"),
    *columns(Dose, "done_", optional=True),
    _repetitions_or_hold("done_", optional=True),
    UniqueConstraint("session_id", "id"),
)

# The text of the rule files, so that every advice can be judged again as it was.
rule_sets = table(
    "rule_sets",
    Column("sha256", Text, primary_key=True),
    CheckConstraint("length(sha256) = 64", "sha256"),
    Column("id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("files", LargeBinary, nullable=False),
)

# Never edited: a limit that is set back is one more row.
limit_changes = table(
    "limit_changes",
    Column("sequence", Integer, primary_key=True),
    part_of("episode_ids.id", "episode_id", null=True),
    *columns(LimitChange, without=("episode_id",)),
    *at("recorded_at"),
    Index("ix_limit_changes_episode_id", "episode_id"),
    no_number_twice=True,
)

advice_given = table(
    "advice_given",
    part_of("sessions.id", "session_id", key=True),
    part_of("rule_sets.sha256", "rule_set_sha256"),
    Column("program", Text, nullable=False),
    *_word("language", Language),
    *_word("light", Light),
    Column("summary", Text, nullable=False),
    Column("review", Text),
    Column("numbers_set", Text, nullable=False),
    CheckConstraint("json_valid(numbers_set)", "numbers_set"),
    Column("advice", LargeBinary, nullable=False),
    Column("case_judged", LargeBinary, nullable=False),  # last: it is long, and seldom read
)

decisions = table(
    "decisions",
    part_of("sessions.id", "session_id", key=True),
    *columns(Decision),
)

programmes = table(
    "programmes",
    Column("id", Text, primary_key=True),
    part_of("episode_ids.id", "episode_id"),
    part_of("sessions.id", "session_id", null=True),
    Column("version", Integer, nullable=False),
    Column("programme", Text, nullable=False),
    CheckConstraint("json_valid(programme)", "programme"),
    Column("sheet", Text, nullable=False),
    CheckConstraint("json_valid(sheet)", "sheet"),
    Column("pdf", LargeBinary, nullable=False),
    Column("pdf_sha256", Text, nullable=False),
    CheckConstraint("length(pdf_sha256) = 64", "pdf_sha256"),
    *at("issued_at"),
    UniqueConstraint("episode_id", "version"),
)

# Outside the records, so that they can be found and deleted.
saved_exports = table(
    "saved_exports",
    Column("sequence", Integer, primary_key=True),
    *columns(SavedExport),
    UniqueConstraint("path"),
)

# Never edited: the latest row is what is prescribed, until the next decision.
programme_changes = table(
    "programme_changes",
    Column("sequence", Integer, primary_key=True),
    part_of("episode_ids.id", "episode_id"),
    part_of("sessions.id", "session_id", null=True),
    *columns(ProgrammeChange, without=("session_id",)),
    Index("ix_programme_changes_episode_id", "episode_id"),
    no_number_twice=True,
)

favourites = table(
    "favourites",
    Column("exercise_id", Text, primary_key=True),
)

templates = table(
    "templates",
    Column("name", Text, primary_key=True),
    *columns(Template, without=("name",)),
)

own_exercises = table(
    "own_exercises",
    Column("id", Text, primary_key=True),
    *columns(OwnExercise, without=("id",)),
)
