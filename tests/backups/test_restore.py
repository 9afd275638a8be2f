"""A backup takes the place of the records: whole, beside the old ones, on this PC or a new one."""

import json
import shutil

import pytest
from sqlalchemy import text

from app.usecases.back_up import Why
from app.usecases.change_keys import change_passphrase
from app.usecases.clinic_exists import clinic_exists
from app.usecases.delete_patient import delete_patient
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.open_clinic import unlock, unlock_on_paper
from app.usecases.restore import (
    backup_before,
    backup_folders,
    deleted_before,
    find_backups,
    finish_restore,
    known_backups,
    look,
    open_backups,
    prepare_restore,
    restore,
)
from db import clinic_folder
from db.audit import verify_chain
from db.backup_places import local
from db.engine import AlreadyOpen
from db.key_file import WrongPassphrase
from db.places import JOURNAL
from db.restore import RestoreFailed, swap
from db.safe_place import UnsafePlace
from tests.backups.practice import FAST, PAPER, WORDS, files

GROUND = {"reason": "Feil pasient", "legal_ground": "§ 43", "by": "Ingrid Aas"}


def silent(_done, _all):
    """Nobody listens."""


@pytest.fixture
def fresh(tmp_path):
    folder = tmp_path / "fresh"
    folder.mkdir()
    return folder


@pytest.fixture
def opened():
    """Workspaces to be closed when the test is over."""
    opened = []
    yield opened
    for each in opened:
        each.close()


def rows(workspace):
    """Every row of the records, but for what the restore itself notes."""
    with workspace.database.begin() as tx:
        assert verify_chain(tx) == ()
        names = tx.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ).scalars()
        apart = {"audit", "backup_log", "alembic_version"}
        return {
            name: tx.execute(text(f"SELECT * FROM {name}")).all()  # noqa: S608 (our own names)
            for name in names
            if name not in apart
        }


def test_on_a_new_pc_stick_and_passphrase_bring_everything_back(practice, fresh, opened):
    practice.plug_in()
    practice.take_in(3)
    practice.back_up()
    expected, head = rows(practice.workspace), practice.workspace.database.head

    found = find_backups(backup_folders(fresh, practice.stick))
    (choice,) = open_backups(fresh, found, "passphrase", WORDS)
    restored = restore(fresh, choice, practice.clock)

    opened.append(restored.workspace)
    assert choice.manifest.state.head == head
    assert rows(restored.workspace) == expected
    assert restored.kept is None


def test_on_a_new_pc_stick_and_paper_bring_everything_back(practice, fresh, opened):
    practice.plug_in()
    practice.back_up()
    expected = rows(practice.workspace)

    found = find_backups(backup_folders(fresh, practice.stick))
    (choice,) = open_backups(fresh, found, "recovery", "-".join(PAPER).lower())
    restore(fresh, choice, practice.clock).workspace.close()

    by_paper = unlock_on_paper(fresh, "".join(PAPER), practice.clock)
    assert rows(by_paper) == expected
    by_paper.close()
    opened.append(unlock(fresh, WORDS, practice.clock))


def test_after_a_restore_on_a_new_pc_backups_go_on_to_the_stick(practice, fresh, opened):
    outside = practice.plug_in()
    practice.back_up()
    found = find_backups(backup_folders(fresh, practice.stick))
    (choice,) = open_backups(fresh, found, "passphrase", WORDS)

    opened.append(restore(fresh, choice, practice.clock).workspace)

    assert backup_folders(fresh) == (local(fresh), outside)


def test_the_old_records_are_kept_to_the_last_byte(practice):
    practice.back_up()
    practice.take_in()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    practice.workspace.close()
    before = {path.name: held for path, held in files(practice.root / "clinic").items()}

    restored = restore(practice.root, choice, practice.clock)

    practice.workspace = restored.workspace
    assert restored.kept.parent == practice.root
    assert {path.name: held for path, held in files(restored.kept).items()} == before
    assert len(caseload(practice.workspace)) == 1


def test_an_open_window_is_closed_only_when_the_new_records_are_whole(practice):
    practice.back_up()
    practice.take_in()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    gone = deleted_before(practice.root, choice, practice.workspace)

    ready = prepare_restore(practice.root, choice, gone, silent)
    still = len(caseload(practice.workspace))
    practice.workspace, kept = finish_restore(
        practice.root, ready, practice.clock, practice.workspace
    )

    assert still == 2
    assert len(caseload(practice.workspace)) == 1
    assert kept.exists()


