"""Who changes rows past the program, holding the key, is found at the very place."""
# ruff: noqa: S608 (the names of our own tables)

import random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.domain.case import LatchedStop, Restriction
from app.domain.codes import Language
from app.domain.limit_change import LimitChange
from app.domain.patient import Deletion
from app.domain.programme import ProgrammeExercise
from app.domain.record import ProgrammeChange, StopLift
from db import (
    access,
    audit,
    clinics,
    decisions,
    deletions,
    episodes,
    limits,
    patients,
    programme_changes,
    rule_sets,
    sessions,
    stop_lifts,
)
from db.audit import Fault, verify_chain
from db.head import START, head, holds
from db.kinds import PARTS, RecordKind
from tests.builders import (
    EPISODE,
    NOW,
    PATIENT,
    TODAY,
    a_case,
    a_clinic,
    a_decision,
    a_dose,
    a_patient,
    a_session,
    an_advice,
    an_episode,
    sessions_ending,
)

SEED = 7
LINK = ("sequence", "at", "kind", "record", "patient_id", "content_sha256", "chain_sha256")


@pytest.fixture
def tx(database):
    with database.begin() as tx:
        clinics.add(tx, a_clinic())
        patients.add(tx, a_patient())
        episodes.add(tx, an_episode())
        patients.change(tx, a_patient(note="Ringer etter fire"))
        episodes.change(tx, an_episode(restrictions=(Restriction(kind="no_resistance"),)))
        rule_sets.keep(tx, an_advice().rules, {"a.toml": "x = 1"})
        for session in sessions_ending(TODAY, 6, pain_week=2.5):
            judge(tx, sessions.add(tx, EPISODE, session, NOW))
        access.note(tx, PATIENT)
        programme_changes.add(tx, EPISODE, a_change())
        stop_lifts.add(tx, an_episode(), a_lift())
        yield tx


def judge(tx, session_id):
    judgement = decisions.Judgement(
        case=a_case(), language=Language.NB, advice=an_advice(), decision=a_decision()
    )
    decisions.add(tx, session_id, judgement)


def a_lift():
    stop = LatchedStop(date=TODAY, reason="rød")
    return StopLift(stop=stop, by="Ingrid Aas", day=TODAY, found="MR uten funn")


def a_change():
    entry = ProgrammeExercise(id="heel-raise", dose=a_dose())
    return ProgrammeChange(exercises=(entry,), note="Ro", changed_at=NOW)


def unguard(tx):
    """What a person with the key can do first."""
    for name in tx.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        tx.execute(text(f"DROP TRIGGER {name[0]}"))
    tx.execute(text("PRAGMA defer_foreign_keys = ON"))
    tx.execute(text("PRAGMA ignore_check_constraints = ON"))


def tables():
    return sorted({key.table.name for keys in PARTS.values() for key in keys})


def rows(tx, table):
    return (
        tx.execute(text(f"SELECT rowid AS place, * FROM {table} ORDER BY rowid")).mappings().all()
    )


def test_what_the_program_wrote_fits(tx):
    assert verify_chain(tx) == ()


def test_every_kind_of_record_is_read_back_from_all_its_tables(tx):
    kinds = {row["kind"] for row in rows(tx, "audit")}

    assert kinds | {"programme", "limit", "deletion", "adopted", "reviewed"} == {*RecordKind}


def test_the_same_number_written_as_whole_or_as_decimal_hashes_the_same(tx):
    before = head(tx)

    unguard(tx)
    tx.execute(text("UPDATE sessions SET pain_week = 2.50"))

    assert verify_chain(tx) == ()
    assert holds(tx, before)


@pytest.mark.parametrize("table", tables())
def test_an_edited_row_is_found_in_its_record(tx, table):
    held = rows(tx, table)
    assert held or table in LATER
    unguard(tx)
    chance = random.Random(SEED)  # noqa: S311 (a dice, no key)
    for row in held:
        for column in row.keys() - {"place", "sequence", "position", *NAMES}:
            if row[column] is None:
                continue
            change = text(f'UPDATE {table} SET "{column}" = :to WHERE rowid = :at')
            to = {"at": row["place"], "to": _other(row[column], chance)}
            found = found_after(tx, change, to)
            assert [each.fault for each in found] == [Fault.CHANGED], (table, column)


def found_after(tx, change, to):
    """What the trail finds after a change, which is then taken back."""
    point = tx.begin_nested()
    tx.execute(change, to)
    found = verify_chain(tx)
    point.rollback()
    return found


LATER = {"programmes", "limit_changes", "deletions"}
NAMES = {"id", "patient_id", "episode_id", "session_id", "episode_sequence", "sha256",
         "rule_set_sha256"}  # fmt: skip


def _other(value, chance):
    if isinstance(value, bytes):
        return value + b"x"
    if isinstance(value, str):
        return value + chance.choice("abc")
    return value + 1


