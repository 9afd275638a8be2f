import os
import signal
import subprocess
import sys

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from db import engine, patients
from db.database import CHECKPOINT_ABOVE, CHECKPOINT_AFTER_S, Database, NotSaved
from db.engine import APPLICATION_ID, PRAGMAS, DatabaseRefused
from tests.builders import PATIENT, RAW_KEY, a_patient

CANARY = "Kanarifugl"
SAVE_AND_DIE = """
import os, sys
from pathlib import Path
from db import patients
from db.database import Database
from tests.builders import RAW_KEY, a_patient
database = Database.open(Path(sys.argv[1]), RAW_KEY)
with database.begin() as tx:
    patients.add(tx, a_patient())
print("saved", flush=True)
os.kill(os.getpid(), 9)
"""


def asked(database, name):
    with database.begin() as tx:
        return tx.execute(text(f"PRAGMA {name}")).scalar_one()


def log_of(tmp_path):
    return tmp_path / "records.takt-wal"


def save(database, *acts):
    with database.begin() as tx:
        for act in acts:
            act(tx)


def add_patient(tx):
    patients.add(tx, a_patient(family_name=CANARY, note="Vondt i akillessenen"))


def add_table(tx):
    tx.execute(text("CREATE TABLE more AS SELECT zeroblob(9000000) AS x"))


def fail(tx):
    raise ZeroDivisionError


def everyone(database):
    with database.begin() as tx:
        return list(patients.everyone(tx))


@pytest.mark.parametrize(("name", "answer"), [(name, each[1]) for name, each in PRAGMAS.items()])
def test_the_engine_is_set_as_data_safety_asks(database, name, answer):
    assert asked(database, name) == answer


def test_the_database_carries_the_mark_of_takt_and_is_encrypted(database):
    assert asked(database, "application_id") == APPLICATION_ID == 0x54616B74
    assert asked(database, "cipher_version")
    assert asked(database, "cipher_page_size") == str(engine.PAGE_SIZE)


@pytest.mark.parametrize("name", PRAGMAS)
def test_a_setting_that_does_not_take_stops_the_program(tmp_path, monkeypatch, name):
    file = tmp_path / "other.takt"
    Database.create(file, RAW_KEY).close()
    before = file.read_bytes()
    monkeypatch.setitem(engine.PRAGMAS, name, (PRAGMAS[name][0], "otherwise"))

    with pytest.raises(DatabaseRefused, match=name):
        Database.open(file, RAW_KEY)

    assert file.read_bytes() == before
    assert set(tmp_path.iterdir()) == {file, file.with_suffix(".anchor")}


def test_extensions_cannot_be_loaded(database):
    with pytest.raises(OperationalError, match="not authorized"), database.begin() as tx:
        tx.execute(text("SELECT load_extension('anything')"))


def test_a_block_that_raises_saves_nothing(database):
    with pytest.raises(ZeroDivisionError):
        save(database, add_patient, fail)

    assert everyone(database) == []


def test_a_block_that_ends_well_is_saved(database):
    save(database, add_patient)

    assert [patient.family_name for patient in everyone(database)] == [CANARY]


def test_tables_too_are_inside_the_transaction(database):
    with pytest.raises(ZeroDivisionError):
        save(database, add_table, fail)

    with database.begin() as tx:
        tables = set(tx.execute(text("SELECT name FROM sqlite_master")).scalars())
    assert "more" not in tables


def test_what_a_person_typed_is_in_no_error(database):
    with pytest.raises(IntegrityError) as twice:
        save(database, add_patient, add_patient)

    assert CANARY not in f"{twice.value!r}{twice.value}"
    assert "hidden" in str(twice.value)


def test_no_byte_on_the_disk_tells_what_was_saved(database, tmp_path):
    save(database, add_patient)

    open_files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    database.checkpoint()
    closed_files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert set(open_files) == {"records.takt", "records.takt-wal", "records.anchor"}
    for content in (*open_files.values(), *closed_files.values()):
        assert CANARY.encode() not in content
        assert b"akillessenen" not in content
        assert b"patients" not in content
        assert b"SQLite format 3" not in content


