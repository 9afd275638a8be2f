"""Whatever changes a clinic is tried on every fault: no use case is left out of the acts."""

import pytest

from tests.faults.callers import Source

# What no act does, and why the laboratory loses nothing by it.
NOT_ACTS = {
    "back_up_to": "the job that backup runs, for another folder",
    "drill_by_hand": "a copy in the scratch folder; what is remembered of it is an act",
    "unlock_on_paper": "opens as unlocking does, with the other key",
    "open_demonstration": "invented records in a folder of their own, made anew each time",
    "backup_before": "says which backup is to be made first; restoring runs it",
    "look": "a copy in the scratch folder",
    "verify": "a copy in the scratch folder",
    "preview": "a package unpacked in the scratch folder; taking_over keeps what is in it",
    "note_waiting": "the note of the backups, written as each backup writes it",
    "restore": "the steps of restoring in one",
}


@pytest.fixture
def source():
    return Source.of()


def test_every_use_case_that_changes_a_clinic_is_done_by_an_act(source):
    left_out = {name for _, name in source.changing() - source.reached()}

    assert left_out == NOT_ACTS.keys()


def test_what_writes_and_what_only_reads_are_told_apart(source):
    changing = {name for _, name in source.changing()}

    assert {"record_session", "rename_template", "keep_draft", "change_passphrase"} <= changing
    assert changing.isdisjoint({"caseload", "draft_of", "review_due", "reprint", "what_if"})


def test_a_use_case_without_an_act_would_be_found(source):
    del source.calls["tests.faults.desk_acts", "renamed_template"]

    left_out = {name for _, name in source.changing() - source.reached()}

    assert left_out == NOT_ACTS.keys() | {"rename_template"}
