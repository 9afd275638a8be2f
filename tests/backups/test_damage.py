"""A backup that is not whole is refused before anything is made of it, and nothing is changed."""

import random

import pytest

from app.usecases.open_clinic import unlock
from app.usecases.restore import (
    FileRefused,
    backup_folders,
    find_backups,
    known_backups,
    open_backups,
    restore,
    verify,
)
from db.backup_places import local
from db.key_file import WrongPassphrase
from db.recovery_key import new_recovery_key
from tests.backups.practice import PAPER, WORDS, files

SEED = 20261123
DAMAGES = 5000


@pytest.fixture
def backup(practice):
    return practice.back_up().places[0].file


@pytest.fixture
def fresh(tmp_path):
    """The folder of a new PC."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    return folder


def assert_refused(fresh, backup, content):
    backup.write_bytes(content)
    before = files(fresh)
    with pytest.raises((FileRefused, WrongPassphrase)):
        verify(fresh, backup, "passphrase", WORDS)

    assert files(fresh) == before


def test_whatever_is_damaged_is_refused(practice, backup, fresh):
    practice.take_in()
    other, whole = practice.back_up().places[0].file.read_bytes(), backup.read_bytes()
    chance, before = random.Random(SEED), files(fresh)
    for _ in range(DAMAGES):
        backup.write_bytes(damaged(whole, other, chance))
        with pytest.raises((FileRefused, WrongPassphrase)):
            verify(fresh, backup, "passphrase", WORDS)

    assert files(fresh) == before


def damaged(whole, other, chance):
    """A bit flipped, an end cut off or added, or the rest of another backup."""
    place = chance.randrange(len(whole))
    match chance.randrange(8):
        case 0:
            return whole[:place]
        case 1:
            return whole + chance.randbytes(chance.randrange(1, 5000))
        case 2:
            mixed = whole[:place] + other[place:]
            return whole[:-1] if mixed == other else mixed  # they begin alike
        case _:
            flipped = bytearray(whole)
            flipped[place] ^= 1 << chance.randrange(8)
            return bytes(flipped)


def test_whatever_was_cut_off_or_added_is_refused(backup, fresh):
    whole = backup.read_bytes()
    for length in (0, 1, 7, 8, 100, 5000, len(whole) // 2, len(whole) - 33, len(whole) - 1):
        assert_refused(fresh, backup, whole[:length])
    for more in (b"\0", b"more", whole):
        assert_refused(fresh, backup, whole + more)


def test_the_body_of_another_backup_is_refused(practice, backup, fresh):
    practice.take_in()
    other = practice.back_up().places[0].file.read_bytes()
    mine = backup.read_bytes()
    for place in (1500, 3000, len(mine) // 2, len(mine) - 32):
        assert_refused(fresh, backup, mine[:place] + other[place:])


def test_a_whole_backup_is_not_refused(backup, fresh):
    assert verify(fresh, backup, "passphrase", WORDS).manifest.number == 1


def test_a_damaged_backup_leaves_the_records_as_they_are(practice, backup):
    (choice,) = known_backups(practice.workspace, [local(practice.root)])
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    practice.workspace.close()
    before = files(practice.root)

    with pytest.raises(FileRefused, match="is damaged or was cut off"):
        restore(practice.root, choice, practice.clock)

    assert files(practice.root) == before
    practice.workspace = unlock(practice.root, WORDS, practice.clock)


@pytest.mark.parametrize("name", ["takt-2026-11-23-0930-000007.taktbackup", "notes.taktbackup"])
@pytest.mark.parametrize("content", [b"", b"TaktBak1", b"a letter to the municipality" * 99])
def test_what_is_no_backup_is_refused(fresh, tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(FileRefused, match="backup"):
        verify(fresh, file, "passphrase", WORDS)


def test_damaged_backups_stand_in_the_list_and_do_not_hide_the_others(practice, backup, fresh):
    bad = backup.with_name("takt-2026-11-24-0930-000009.taktbackup")
    bad.write_bytes(backup.read_bytes()[:-1])

    found = find_backups(backup_folders(fresh, backup.parent))

    assert [(each.number, each.key_file is None) for each in found] == [(9, True), (1, False)]
    (opened,) = open_backups(fresh, found, "passphrase", WORDS)
    assert opened.path == backup


@pytest.mark.parametrize("words", ["", "fire ord på rad ", "Fire ord på rad", "x" * 4000])
def test_a_wrong_passphrase_opens_no_backup(backup, fresh, words):
    before = files(backup.parent)

    with pytest.raises(WrongPassphrase):
        verify(fresh, backup, "passphrase", words)

    assert files(backup.parent) == before
    assert files(fresh) == {}


def test_the_paper_key_opens_a_backup_and_another_one_does_not(backup, fresh):
    assert verify(fresh, backup, "recovery", "-".join(PAPER)).manifest.number == 1

    with pytest.raises(Exception, match="belongs to other records"):
        verify(fresh, backup, "recovery", " ".join(new_recovery_key()))