def test_what_stands_here_is_backed_up_before_a_restore(practice):
    practice.back_up()
    practice.take_in()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    gone = deleted_before(practice.root, choice, practice.workspace)

    first = backup_before(practice.workspace)
    ready = prepare_restore(practice.root, choice, gone, silent, first)
    practice.workspace, _ = finish_restore(
        practice.root, ready, practice.clock, practice.workspace
    )
    newest = known_backups(practice.workspace, [local(practice.root)])[0].manifest
    later = practice.back_up().manifest

    assert (newest.why, newest.state.patients) == (Why.BEFORE, 2)
    assert (later.number, later.state.patients) == (newest.number + 1, 1)


def test_records_that_cannot_be_backed_up_are_restored_all_the_same(practice):
    practice.back_up()
    practice.take_in()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    gone = deleted_before(practice.root, choice, practice.workspace)
    (practice.root / "scratch").rmdir()
    (practice.root / "scratch").write_text("no folder")

    first = backup_before(practice.workspace)
    ready = prepare_restore(practice.root, choice, gone, silent, first)
    practice.workspace, kept = finish_restore(
        practice.root, ready, practice.clock, practice.workspace
    )

    assert len(caseload(practice.workspace)) == 1
    assert kept.exists()


def test_two_restores_keep_both_old_records(practice):
    practice.back_up()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    kept = []
    for _ in range(2):
        practice.workspace.close()
        restored = restore(practice.root, choice, practice.clock)
        practice.workspace = restored.workspace
        kept.append(restored.kept)

    assert len(set(kept)) == 2
    assert all(each.is_dir() for each in kept)


def test_a_newer_passphrase_stays_in_force_after_a_restore_on_the_same_pc(practice):
    practice.back_up()
    change_passphrase(practice.workspace, WORDS, "fem nye ord på rad", FAST)
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    practice.workspace.close()

    practice.workspace = restore(practice.root, choice, practice.clock).workspace
    practice.workspace.close()

    with pytest.raises(WrongPassphrase):
        unlock(practice.root, WORDS, practice.clock)
    practice.workspace = unlock(practice.root, "fem nye ord på rad", practice.clock)


def test_who_was_deleted_by_law_stays_deleted_after_a_restore(practice):
    whose = practice.take_in(2)
    practice.back_up()
    delete_patient(practice.workspace, whose, **GROUND)
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    practice.workspace.close()

    restored = restore(practice.root, choice, practice.clock)

    practice.workspace = restored.workspace
    assert restored.deleted == 1
    assert [each.patient.id for each in caseload(practice.workspace)] != [whose]
    assert len(caseload(practice.workspace)) == 1
    rows(practice.workspace)


def test_the_list_of_deletions_on_the_stick_outlives_the_pc(practice, fresh, opened):
    practice.plug_in()
    whose = practice.take_in(2)
    practice.back_up()
    delete_patient(practice.workspace, whose, **GROUND)

    found = find_backups(backup_folders(fresh, practice.stick))
    (choice,) = open_backups(fresh, found, "passphrase", WORDS)
    restored = restore(fresh, choice, practice.clock)

    opened.append(restored.workspace)
    assert restored.deleted == 1
    assert len(caseload(restored.workspace)) == 1


def test_who_was_deleted_before_the_backup_knew_them_stays_deleted(practice):
    practice.back_up()
    whose = practice.take_in()
    delete_patient(practice.workspace, whose, **GROUND)
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    practice.workspace.close()

    restored = restore(practice.root, choice, practice.clock)

    practice.workspace = restored.workspace
    assert restored.deleted == 1
    rows(practice.workspace)


def test_a_list_of_deletions_that_cannot_be_opened_is_told_and_kept(practice):
    practice.back_up()
    foreign = local(practice.root) / "deletions-1.takt"
    foreign.write_bytes(b"of another key")
    (choice,) = known_backups(practice.workspace, [local(practice.root)])

    found = deleted_before(practice.root, choice, practice.workspace)
    delete_patient(practice.workspace, practice.take_in(), **GROUND)

    assert found.closed == 1
    assert foreign.read_bytes() == b"of another key"
    assert (local(practice.root) / "deletions-2.takt").exists()


def test_looking_into_a_backup_changes_nothing(practice):
    practice.back_up()
    practice.take_in()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    before = files(practice.root)

    seen = look(practice.root, choice, silent)

    assert [(each.name, each.sessions) for each in seen] == [("Pasient 1 Østby", 2)]
    assert files(practice.root) == before


