"""Of what goes on beside the window, a backup that is wanted comes before all else."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import delete

from app.ui.held_back import hold_back, let_go
from app.ui.pages.backups import backup_keeper
from app.ui.pages.backups.backup_keeper import BackupKeeper
from app.ui.pages.backups.closing_page import ClosingPage
from app.usecases.back_up import Why
from app.usecases.drill import Drill
from db.backup_places import local
from tests.backups.practice import Practice, found

LONG_MS = 20_000


class LongDrill(Drill):
    """A drill on records so large that it goes on until it is stopped."""

    def run(self, told):
        while True:
            told(1, 100)


@pytest.fixture
def practice(tmp_path, qapp):
    practice = Practice(tmp_path, found(tmp_path / "made"))
    practice.take_in()
    yield practice
    practice.workspace.close()


@pytest.fixture
def keeper(practice, qtbot):
    keeper = BackupKeeper(practice.workspace)
    yield keeper
    keeper.stop()
    qtbot.waitUntil(lambda: not keeper.busy, timeout=LONG_MS)


@pytest.fixture
def drilling(practice, keeper, monkeypatch):
    """The keeper in the middle of a long drill, after one backup."""
    practice.back_up()
    long = [LongDrill(practice.root, practice.root, b"")]
    monkeypatch.setattr(backup_keeper, "drill_due", lambda _: long.pop() if long else None)
    keeper.back_up(Why.CHANGED)
    assert keeper.busy
    return keeper


def backups_in(practice):
    return sorted(local(practice.root).glob("*.taktbackup"))


def test_a_backup_that_is_asked_for_does_not_wait_for_the_drill(practice, drilling, qtbot):
    told = []
    drilling.failed.connect(told.append)
    drilling.back_up(Why.ASKED)

    qtbot.waitUntil(lambda: not drilling.busy, timeout=LONG_MS)

    assert len(backups_in(practice)) == 2
    assert told == []


def test_closing_stops_the_drill_and_backs_up_what_has_changed(practice, drilling, qtbot):
    practice.take_in()
    window = QWidget()
    qtbot.addWidget(window)

    ClosingPage(drilling, window).wait_in(QVBoxLayout(window))

    assert not drilling.busy
    assert len(backups_in(practice)) == 2
    assert not drilling.is_due()


def test_what_is_saved_while_the_last_backup_runs_gets_one_more_on_closing(
    practice, keeper, qtbot
):
    keeper.back_up(Why.ASKED)
    keeper._work.wait()  # it has copied; what comes of it is not noted yet
    practice.take_in()
    window = QWidget()
    qtbot.addWidget(window)

    ClosingPage(keeper, window).wait_in(QVBoxLayout(window))

    assert len(backups_in(practice)) == 2
    assert not keeper.is_due()


def test_somebody_else_at_the_backups_is_told_once_and_the_next_one_is_made(
    practice, keeper, qtbot
):
    practice.back_up().places[0].file.write_bytes(b"pay, and you get it back")
    told = []
    keeper.failed.connect(told.append)

    for _ in range(2):
        keeper.back_up(Why.ASKED)
        qtbot.waitUntil(lambda: not keeper.busy, timeout=LONG_MS)

    assert len(told) == 1
    assert len(backups_in(practice)) == 3


def test_a_backup_that_ends_while_the_window_waits_asks_for_no_keeper_that_is_gone(
    practice, qtbot, qapp
):
    keeper = BackupKeeper(practice.workspace)
    hold_back()
    keeper.back_up(Why.ASKED)
    keeper._work.wait()
    qapp.processEvents()
    was_busy = keeper.busy

    keeper.stop()
    delete(keeper)
    with qtbot.captureExceptions() as raised:
        let_go()
        qapp.processEvents()

    assert was_busy
    assert raised == []
