"""What the domain refuses, the database refuses too, should anything get past the domain."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.domain.case import Restriction
from app.domain.codes import Language, RestrictionKind
from app.domain.dose import Dose
from app.domain.patient import Patient
from app.domain.record import ProgrammeDraft
from app.domain.session import Session, SessionExercise
from app.domain.value import bounds_of
from db import (
    backup_log,
    decisions,
    episodes,
    own_exercises,
    patients,
    programme_changes,
    rule_sets,
    sessions,
)
from db.clinics import add as add_clinic
from db.drafts import PROGRAMMES
from db.table import METADATA
from tests.builders import (
    EPISODE,
    NOW,
    a_case,
    a_clinic,
    a_decision,
    a_dose,
    a_patient,
    a_programme_change,
    a_session,
    an_advice,
    an_episode,
    an_exercise,
    an_own_exercise,
)

NUMBERS = [
    (table, prefix + name, bounds)
    for table, kind, prefix in (
        ("patients", Patient, ""),
        ("restrictions", Restriction, ""),
        ("sessions", Session, ""),
        ("session_exercises", SessionExercise, ""),
        ("session_exercises", Dose, "prescribed_"),
        ("session_exercises", Dose, "done_"),
    )
    for name, bounds in bounds_of(kind).items()
]
ENUMS = sorted(
    (table.name, constraint.name.removeprefix(f"ck_{table.name}_"))
    for table in METADATA.sorted_tables
    for constraint in table.constraints
    if " IN ('" in str(getattr(constraint, "sqltext", ""))
)
REFUSED = [
    ("patients", "given_name", ""),
    ("patients", "family_name", "x" * 121),
    ("patients", "note", "x" * 2001),
    ("patients", "birth_year", "nineteen"),
    ("clinic", "name", None),
    ("episodes", "started", "2026-02-30"),
    ("episodes", "started", "yesterday"),
    ("episodes", "cleared", 2),
    ("episodes", "patient_id", "nobody"),
    ("episodes", "latched_stop_date", "2026-11-23"),
    ("episodes", "baseline_repetitions", "[10"),
    ("sessions", "date", "23.11.2026"),
    ("sessions", "flare", 2),
    ("sessions", "pain_before", 1.5),
    ("sessions", "pain_week", 1.55),
    ("sessions", "recorded_at", "2026-11-23 10:00"),
    ("sessions", "red_flags", "cauda_equina"),
    ("session_exercises", "id", "Heel raise"),
    ("session_exercises", "prescribed_load_kg", 2.55),
    ("session_exercises", "prescribed_sets", None),
    ("session_exercises", "prescribed_repetitions", None),
    ("session_exercises", "done_repetitions", None),
    ("session_exercises", "done_sets", None),
    ("session_exercises", "done_tempo", "x" * 61),
    ("restrictions", "value", None),
    ("rule_sets", "sha256", "short"),
    ("decisions", "decided_at", "today"),
]


@pytest.fixture
def tx(database):
    done = an_exercise(done=a_dose())
    with database.begin() as tx:
        add_clinic(tx, a_clinic())
        patients.add(tx, a_patient())
        limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=20)
        episodes.add(tx, an_episode(restrictions=(limit,)))
        session_id = sessions.add(tx, EPISODE, a_session(exercises=(done,)), NOW)
        advice, decision = an_advice(), a_decision()
        rule_sets.keep(tx, advice.rules, {})
        judgement = decisions.Judgement(
            case=a_case(), language=Language.NB, advice=advice, decision=decision
        )
        decisions.add(tx, session_id, judgement)
        programme_changes.add(tx, EPISODE, a_programme_change(session_id=session_id))
        PROGRAMMES.keep(tx, EPISODE, ProgrammeDraft(exercises=(), kept_at=NOW))
        own_exercises.keep(tx, an_own_exercise())
        backup_log.note(tx, backup_log.Entry(backup_log.Event.MADE))
        unguard(tx)
        yield tx


def unguard(tx):
    """Let rows be changed: here it is the checks that are tried, not the triggers."""
    for name in tx.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        if name[0] != "sessions_one_a_day":
            tx.execute(text(f"DROP TRIGGER {name[0]}"))


def put(tx, table, column, value):
    with tx.begin_nested():
        tx.execute(text(f'UPDATE {table} SET "{column}" = :value'), {"value": value})  # noqa: S608 (our own names)


@pytest.mark.parametrize(("table", "column", "bounds"), NUMBERS)
def test_a_number_is_kept_inside_its_range_only(tx, table, column, bounds):
    step = 10**-bounds.decimals

    put(tx, table, column, bounds.low)
    put(tx, table, column, bounds.high)
    with pytest.raises(IntegrityError):
        put(tx, table, column, bounds.low - step)
    with pytest.raises(IntegrityError):
        put(tx, table, column, bounds.high + step)


@pytest.mark.parametrize(("table", "column"), ENUMS)
def test_a_word_that_is_not_in_the_list_is_refused(tx, table, column):
    with pytest.raises(IntegrityError, match=column):
        put(tx, table, column, "something else")


@pytest.mark.parametrize(("table", "column", "value"), REFUSED)
def test_what_cannot_be_is_refused(tx, table, column, value):
    with pytest.raises(IntegrityError):
        put(tx, table, column, value)


def test_the_same_day_and_setting_cannot_be_stored_twice(tx):
    with pytest.raises(IntegrityError), tx.begin_nested():
        sessions.add(tx, EPISODE, a_session(), NOW)


def test_what_others_build_on_cannot_be_deleted(tx):
    for table in ("patient_ids", "episode_ids", "sessions", "rule_sets"):
        with pytest.raises(IntegrityError, match="FOREIGN KEY"), tx.begin_nested():
            tx.execute(text(f"DELETE FROM {table}"))  # noqa: S608 (our own names)
