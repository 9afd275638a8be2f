"""D11: a backup that is made while a clinician works is whole, and of one moment."""

import shutil
import threading
from collections import Counter

import pytest

from app.usecases.back_up import Why, backup_due, record_backup
from app.usecases.restore import verify
from db import patients
from db.audit import verify_chain
from db.head import head
from db.state import reading
from tests.backups.practice import WORDS, Practice, found
from tests.builders import a_patient
from tests.faults.figures import FIGURES

NOTES = 300  # so that copying takes several steps


@pytest.fixture
def practice(tmp_path):
    practice = Practice(tmp_path, found(tmp_path / "made" / "Takt"))
    practice.take_in()
    for number in range(NOTES):
        note(practice, f"before {number} " + "x" * 1500)
    yield practice
    practice.workspace.close()


def note(practice, words):
    with practice.workspace.database.begin() as tx:
        patients.change(tx, a_patient(id=next(patients.everyone(tx)).id, note=words))


def test_every_backup_made_while_somebody_saves_is_whole(practice):
    tally = Counter()
    for _ in range(FIGURES.copies_under_load):
        made, saved = backed_up(practice)
        (place,) = made.places
        bad = verify(practice.root, place.file, "passphrase", WORDS).manifest != made.manifest
        tally.update({"backups": 1, "bad": bad, "saved meanwhile": saved})
        place.file.unlink()

    print(tally)  # noqa: T201 (the figures, shown with -s)
    assert tally["backups"] == FIGURES.copies_under_load
    assert tally["bad"] == 0
    assert tally["saved meanwhile"] > 4 * FIGURES.copies_under_load


def backed_up(practice):
    """One backup in a thread of its own, and how much was saved beside it."""
    job, results, saved = backup_due(practice.workspace, Why.ASKED), [], 0
    thread = threading.Thread(target=lambda: results.append(job.run()))
    thread.start()
    while thread.is_alive():
        note(practice, f"meanwhile {saved}")
        saved += 1
    thread.join()
    record_backup(practice.workspace, results[0])
    return results[0], saved


def test_a_file_copied_while_somebody_saves_would_be_found_out(practice, tmp_path):
    """What a copy program does: what lies in the log is not in it."""
    database = practice.workspace.database
    database.checkpoint()
    note(practice, "saved, and only in the log")
    shutil.copyfile(database.folder / "records.takt", tmp_path / "copy")

    with reading(tmp_path / "copy", database.key) as tx:
        assert verify_chain(tx) == ()
        assert head(tx) != database.head
