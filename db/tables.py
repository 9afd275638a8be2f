"""The tables. Only db/ sees them; ranges and words come from the fields of the domain."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
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
from app.domain.record import Decision, SavedExport
from app.domain.session import Override, Session, SessionExercise
from db.columns import columns

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _table(name: str, *items: SchemaItem) -> Table:
    # Strict: SQLite itself refuses a text where a number belongs.
    return Table(name, METADATA, *items, sqlite_strict=True)


def _part_of(table: str, name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(table), primary_key=key, nullable=null)


def _moment(name: str) -> tuple[SchemaItem, SchemaItem]:
    check = f"{name} GLOB '????-??-??T??:??:??*Z'"
    return Column(name, Text, nullable=False), CheckConstraint(check, name)


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

clinic = _table(
    "clinic",
    Column("id", Integer, primary_key=True),
    CheckConstraint("id = 1", "single"),
    *columns(Clinic),
)

patients = _table(
    "patients",
    Column("id", Text, primary_key=True),
    *columns(Patient, without=("id",)),
)

episodes = _table(
    "episodes",
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _part_of("patients.id", "patient_id"),
    *columns(Episode, without=("id", "patient_id", "restrictions", "latched_stop")),
    *columns(LatchedStop, "latched_stop_", optional=True),
    Column("restrictions_asked", Integer, nullable=False),
    CheckConstraint("restrictions_asked IN (0, 1)", "restrictions_asked"),
    Index("ix_episodes_patient_id", "patient_id"),
)

restrictions = _table(
    "restrictions",
    _part_of("episodes.id", "episode_id", key=True),
    Column("position", Integer, primary_key=True),
    *columns(Restriction),
    _value_fits_kind(),
)

sessions = _table(
    "sessions",
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _part_of("episodes.id", "episode_id"),
    *columns(Session, without=("exercises", "override")),
    *columns(Override, "override_", optional=True),
    *_moment("recorded_at"),
    UniqueConstraint("episode_id", "date", "setting"),
)

session_exercises = _table(
    "session_exercises",
    _part_of("sessions.id", "session_id", key=True),
    Column("position", Integer, primary_key=True),
    *columns(SessionExercise, without=("prescribed", "done")),
    *columns(Dose, "prescribed_"),
    _repetitions_or_hold("prescribed_"),
    *columns(Dose, "done_", optional=True),
    _repetitions_or_hold("done_", optional=True),
    UniqueConstraint("session_id", "id"),
)

# The text of the rule files, so that every advice can be judged again as it was.
rule_sets = _table(
    "rule_sets",
    Column("sha256", Text, primary_key=True),
    CheckConstraint("length(sha256) = 64", "sha256"),
    Column("id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("files", LargeBinary, nullable=False),
)

# Never edited: a limit that is set back is one more row.
limit_changes = _table(
    "limit_changes",
    Column("sequence", Integer, primary_key=True),
    _part_of("episodes.id", "episode_id", null=True),
    *columns(LimitChange, without=("episode_id",)),
    *_moment("recorded_at"),
    Index("ix_limit_changes_episode_id", "episode_id"),
)

advice_given = _table(
    "advice_given",
    _part_of("sessions.id", "session_id", key=True),
    _part_of("rule_sets.sha256", "rule_set_sha256"),
    Column("program", Text, nullable=False),
    *_word("language", Language),
    *_word("light", Light),
    Column("summary", Text, nullable=False),
    Column("review", Text),
    Column("numbers_set", Text, nullable=False),
    CheckConstraint("json_valid(numbers_set)", "numbers_set"),
    Column("case_judged", LargeBinary, nullable=False),
    Column("advice", LargeBinary, nullable=False),
)

decisions = _table(
    "decisions",
    _part_of("advice_given.session_id", "session_id", key=True),
    *columns(Decision),
)

programmes = _table(
    "programmes",
    Column("id", Text, primary_key=True),
    _part_of("episodes.id", "episode_id"),
    _part_of("sessions.id", "session_id", null=True),
    Column("version", Integer, nullable=False),
    Column("programme", Text, nullable=False),
    CheckConstraint("json_valid(programme)", "programme"),
    Column("sheet", Text, nullable=False),
    CheckConstraint("json_valid(sheet)", "sheet"),
    Column("pdf", LargeBinary, nullable=False),
    Column("pdf_sha256", Text, nullable=False),
    CheckConstraint("length(pdf_sha256) = 64", "pdf_sha256"),
    *_moment("issued_at"),
    UniqueConstraint("episode_id", "version"),
)

# Outside the records, so that they can be found and deleted.
saved_exports = _table(
    "saved_exports",
    Column("sequence", Integer, primary_key=True),
    *columns(SavedExport),
    UniqueConstraint("path"),
)
