"""D5: a full disk is told as such, and Takt gives up the room it kept."""

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.clinic import Clinic
from db import clinics, reserve
from db.database import NotSaved


@pytest.fixture
def full(database):
    """The same database, which may take no page more."""
    with database.begin() as tx:
        clinics.add(tx, Clinic(name="Fjordgata fysioterapi"))
    database._connection.execute("PRAGMA max_page_count = 1")
    return database


def grow(database):
    with database.begin() as tx:
        clinics.change(tx, Clinic(name="Fjordgata fysioterapi", logo=b"x" * 50_000))


def test_a_full_disk_says_what_to_do(full):
    with pytest.raises(NotSaved, match="make room on the disk"):
        grow(full)


def test_the_reserve_is_given_up_and_the_second_try_is_saved(full):
    reserve.keep(full.folder)

    with pytest.raises(NotSaved, match="save again now"):
        grow(full)

    assert not (full.folder / reserve.RESERVE).exists()
    full._connection.execute("PRAGMA max_page_count = 1000000")
    grow(full)


def test_an_error_of_a_full_disk_is_a_full_disk(full, monkeypatch):
    monkeypatch.setattr(reserve, "left", lambda _: 0)
    failed = sqlcipher.OperationalError("disk I/O error")
    failed.sqlite_errorname = "SQLITE_IOERR_WRITE"

    with pytest.raises(NotSaved, match="disk is full"), full.begin():
        raise OperationalError("", {}, failed)


def test_an_error_of_the_disk_is_told_as_one(full):
    failed = sqlcipher.OperationalError("disk I/O error")
    failed.sqlite_errorname = "SQLITE_IOERR_WRITE"

    with pytest.raises(NotSaved, match="reports an error"), full.begin():
        raise OperationalError("", {}, failed)
