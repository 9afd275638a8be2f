"""The way back is tried before it is needed."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.usecases.backup_age import hand_drill_due
from app.usecases.drill import (
    drill_by_hand,
    drill_due,
    record_drill,
    record_hand_drill,
)
from app.usecases.restore import FileRefused
from db.backup import BackupFailed
from db.key_file import WrongPassphrase
from tests.backups.practice import PAPER, WORDS


def events(practice):
    with practice.workspace.database.begin() as tx:
        return tx.execute(text("SELECT event FROM backup_log ORDER BY sequence")).scalars().all()


def damaged(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_without_a_backup_there_is_nothing_to_try(practice):
    assert drill_due(practice.workspace) is None
    assert not hand_drill_due(practice.root, practice.now)


def test_every_week_the_newest_backup_is_restored_aside_and_thrown_away(practice):
    practice.back_up()
    drill = drill_due(practice.workspace)

    assert drill.run() is None
    record_drill(practice.workspace, drill, None)

    assert list((practice.root / "scratch").iterdir()) == []
    assert drill_due(practice.workspace) is None
    assert events(practice) == ["made", "drilled"]
    practice.now += timedelta(days=7)
    assert drill_due(practice.workspace) is not None


def test_a_clock_that_was_wrong_does_not_put_the_drill_off_for_years(practice):
    practice.back_up()
    practice.now += timedelta(days=3650)
    drill = drill_due(practice.workspace)
    record_drill(practice.workspace, drill, drill.run())
    practice.now -= timedelta(days=3650)

    assert drill_due(practice.workspace) is not None


def test_a_backup_that_decays_is_found_by_the_drill(practice):
    damaged(practice.back_up().places[0].file)
    drill = drill_due(practice.workspace)

    failed = drill.run()
    record_drill(practice.workspace, drill, failed)

    assert isinstance(failed, FileRefused)
    assert events(practice)[-1] == "drill_failed"
    assert drill_due(practice.workspace) is not None


@pytest.mark.parametrize(
    ("way", "secret"),
    [("passphrase", WORDS), ("recovery", "-".join(PAPER))],
    ids=["passphrase", "recovery"],
)
def test_a_person_tries_stick_and_sheet(practice, way, secret):
    practice.plug_in()
    made = practice.back_up()
    due = hand_drill_due(practice.root, practice.now)

    choice = drill_by_hand(practice.root, way, secret)
    record_hand_drill(practice.workspace, choice)

    assert due
    assert choice.manifest == made.manifest
    assert not hand_drill_due(practice.root, practice.now)
    assert hand_drill_due(practice.root, practice.now + timedelta(days=90))


def test_a_drill_by_hand_that_fails_says_why_and_stays_due(practice):
    with pytest.raises(BackupFailed, match="Choose first"):
        drill_by_hand(practice.root, "passphrase", WORDS)
    practice.plug_in()
    with pytest.raises(BackupFailed, match="Plug in the stick"):
        drill_by_hand(practice.root, "passphrase", WORDS)
    made = practice.back_up()
    with pytest.raises(WrongPassphrase):
        drill_by_hand(practice.root, "passphrase", "something else altogether")
    damaged(made.places[1].file)
    with pytest.raises(FileRefused):
        drill_by_hand(practice.root, "passphrase", WORDS)

    assert hand_drill_due(practice.root, practice.now)