def test_a_deleted_record_is_found(tx):
    unguard(tx)
    session = rows(tx, "sessions")[2]["id"]
    for table in ("decisions", "advice_given", "session_exercises"):
        tx.execute(text(f"DELETE FROM {table} WHERE session_id = :id"), {"id": session})
    tx.execute(text("DELETE FROM sessions WHERE id = :id"), {"id": session})

    found = verify_chain(tx)

    assert [(each.fault, each.record) for each in found] == [(Fault.MISSING, session)]


def test_an_inserted_record_is_found(tx):
    added = sessions.add(tx, EPISODE, a_session(setting="home"), NOW)

    found = verify_chain(tx)

    assert [(each.fault, each.record) for each in found] == [(Fault.UNKNOWN, str(added))]


def test_a_deleted_row_of_the_trail_is_found(tx):
    unguard(tx)
    tx.execute(text("DELETE FROM audit WHERE sequence = 5"))

    found = verify_chain(tx)

    assert found[0][:2] == (Fault.GAP, 6)


@pytest.mark.parametrize("column", LINK[1:])
def test_an_edited_row_of_the_trail_is_found(tx, column):
    unguard(tx)
    other = "0" * 64 if column.endswith("sha256") else "session" if column == "kind" else "x"
    tx.execute(text(f"UPDATE audit SET {column} = :to WHERE sequence = 4"), {"to": other})

    found = verify_chain(tx)

    assert (Fault.BROKEN, 4) in [(each.fault, each.sequence) for each in found]


def test_two_rows_of_the_trail_that_changed_places_are_found(tx):
    unguard(tx)
    tx.execute(text("UPDATE audit SET sequence = -7 WHERE sequence = 7"))
    tx.execute(text("UPDATE audit SET sequence = 7 WHERE sequence = 8"))
    tx.execute(text("UPDATE audit SET sequence = 8 WHERE sequence = -7"))

    found = verify_chain(tx)

    assert {(Fault.BROKEN, 7), (Fault.BROKEN, 8)} <= {
        (each.fault, each.sequence) for each in found
    }


def test_a_trail_without_its_end_fits_and_only_the_anchor_knows(tx):
    before = head(tx)
    unguard(tx)
    lift = rows(tx, "stop_lifts")[-1]["sequence"]
    tx.execute(text("DELETE FROM stop_lifts WHERE sequence = :at"), {"at": lift})
    tx.execute(text("DELETE FROM audit WHERE sequence = :at"), {"at": before.sequence})

    assert verify_chain(tx) == ()
    assert not holds(tx, before)


@pytest.mark.parametrize("table", [*tables(), "audit", "patient_ids", "episode_ids"])
def test_no_row_can_be_changed_or_deleted(tx, table):
    limits.add(tx, a_limit(), NOW)
    deletions_row(tx, table)
    if not rows(tx, table):
        assert table == "programmes"
        return
    column = rows(tx, table)[0].keys() - {"place"}
    for act in (f"DELETE FROM {table}", f'UPDATE {table} SET "{min(column)}" = "{min(column)}"'):
        with pytest.raises(IntegrityError, match="append-only"), tx.begin_nested():
            tx.execute(text(act))


def deletions_row(tx, table):
    if table == "deletions":
        patients.add(tx, a_patient(id=OTHER))
        deletions.apply(tx, a_deletion(patient_id=OTHER))


def a_limit():
    return LimitChange(date=TODAY, rule="pain-acceptable", name="above", value=3, by="IA")


OTHER = "00000000-0000-0000-0000-000000000077"


def a_deletion(**changes):
    values = {"patient_id": PATIENT, "reason": "Ført på feil pasient",
              "legal_ground": "Helsepersonelloven § 43", "by": "Ingrid Aas", "at": NOW,
              "content_sha256": audit.sha256(b"").hexdigest()}  # fmt: skip
    return Deletion(**(values | changes))


def test_a_replaced_row_is_a_deleted_row(tx):
    with pytest.raises(IntegrityError, match="append-only"), tx.begin_nested():
        tx.execute(text("INSERT OR REPLACE INTO patient_ids SELECT * FROM patient_ids"))


def test_the_head_of_an_empty_trail_is_known(database):
    with database.begin() as tx:
        assert head(tx) == START
        assert holds(tx, START)


def test_how_far_it_has_come_is_told(tx, monkeypatch):
    monkeypatch.setattr(audit, "BATCH", 5)
    told = []

    verify_chain(tx, lambda done, every: told.append((done, every)))

    every = head(tx).sequence
    assert told[-1] == (every, every)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


def test_a_record_that_is_gone_and_written_anew_is_told_as_damage(database):
    with database.begin() as tx:
        clinics.add(tx, a_clinic())
        known = tx.execute(text("SELECT record, kind FROM audit")).one()

    with pytest.raises(audit.RecordsGone, match="damaged"), database.begin() as tx:
        audit.note(tx, RecordKind(known.kind), known.record)
