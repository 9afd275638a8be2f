"""A backup is made, checked, named, remembered; and what fails leaves the others alone."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.usecases.back_up import (
    BackupFailed,
    Stopped,
    Why,
    back_up,
    backup_due,
    choose_outside,
    note_waiting,
)
from app.usecases.backup_age import backup_age
from app.usecases.open_clinic import unlock
from app.usecases.restore import verify
from db.backup_places import LABEL, PlaceRefused, SameDisk, local
from tests.backups.practice import WORDS, files


def whole(practice, path):
    """The manifest of a backup that was restored aside and checked to its last record."""
    return verify(practice.root, path, "passphrase", WORDS).manifest


def log(practice):
    with practice.workspace.database.begin() as tx:
        return tx.execute(text("SELECT event, outside FROM backup_log ORDER BY sequence")).all()


def test_a_backup_holds_what_stands_in_the_records(practice):
    made = practice.back_up()

    manifest = whole(practice, made.places[0].file)
    assert manifest == made.manifest
    assert manifest.state.head == practice.workspace.database.head
    assert (manifest.state.patients, manifest.state.sessions) == (1, 2)
    assert manifest.clinic == "Fjordgata fysioterapi"


def test_nothing_readable_stands_in_a_backup(practice):
    made = practice.back_up()

    content = made.places[0].file.read_bytes()
    for word in (b"Pasient", b"Fjordgata", b"patients", b"SQLite", b"sessions"):
        assert word not in content


def test_what_has_not_changed_is_not_backed_up_again(practice):
    practice.back_up()

    assert practice.back_up(Why.CHANGED) is None
    assert practice.back_up(Why.CLOSING) is None
    practice.take_in()
    assert practice.back_up(Why.CHANGED) is not None


def test_a_backup_that_was_taken_away_is_made_again(practice):
    practice.back_up().places[0].file.unlink()

    assert practice.back_up(Why.CHANGED) is not None


def test_before_something_risky_there_is_always_a_backup(practice):
    practice.back_up()

    assert practice.back_up(Why.BEFORE).manifest.why is Why.BEFORE


def test_it_goes_to_the_stick_too_once_it_was_chosen(practice):
    outside = practice.plug_in()

    made = practice.back_up()

    assert [each.folder for each in made.places] == [local(practice.root), outside]
    for place in made.places:
        assert whole(practice, place.file) == made.manifest
    assert log(practice) == [("made", 0), ("made", 1)]


def test_a_stick_that_is_not_plugged_in_waits_its_turn(practice):
    practice.plug_in()
    shutil.move(practice.stick, practice.stick.with_name("drawer"))
    practice.back_up()
    shutil.move(practice.stick.with_name("drawer"), practice.stick)

    made = practice.back_up(Why.CHANGED)

    assert [each.folder.parent for each in made.places] == [practice.stick]


def test_another_stick_in_the_same_place_is_left_alone(practice):
    outside = practice.plug_in()
    (outside / LABEL).unlink()
    before = files(practice.stick)

    made = practice.back_up()

    assert [each.folder for each in made.places] == [local(practice.root)]
    assert files(practice.stick) == before


def test_a_folder_outside_that_is_a_file_now_fails_alone_and_is_told(practice):
    outside = practice.plug_in()
    practice.back_up()
    practice.take_in()
    job = backup_due(practice.workspace, Why.CHANGED)
    shutil.rmtree(outside)
    outside.write_text("no folder")

    here, there = job.run().places

    assert whole(practice, here.file)
    assert there.file is None
    assert "The older backups are kept." in str(there.failed)


def test_a_failed_backup_shows_until_one_succeeds(practice):
    outside = practice.plug_in()
    practice.back_up()
    practice.take_in()
    target = practice.root / "scratch"
    target.rmdir()
    target.write_text("no folder")

    with pytest.raises(BackupFailed, match="Nothing was changed"):
        practice.back_up()

    assert backup_age(practice.root, practice.now).failed
    assert log(practice)[-1][0] == "failed"
    target.unlink()
    practice.back_up()
    assert not backup_age(practice.root, practice.now).failed
    assert len(list(outside.glob("*.taktbackup"))) == 2


def test_records_that_lost_what_the_last_backup_knows_are_not_backed_up(practice):
    practice.back_up()
    job = backup_due(practice.workspace, Why.ASKED)
    before = files(local(practice.root))
    lost = replace(job, before=job.before._replace(chain="0" * 64))

    with pytest.raises(BackupFailed, match="Restore the newest one"):
        lost.run()

    assert files(local(practice.root)) == before


def test_it_can_be_stopped_at_every_step_and_leaves_nothing_half(practice):
    practice.back_up()
    practice.take_in()
    before = files(practice.root / "backups")
    steps, done = [], False
    while not done:
        allowed = len(steps)
        seen = []

        def told(*at, seen=seen, allowed=allowed):
            seen.append(at)
            if len(seen) > allowed:
                raise Stopped

        try:
            backup_due(practice.workspace, Why.CHANGED).run(told)
            done = True
        except Stopped:
            steps.append(seen[-1])
            assert files(practice.root / "backups") == before
            assert list((practice.root / "scratch").iterdir()) == []

    assert len(steps) > 5


def test_closing_the_records_stops_the_copy(practice):
    job = backup_due(practice.workspace, Why.ASKED)
    practice.workspace.close()

    with pytest.raises(Stopped):
        job.run()
    practice.workspace = unlock(practice.root, WORDS, practice.clock)


def test_the_age_of_the_backup_outside_is_known_without_a_passphrase(practice):
    practice.plug_in()
    made = practice.back_up()
    at = made.manifest.at
    levels = [backup_age(practice.root, at + timedelta(days=days)).level for days in range(9)]

    # made on a Monday: two working days later it is Wednesday
    assert levels == ["good", "good", *["amber"] * 5, "red", "red"]


def test_locked_it_is_known_that_something_waits_for_its_backup_until_there_is_one(practice):
    back_up(practice.workspace)
    note_waiting(practice.workspace)
    at_first = backup_age(practice.root, practice.clock()).waiting

    practice.take_in(3)
    note_waiting(practice.workspace)
    locked = backup_age(practice.root, practice.clock()).waiting
    back_up(practice.workspace)

    assert (at_first, locked) == (False, True)
    assert not backup_age(practice.root, practice.clock()).waiting


def test_a_weekend_does_not_make_a_backup_old(practice):
    practice.now += timedelta(days=4)
    practice.plug_in()
    friday = practice.back_up().manifest.at

    assert friday.weekday() == 4
    assert backup_age(practice.root, friday + timedelta(days=3)).level == "good"
    assert backup_age(practice.root, friday + timedelta(days=4)).level == "amber"


def test_without_a_place_outside_the_age_is_never_good(practice):
    practice.back_up()

    age = backup_age(practice.root, practice.now)

    assert (age.folder, age.last, age.level) == ("", None, "amber")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"outside": 3}', b"\xff" * 9])
def test_a_note_that_cannot_be_read_is_an_empty_one(practice, content):
    (practice.root / "backups.json").write_bytes(content)

    assert backup_age(practice.root, practice.now).last is None
    assert practice.back_up()


def test_the_note_of_an_older_takt_keeps_the_place_outside(practice):
    practice.plug_in()
    practice.back_up()
    note = practice.root / "backups.json"
    known = json.loads(note.read_bytes())
    del known["waiting"]
    note.write_text(json.dumps(known), "utf-8")

    age = backup_age(practice.root, practice.now)

    assert (age.folder, age.waiting) == (known["outside"], False)
    assert age.folder


def test_the_folder_of_the_records_is_no_place_outside(practice):
    for folder in (practice.root, practice.root / "clinic"):
        with pytest.raises(PlaceRefused, match="outside the one"):
            choose_outside(practice.workspace, folder)


def test_the_same_disk_is_taken_only_when_somebody_says_so(practice):
    with pytest.raises(SameDisk, match="same disk"):
        choose_outside(practice.workspace, practice.stick)

    assert files(practice.stick) == {}
    assert choose_outside(practice.workspace, practice.stick, same_disk=True).is_dir()


def test_a_folder_that_is_copied_elsewhere_by_itself_counts_as_outside(practice):
    synced = practice.stick / "OneDrive - Fjordgata"
    synced.mkdir()

    assert choose_outside(practice.workspace, synced).is_relative_to(synced)


def test_the_stick_of_another_clinic_is_refused(practice, tmp_path):
    outside = practice.plug_in()
    (outside / LABEL).write_text('{"database": "another"}')

    with pytest.raises(PlaceRefused, match="another clinic"):
        choose_outside(practice.workspace, practice.stick, same_disk=True)


def test_the_half_hour_backup_makes_no_two_of_the_same_number(practice):
    numbers = []
    for _ in range(4):
        practice.take_in()
        numbers.append(back_up(practice.workspace, Why.CHANGED).manifest.number)

    assert numbers == [1, 2, 3, 4]
