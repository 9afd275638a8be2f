import pytest

from app.domain.errors import TaktError
from app.usecases.clinic_exists import clinic_exists
from app.usecases.keep_clinic import change_clinic, clinic
from app.usecases.keep_patients import add_patient, caseload
from app.usecases.open_clinic import create_clinic, unlock
from db import rule_sets
from db.key_file import Cost, WrongPassphrase
from tests.builders import NOW, TODAY, a_clinic, a_patient, an_episode

WORDS = "fire ord på rad"
FAST = Cost(memory_kib=64, passes=1, lanes=1)


def clock():
    return NOW


@pytest.fixture
def folder(tmp_path):
    create_clinic(tmp_path / "Takt", WORDS, a_clinic(), clock, FAST).close()
    return tmp_path / "Takt"


def test_there_is_no_clinic_before_the_first_start(tmp_path):
    assert not clinic_exists(tmp_path)
    assert not clinic_exists(tmp_path / "Takt")


def test_what_was_saved_is_there_after_the_next_unlock(folder):
    workspace = unlock(folder, WORDS, clock)
    add_patient(workspace, a_patient(), an_episode())
    change_clinic(workspace, a_clinic(name="Ny klinikk"))
    workspace.close()

    workspace = unlock(folder, WORDS, clock)
    names = [row.patient.full_name for row in caseload(workspace)]
    letterhead = clinic(workspace)
    workspace.close()

    assert names == ["Kari Østby"]
    assert letterhead == a_clinic(name="Ny klinikk")


def test_the_rules_in_force_are_kept_with_the_records(folder):
    workspace = unlock(folder, WORDS, clock)
    with workspace.database.begin() as tx:
        kept = rule_sets.files(tx, workspace.rulebook.rule_set.sha256)
    workspace.close()

    assert "rule-set.toml" in kept


def test_the_day_is_that_of_the_clock(workspace):
    assert workspace.today == TODAY


def test_a_wrong_passphrase_opens_nothing(folder):
    with pytest.raises(WrongPassphrase):
        unlock(folder, "noe helt annet", clock)


def test_a_damaged_clinic_is_still_a_clinic(folder):
    (folder / "clinic" / "records.takt").write_bytes(b"")

    with pytest.raises(TaktError):
        unlock(folder, WORDS, clock)

    assert clinic_exists(folder)
    with pytest.raises(TaktError):
        create_clinic(folder, WORDS, a_clinic(), clock, FAST)


def test_no_name_stands_in_any_file_that_a_clinic_writes(folder):
    workspace = unlock(folder, WORDS, clock)
    add_patient(workspace, a_patient(family_name="Kanarifugl"), an_episode())
    written = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    workspace.close()
    written += [path.read_bytes() for path in folder.rglob("*") if path.is_file()]

    assert len(written) > 3
    assert not any(b"Kanarifugl" in content for content in written)
    assert not any(a_clinic().name.encode() in content for content in written)
