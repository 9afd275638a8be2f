"""Killed at any step of a backup or of a restore, what was there before is there after."""

import os
import signal
import sys

import pytest

from app.usecases.back_up import Why, back_up
from app.usecases.clinic_exists import clinic_exists
from app.usecases.keep_patients import caseload
from app.usecases.open_clinic import unlock
from app.usecases.restore import backup_folders, find_backups, open_backups, restore, verify
from tests.backups.practice import WORDS, Practice

TOUCHING = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate")
AT_SO_MANY = 9  # steps, spread over all; every one of them in `make prove`


def steps(root, act, how_many=AT_SO_MANY):
    """Numbers of steps on the disk, from the first to one after the last that `act` takes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seen = _watch(str(root.parent), lambda _number: None)
        act()
        os.write(writing, str(len(seen)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    last = int(os.read(reading, 20))
    os.close(reading)
    return sorted({1 + round(each * last / how_many) for each in range(how_many + 1)})


def killed_at(step, root, act):
    """Whether `act`, in a process of its own, was killed at this step on the disk."""

    def die(number):
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        _watch(str(root.parent), die)
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}
    return status == signal.SIGKILL


def _watch(folder, told):
    seen = []

    def hook(event, args):
        if event in TOUCHING and str(args[0]).startswith(folder):
            seen.append(event)
            told(len(seen))

    sys.addaudithook(hook)
    return seen


def every_backup_is_whole(practice):
    found = find_backups(backup_folders(practice.root))
    for each in found:
        verify(practice.root, each.path, "passphrase", WORDS)
    return {each.path.name for each in found}


@pytest.fixture
def closed(practice):
    """Two whole backups, and something new in the records, which are closed."""
    practice.plug_in()
    practice.back_up()
    practice.take_in()
    practice.back_up()
    practice.take_in()
    practice.workspace.close()
    yield practice
    practice.workspace = unlock(practice.root, WORDS, practice.clock)


def a_backup(practice: Practice) -> None:
    workspace = unlock(practice.root, WORDS, practice.clock)
    back_up(workspace, Why.BEFORE)
    workspace.close()


def a_restore(practice: Practice) -> None:
    """To another state than the one that stands there."""
    workspace = unlock(practice.root, WORDS, practice.clock)
    now = len(caseload(workspace))
    workspace.close()
    found = find_backups(backup_folders(practice.root))
    opened = open_backups(practice.root, found, "passphrase", WORDS)
    other = next(each for each in opened if each.manifest.state.patients != now)
    restore(practice.root, other, practice.clock).workspace.close()


def check_backups(practice, how_many=AT_SO_MANY, patients=3):
    """Kill a backup at so many steps; how often it was killed."""
    before, killed = every_backup_is_whole(practice), 0
    for step in steps(practice.root, lambda: a_backup(practice), how_many):
        killed += killed_at(step, practice.root, lambda: a_backup(practice))
        assert before <= every_backup_is_whole(practice), step
        workspace = unlock(practice.root, WORDS, practice.clock)
        assert len(caseload(workspace)) == patients, step
        workspace.close()
    return killed


def check_restores(practice, how_many=AT_SO_MANY):
    """Kill a restore at so many steps; how often, and how many patients were found afterwards."""
    before, killed, found = every_backup_is_whole(practice), 0, set()
    for step in steps(practice.root, lambda: a_restore(practice), how_many):
        killed += killed_at(step, practice.root, lambda: a_restore(practice))
        assert clinic_exists(practice.root), step
        workspace = unlock(practice.root, WORDS, practice.clock)
        found.add(len(caseload(workspace)))
        workspace.close()
        assert every_backup_is_whole(practice) == before, step
    return killed, found


def test_a_backup_killed_at_any_step_leaves_the_older_ones_and_the_records(closed):
    assert check_backups(closed) >= AT_SO_MANY - 2


def test_a_restore_killed_at_any_step_leaves_the_old_records_or_the_new_ones(closed):
    killed, found = check_restores(closed)

    assert killed >= AT_SO_MANY - 2
    assert found == {1, 2}
