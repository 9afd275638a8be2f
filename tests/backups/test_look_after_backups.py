"""T6: something else was at the backups, and that is told before it is too late."""

import pytest

from app.usecases.look_after_backups import BackupsAltered, look_after_backups
from app.usecases.restore import finish_restore, known_backups, prepare_restore
from db.backup_places import local
from db.tombstones import Found
from tests.backups.practice import files


@pytest.fixture
def backed_up(practice):
    """Four backups here and on the stick."""
    practice.plug_in()
    for _ in range(4):
        practice.take_in()
        practice.back_up()
    return practice


def newest(folder):
    return max(folder.rglob("*.taktbackup"))


def encrypted_by_somebody(file):
    file.write_bytes(bytes(255 - each for each in file.read_bytes()))


def renamed(file):
    file.rename(file.with_suffix(".locked"))


def cut(file):
    file.write_bytes(file.read_bytes()[:-1])


def gone(file):
    file.unlink()


def test_backups_that_lie_as_they_were_made_are_fine(backed_up):
    look_after_backups(backed_up.workspace)


def test_before_the_first_backup_nothing_is_missed(practice):
    look_after_backups(practice.workspace)


@pytest.mark.parametrize("act", [encrypted_by_somebody, renamed, cut, gone])
def test_whatever_was_done_to_a_backup_on_this_pc_is_told(backed_up, act):
    act(newest(local(backed_up.root)))
    before = files(backed_up.root)

    with pytest.raises(BackupsAltered, match="backups"):
        look_after_backups(backed_up.workspace)

    assert files(backed_up.root).keys() == before.keys()


@pytest.mark.parametrize("act", [encrypted_by_somebody, cut])
def test_what_was_done_to_a_backup_on_the_stick_is_told(backed_up, act):
    act(newest(backed_up.stick))

    with pytest.raises(BackupsAltered, match="stick"):
        look_after_backups(backed_up.workspace)


def test_sticks_in_turn_are_no_sign_of_anything(backed_up):
    for file in backed_up.stick.rglob("*.taktbackup"):
        file.unlink()

    look_after_backups(backed_up.workspace)


def test_what_an_old_backup_remembers_is_not_missed_after_a_restore(backed_up):
    oldest = known_backups(backed_up.workspace, [backed_up.stick / "Takt"])[-1]
    for file in local(backed_up.root).glob("*.taktbackup"):
        file.unlink()
    ready = prepare_restore(backed_up.root, oldest, Found({}, 0), lambda _done, _all: None)

    backed_up.workspace, _ = finish_restore(
        backed_up.root, ready, backed_up.clock, backed_up.workspace
    )

    look_after_backups(backed_up.workspace)