def test_a_full_disk_is_said_plainly_and_nothing_is_half_saved(database):
    with database.begin() as tx:
        pages = tx.execute(text("PRAGMA page_count")).scalar_one()
        tx.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(NotSaved, match="disk is full"):
        save(database, add_patient, add_table)

    assert everyone(database) == []


def test_a_disk_that_takes_nothing_is_said_plainly(database):
    with database.begin() as tx:
        tx.execute(text("PRAGMA query_only = ON"))

    with pytest.raises(NotSaved, match="read-only"):
        save(database, add_patient)

    assert everyone(database) == []


def test_what_was_saved_is_there_after_a_kill(database, tmp_path):
    file = tmp_path / "killed.takt"
    Database.create(file, RAW_KEY).close()

    killed = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", SAVE_AND_DIE, str(file)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=False,
    )

    assert (killed.stdout, killed.returncode) == (b"saved\n", -signal.SIGKILL)
    assert file.with_name("killed.takt-wal").stat().st_size > 0
    reopened = Database.open(file, RAW_KEY)
    assert everyone(reopened) == [a_patient()]
    reopened.close()


def test_closing_moves_the_log_into_the_main_file(tmp_path):
    database = Database.create(tmp_path / "other.takt", RAW_KEY)
    with database.begin() as tx:
        patients.add(tx, a_patient())
    database.close()

    assert {path.name for path in tmp_path.iterdir()} == {"other.takt", "other.anchor"}


def test_a_long_log_is_moved_before_the_next_save(database, tmp_path):
    with database.begin() as tx:
        tx.execute(text(f"CREATE TABLE much AS SELECT zeroblob({CHECKPOINT_ABOVE}) AS x"))
    long = log_of(tmp_path).stat().st_size
    with database.begin() as tx:
        patients.add(tx, a_patient())

    assert long > CHECKPOINT_ABOVE > log_of(tmp_path).stat().st_size
    assert everyone(database) == [a_patient()]


@pytest.fixture
def clock(database):
    """Seconds that a test can let go by."""
    seconds = [1000.0]
    database.steady = lambda: seconds[0]
    database.checkpoint()
    return seconds


def test_half_a_minute_after_a_save_the_log_is_moved(database, clock, tmp_path):
    save(database, add_patient)
    clock[0] += CHECKPOINT_AFTER_S - 1
    database.tend()
    before = log_of(tmp_path).stat().st_size
    clock[0] += 1
    database.tend()

    assert before > log_of(tmp_path).stat().st_size == 0
    assert everyone(database) == [a_patient(family_name=CANARY, note="Vondt i akillessenen")]


def test_saves_without_a_pause_do_not_put_it_off(database, clock, tmp_path):
    save(database, add_patient)
    for number in range(CHECKPOINT_AFTER_S):
        clock[0] += 1
        save(database, lambda tx, note=str(number): patients.change(tx, a_patient(note=note)))
        database.tend()

    assert log_of(tmp_path).stat().st_size == 0


def test_a_log_that_cannot_be_moved_is_warned_of_once_and_tried_again(database, clock, tmp_path):
    save(database, add_patient)
    with database.begin() as tx:  # while anything reads, the log cannot be emptied
        patients.get(tx, PATIENT)
        for _ in range(3):
            clock[0] += CHECKPOINT_AFTER_S
            database.tend()
    said = list(database.warnings)
    clock[0] += CHECKPOINT_AFTER_S
    database.tend()

    assert len(said) == len(database.warnings) == 1
    assert said[0].endswith("make a backup now.")
    assert log_of(tmp_path).stat().st_size == 0


def test_a_checkpoint_that_cannot_be_done_is_said(database):
    with pytest.raises(NotSaved, match="make a backup"):
        save(database, add_patient, lambda _: database.checkpoint())

    assert everyone(database) == []


def test_a_new_database_is_never_made_over_a_file(database, tmp_path):
    before = (tmp_path / "records.takt").read_bytes()

    with pytest.raises(FileExistsError):
        Database.create(tmp_path / "records.takt", RAW_KEY)

    assert (tmp_path / "records.takt").read_bytes() == before


def test_a_patient_is_found_by_id(database):
    with database.begin() as tx:
        patients.add(tx, a_patient())
        found = patients.get(tx, PATIENT)

    assert found == a_patient()
