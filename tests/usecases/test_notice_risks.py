"""Clock, disk and folder are looked at when the records are unlocked."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

import pytest

from app.usecases.keep_patients import add_patient
from app.usecases.open_clinic import create_clinic, unlock
from db import database as records
from db import reserve, safe_place
from db.safe_place import Disk
from db.slots import Cost
from tests.builders import NOW, a_clinic, a_patient, an_episode

WORDS = "fire ord på rad"
QUICK = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def folder(tmp_path):
    made = create_clinic(tmp_path / "Takt", WORDS, a_clinic(), lambda: NOW, QUICK)
    add_patient(made, a_patient(), an_episode())
    made.close()
    return tmp_path / "Takt"


@pytest.fixture
def disk(monkeypatch):
    """A disk with so many bytes left."""

    class Usage(NamedTuple):
        free: int

    def leave(free):
        monkeypatch.setattr(reserve.shutil, "disk_usage", lambda _: Usage(free))

    return leave


def warnings_of(folder, now=NOW):
    workspace = unlock(folder, WORDS, lambda: now)
    try:
        return workspace.warnings()
    finally:
        workspace.close()


def test_all_is_well_and_nothing_is_said(folder):
    assert warnings_of(folder) == ()
    assert (folder / "clinic" / reserve.RESERVE).stat().st_size == reserve.SIZE


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=3650)])
def test_a_clock_that_ran_back_is_told(folder, back):
    assert any("clock" in said for said in warnings_of(folder, NOW - back))


def test_a_clock_set_back_while_one_works_is_told_once(folder):
    times = [NOW]
    workspace = unlock(folder, WORDS, lambda: times[-1])
    workspace.tend()
    before = workspace.warnings()
    times.append(NOW - timedelta(hours=1))

    for _ in range(2):
        workspace.tend()
    told = workspace.warnings()
    workspace.close()

    assert before == ()
    assert len(told) == 1
    assert "clock" in told[0]


@pytest.mark.parametrize("jump", [timedelta(minutes=-5), timedelta(days=30)])
def test_a_few_minutes_and_a_holiday_are_no_wonder(folder, jump):
    assert warnings_of(folder, NOW + jump) == ()


def test_records_keep_their_order_whatever_the_clock_says(folder):
    workspace = unlock(folder, WORDS, lambda: NOW - timedelta(days=3650))
    before = workspace.database.head.sequence

    add_patient(workspace, *new_patient())

    assert workspace.database.head.sequence > before
    with workspace.database.begin() as tx:
        assert records.audit.verify_chain(tx) == ()
    workspace.close()
    assert warnings_of(folder, NOW) == ()


def new_patient():
    patient = a_patient(id=UUID(int=77))
    return patient, an_episode(id=UUID(int=78), patient_id=patient.id)


def test_a_disk_nearly_full_is_told(folder, disk):
    disk(reserve.NEARLY_FULL - 1)

    assert any("nearly full" in said for said in warnings_of(folder))


def test_the_reserve_is_not_made_on_a_disk_nearly_full(folder, disk):
    assert reserve.give_up(folder / "clinic")
    disk(reserve.NEARLY_FULL - 1)

    warnings_of(folder)

    assert not reserve.give_up(folder / "clinic")


def test_records_in_a_place_that_became_unsafe_still_open(folder, monkeypatch):
    monkeypatch.setattr(safe_place, "disk_of", lambda _: Disk.NETWORK)

    assert any("synced folder" in said for said in warnings_of(folder))
