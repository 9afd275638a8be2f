"""A new data key: all records equal, the old key worthless, and no kill leaves anything lost."""

import os
import shutil
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import pytest

from app.usecases.change_data_key import DataKeyNotChanged, change_data_key
from app.usecases.keep_patients import add_patient, caseload
from app.usecases.open_clinic import check_paper, create_clinic, unlock, unlock_on_paper
from app.usecases.recovery_key import new_recovery_key
from db import online_copy
from db.audit import verify_chain
from db.database import Database
from db.engine import DatabaseRefused
from db.key_file import WrongPassphrase, WrongRecoveryKey, data_key, read_key_file
from db.slots import Cost
from tests import killing
from tests.builders import NOW, a_clinic, a_patient, an_episode

WORDS = "fire ord på rad"
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
PATIENTS = 3
MOST_STEPS = 200
LAST_SYNCS = 8  # of the disk: the backup before, and a part of the new file


@pytest.fixture
def old_paper():
    return new_recovery_key()


@pytest.fixture
def folder(tmp_path, old_paper):
    made = create_clinic(tmp_path / "Takt", WORDS, a_clinic(), now, QUICK, old_paper)
    for number in range(PATIENTS):
        patient = a_patient(id=UUID(int=100 + number))
        add_patient(made, patient, an_episode(id=UUID(int=200 + number), patient_id=patient.id))
    made.close()
    return tmp_path / "Takt"


def now():
    return NOW


def change(folder, paper, passphrase=WORDS):
    workspace = unlock(folder, passphrase, now)
    try:
        change_data_key(workspace, passphrase, paper, QUICK)
    finally:
        workspace.close()


def whole(workspace):
    """Whether all patients are there, and the trail fits to the last record."""
    try:
        known = len(caseload(workspace))
        with workspace.database.begin() as tx:
            return known == PATIENTS and verify_chain(tx) == ()
    finally:
        workspace.close()


def key_of(folder):
    return data_key(read_key_file(folder / "clinic"), WORDS)


def test_all_records_are_there_under_the_new_key_and_the_old_one_opens_nothing(folder, old_paper):
    old, new_paper = key_of(folder), new_recovery_key()

    change(folder, new_paper)

    assert key_of(folder) != old
    assert whole(unlock(folder, WORDS, now))
    assert whole(unlock_on_paper(folder, "".join(new_paper), now))
    with pytest.raises(WrongRecoveryKey):
        unlock_on_paper(folder, "".join(old_paper), now)
    with pytest.raises(DatabaseRefused):
        Database.open(folder / "clinic" / "records.takt", old)


def test_nothing_of_the_old_file_is_left(folder):
    change(folder, new_recovery_key())

    assert not [path.name for path in folder.iterdir() if path.name.startswith(("before", "new"))]


def test_the_records_know_that_they_are_the_newest(folder):
    change(folder, new_recovery_key())

    workspace = unlock(folder, WORDS, lambda: datetime.now(UTC))
    assert workspace.warnings() == ()
    workspace.close()


def test_a_wrong_passphrase_changes_nothing(folder):
    before = key_of(folder)
    workspace = unlock(folder, WORDS, now)

    with pytest.raises(WrongPassphrase):
        change_data_key(workspace, "noe helt annet enn", new_recovery_key(), QUICK)

    assert whole(workspace)
    assert key_of(folder) == before


def test_a_disk_that_refuses_leaves_the_old_key(folder, monkeypatch):
    before = key_of(folder)
    workspace = unlock(folder, WORDS, now)
    real, syncs = os.fsync, []

    def refuse(file):
        syncs.append(file)
        if len(syncs) >= LAST_SYNCS:
            raise OSError(28, "No space left on device")
        real(file)

    monkeypatch.setattr(online_copy.os, "fsync", refuse)
    with pytest.raises(DataKeyNotChanged, match="kept their key"):
        change_data_key(workspace, WORDS, new_recovery_key(), QUICK)
    monkeypatch.undo()

    workspace.close()
    assert key_of(folder) == before
    assert whole(unlock(folder, WORDS, now))
    assert not list(folder.glob("new-*"))


def test_killed_at_any_step_every_record_is_there_and_one_way_leads_to_it(
    folder, old_paper, tmp_path
):
    """The passphrase opens them always; of the two pages exactly one does."""
    new_paper, before = new_recovery_key(), key_of(folder)
    found = []
    for step in range(1, MOST_STEPS, 2):
        copy = tmp_path / f"killed-{step}"
        shutil.copytree(folder, copy)
        lived = killing.lived(step, partial(change, copy, new_paper))
        assert whole(unlock(copy, WORDS, now)), step
        changed = key_of(copy) != before
        assert opens_on_paper(copy, new_paper) == changed, step
        assert opens_on_paper(copy, old_paper) != changed, step
        assert not list(copy.glob("before-*")), step
        found.append(changed)
        shutil.rmtree(copy)
        if lived:
            break

    assert lived
    assert found.count(True) > 1
    assert found.count(False) > 10


def opens_on_paper(folder, paper):
    try:
        check_paper(folder, "".join(paper))
    except WrongRecoveryKey:
        return False
    return True