@pytest.mark.parametrize("step", ["journal", "old away", "new in"])
def test_a_crash_between_old_and_new_records_is_settled_at_the_next_start(practice, step):
    practice.back_up()
    practice.take_in()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    gone = deleted_before(practice.root, choice, practice.workspace)
    ready = prepare_restore(practice.root, choice, gone, silent)
    practice.workspace.close()
    root, old = practice.root, practice.root / "before-restore-x"
    (root / JOURNAL).write_text(json.dumps({"new": ready.prepared.aside.name, "old": old.name}))
    if step != "journal":
        (root / "clinic").rename(old)
    if step == "new in":
        ready.prepared.aside.rename(root / "clinic")

    assert clinic_exists(root)
    practice.workspace = unlock(root, WORDS, practice.clock)
    assert len(caseload(practice.workspace)) == (2 if step == "journal" else 1)
    assert not (root / JOURNAL).exists()
    assert step == "journal" or old.is_dir()


def test_a_restore_that_cannot_swap_leaves_the_old_records_in_place(practice):
    practice.back_up()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    gone = deleted_before(practice.root, choice, practice.workspace)
    ready = prepare_restore(practice.root, choice, gone, silent)
    practice.workspace.close()
    shutil.rmtree(ready.prepared.aside)

    with pytest.raises(Exception, match="Nothing was changed"):
        swap(practice.root, ready.prepared.aside, practice.now)

    practice.workspace = unlock(practice.root, WORDS, practice.clock)
    assert len(caseload(practice.workspace)) == 1


def test_records_that_a_window_has_open_are_not_taken_from_under_it(practice):
    practice.take_in()
    practice.back_up()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])

    with pytest.raises(AlreadyOpen):
        restore(practice.root, choice, practice.clock)

    practice.take_in()  # what is saved now goes where it will be found again
    practice.workspace.close()
    practice.workspace = unlock(practice.root, WORDS, practice.clock)
    assert len(caseload(practice.workspace)) == practice.patients
    assert not list(practice.root.glob("before-restore-*"))


def test_half_made_copies_are_gone_at_the_next_start(practice):
    practice.workspace.close()
    for left in ("new-0123abcd", "scratch/backup"):
        (practice.root / left).mkdir(parents=True)
        (practice.root / left / "records.takt").write_bytes(b"half a copy")

    practice.workspace = unlock(practice.root, WORDS, practice.clock)

    assert not list(practice.root.glob("new-*"))
    assert not (practice.root / "scratch").exists()


@pytest.fixture
def small_disk():
    """No file grows beyond so many bytes; the system says so as it does of a full disk."""
    import resource  # noqa: PLC0415 (Windows has none)

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_without_room_for_the_backup_is_told_and_nothing_changed(
    practice, tmp_path, request
):
    practice.back_up()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    practice.workspace.close()
    before = files(practice.root)
    request.getfixturevalue("small_disk")

    with pytest.raises(RestoreFailed, match="no room"):
        restore(practice.root, choice, practice.clock)

    assert files(practice.root) == before


def test_damaged_records_are_kept_and_a_backup_takes_their_place(practice, opened):
    practice.back_up()
    practice.workspace.close()
    records = practice.root / "clinic" / "records.takt"
    records.write_bytes(b"a dying disk" * 999)

    found = find_backups(backup_folders(practice.root))
    (choice,) = open_backups(practice.root, found, "passphrase", WORDS)
    restored = restore(practice.root, choice, practice.clock)

    practice.workspace = restored.workspace
    assert (restored.kept / "records.takt").read_bytes() == b"a dying disk" * 999
    patient = caseload(practice.workspace)[0].patient.id
    assert len(open_patient(practice.workspace, patient).sessions) == 2


def test_lost_key_files_come_back_with_the_backup(practice):
    practice.back_up()
    practice.workspace.close()
    for name in ("keys.json", "keys-copy.json"):
        (practice.root / "clinic" / name).unlink()

    found = find_backups(backup_folders(practice.root))
    (choice,) = open_backups(practice.root, found, "passphrase", WORDS)
    restore(practice.root, choice, practice.clock).workspace.close()

    practice.workspace = unlock(practice.root, WORDS, practice.clock)
    assert clinic_folder.is_on_paper(practice.root)


def test_records_are_not_restored_where_a_service_copies(practice, tmp_path):
    practice.take_in()
    practice.back_up()
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    gone = deleted_before(practice.root, choice, practice.workspace)
    root = tmp_path / "OneDrive" / "Takt"

    with pytest.raises(UnsafePlace, match="OneDrive"):
        prepare_restore(root, choice, gone, silent)

    assert not root.exists()
