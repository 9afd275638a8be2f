"""Records too large to be checked while one waits are checked beside the work."""

import subprocess
import sys
import threading

import pytest
from sqlalchemy import text

from db import clinics, engine, patients, state
from db.access import note as opened
from db.database import Database, NotSaved
from db.engine import PAGE_SIZE, DatabaseRefused
from tests.builders import PATIENT, RAW_KEY, a_clinic, a_patient

PAGES = 4


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Records that count as large, and are looked at step by step."""
    file = tmp_path / "records.takt"
    database = Database.create(file, RAW_KEY)
    with database.begin() as tx:
        clinics.add(tx, a_clinic())
        for number in range(20):
            patients.add(tx, a_patient(note=f"{number}" * 900)) if not number else patients.change(
                tx, a_patient(note=f"{number}" * 900)
            )
    database.close()
    monkeypatch.setattr(engine, "CHECKED_BELOW", 0)
    monkeypatch.setattr(state, "_STEPS", 10)
    return file


@pytest.fixture
def database(file):
    database = Database.open(file, RAW_KEY)
    yield database
    database.close()


class Gate:
    """Holds the check where it begins, until it is opened."""

    def __init__(self):
        self.open = threading.Event()

    def __call__(self, _done, _every):
        self.open.wait()


def save(database, note="ny"):
    with database.begin() as tx:
        patients.change(tx, a_patient(note=note))


def test_a_save_is_not_confirmed_before_the_check_has_ended(database):
    gate, waited = Gate(), []

    def wait(check):
        waited.append(check.has_ended)
        gate.open.set()
        check.wait()

    database.wait_for = wait
    database.check_beside(gate)
    save(database)
    save(database, "og en til")

    assert waited == [False]


def test_meanwhile_records_are_opened_read_and_drafted(database):
    gate = Gate()
    database.wait_for = lambda _check: pytest.fail("waited")
    database.check_beside(gate)
    with database.begin() as tx:
        opened(tx, PATIENT)
        read = patients.get(tx, PATIENT)

    assert read.note.startswith("19")
    gate.open.set()


def test_meanwhile_nothing_is_moved_into_the_file(database, file):
    gate, before = Gate(), file.read_bytes()
    database.check_beside(gate)
    with database.begin() as tx:
        opened(tx, PATIENT)
    database.steady = lambda: 10**9
    database.tend()
    held = file.read_bytes()
    gate.open.set()
    save(database)
    database.tend()

    assert held == before
    assert file.read_bytes() != before


def test_every_damaged_page_is_found_when_it_is_opened_or_before_a_save_counts(file):
    whole, found = file.read_bytes(), []
    for at in range(0, len(whole), PAGES * PAGE_SIZE):
        damaged = bytearray(whole)
        damaged[at + 700] ^= 1
        file.write_bytes(damaged)
        found.append(_outcome(file))
        file.with_name("records.takt-wal").unlink(missing_ok=True)
        file.with_suffix(".anchor").unlink(missing_ok=True)
    file.write_bytes(whole)

    assert set(found) == {"refused", "not confirmed"}
    assert _outcome(file) == "saved"


def _outcome(file):
    try:
        database = Database.open(file, RAW_KEY)
    except (DatabaseRefused, NotSaved):
        return "refused"
    try:
        database.check_beside()
        save(database)
    except NotSaved:
        return "not confirmed"
    finally:
        database._connection.close()
    return "saved"


def test_damaged_records_take_nothing_more_and_can_be_read(database, file):
    content = bytearray(file.read_bytes())
    content[-PAGE_SIZE + 100] ^= 1
    file.write_bytes(content)
    database.check_beside()
    database._check.wait()
    database.tend()

    assert "is damaged" in database.warnings[-1]
    with pytest.raises(NotSaved, match="Nothing more is saved"):
        save(database)
    with database.begin() as tx:
        assert tx.execute(text("SELECT count(*) FROM clinic")).scalar_one() == 1


def test_locking_stops_the_check_and_does_not_wait_for_it(file):
    database = Database.open(file, RAW_KEY)
    begun = threading.Event()
    database.check_beside(lambda _done, _every: begun.set())
    begun.wait()

    database.close()

    assert not database.is_open
    Database.open(file, RAW_KEY).close()


def test_the_check_lets_go_of_no_lock(database, file):
    database.check_beside()
    database._check.wait()

    code = "import sys; from pathlib import Path; from db.database import Database; "
    code += "Database.open(Path(sys.argv[1]), bytes(range(32)))"
    other = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False
    )

    assert "AlreadyOpen" in other.stderr
    save(database)


def test_small_records_were_checked_when_they_were_opened(database, monkeypatch):
    monkeypatch.setattr(engine, "CHECKED_BELOW", 10**9)

    database.check_beside()

    assert database._check is None
