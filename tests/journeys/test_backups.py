"""Backups as a clinician meets them: on Today, on closing, and on the day the PC is new."""

import itertools
import shutil
import threading

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from app.ui import dialogs
from app.ui.lock_watch import LockWatch
from app.ui.pages.backups.closing_page import ClosingPage
from app.ui.where import Where
from app.usecases.back_up import Why
from app.usecases.keep_patients import caseload
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import seen

OUTSIDE = {"nb": "Siste sikkerhetskopi utenfor denne PC-en: i dag", "en": "outside this PC: today"}
NOWHERE = {"nb": "ikke valgt noe sted", "en": "No place for backups"}


@pytest.fixture
def stick(tmp_path, monkeypatch):
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: folder)
    return folder


@pytest.fixture
def plugged_in(returning, stick, qtbot):
    """The backups page, after the stick was chosen and a first backup went there."""
    returning.desk.show_page(Where("backups"))
    page = returning.page
    page.choose.click()
    assert not page.all_the_same.isHidden()  # the stick of the test lies on the same disk
    page.all_the_same.click()
    qtbot.waitUntil(lambda: not returning.desk.keeper.busy, timeout=20_000)
    return page


def made(folder):
    return sorted(folder.rglob("*.taktbackup"))


def says(page, words):
    return any(words in each for each in seen(page))


def test_today_says_that_there_is_no_backup_and_then_how_old_it_is(
    returning, plugged_in, stick, language
):
    returning.desk.show_page(Where())
    said_after = says(returning.page, OUTSIDE[language])

    assert len(made(stick)) == 1
    assert said_after
    assert not says(returning.page, NOWHERE[language])


def test_today_asks_to_try_the_way_back_until_it_was_tried(returning, plugged_in, qtbot, language):
    words = {"nb": "prøv veien tilbake", "en": "try the way back"}[language]
    returning.desk.show_page(Where())
    before = says(returning.page, words)
    returning.desk.show_page(Where("backups"))
    page = returning.page
    page.secret.ways.pick(0)
    page.secret.field.setText(PASSPHRASE)
    page.drill.click()
    qtbot.waitUntil(lambda: bool(page._result.text()), timeout=20_000)

    returning.desk.show_page(Where())

    assert before
    assert not says(returning.page, words)


def test_without_a_place_outside_today_says_so(returning, language):
    assert says(returning.page, NOWHERE[language])


def test_closing_makes_a_backup_that_nobody_asked_for(returning, doors):
    before = made(doors.folder)

    returning.close()

    assert not returning.isVisible()
    assert before == []
    assert len(made(doors.folder)) == 1


def test_before_takt_locks_by_itself_what_has_changed_is_backed_up(returning, doors, qtbot):
    returning.watch.quiet.emit()
    qtbot.waitUntil(lambda: not returning.desk.keeper.busy, timeout=20_000)
    returning.watch.quiet.emit()
    qtbot.waitUntil(lambda: not returning.desk.keeper.busy, timeout=20_000)

    returning.lock_by_itself()

    assert len(made(doors.folder)) == 1
    assert returning.desk is None


def test_a_backup_that_fails_on_closing_is_told_and_one_may_go_without_it(
    returning, doors, qtbot, caplog
):
    (doors.folder / "scratch").write_text("no folder")

    told = []

    def look():
        page = returning.findChild(ClosingPage)
        if page and page.again.isVisible():
            told.append(page.problem.accessibleName())
            page.without.click()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    returning.close()

    assert not returning.isVisible()
    assert len(told) == 1
    caplog.clear()


def test_the_way_back_is_tried_and_remembered(plugged_in, qtbot):
    plugged_in.secret.ways.pick(0)
    plugged_in.secret.field.setText("feil passfrase her")
    plugged_in.drill.click()
    qtbot.waitUntil(plugged_in.problem.isVisible, timeout=20_000)

    plugged_in.secret.field.setText(PASSPHRASE)
    plugged_in.drill.click()
    qtbot.waitUntil(lambda: bool(plugged_in._result.text()), timeout=20_000)

    assert not plugged_in.problem.isVisible()
    assert plugged_in.secret.field.text() == ""


def test_a_backup_is_looked_into_and_restored_and_the_old_records_are_kept(
    returning, plugged_in, doors, qtbot
):
    returning.desk.show_page(Where("restore"))
    page = returning.page
    page.list.rows[0].click()
    page.look.click()
    qtbot.waitUntil(page.contents.isVisible, timeout=20_000)
    looked = says(page, "Østby")
    page.restore.click()
    page.confirm.click()
    qtbot.waitUntil(lambda: returning.desk is None, timeout=20_000)
    hidden = not says(returning, "Østby")
    returning.page.go_on.click()
    returning.page.passphrase.setText(PASSPHRASE)
    returning.page.unlock_button.click()

    assert looked
    assert hidden
    assert len(caseload(returning.desk.workspace)) == 1
    assert len(list(doors.folder.glob("before-restore-*"))) == 1


def test_on_a_new_pc_the_stick_and_the_passphrase_are_enough(
    returning, plugged_in, doors, start, qtbot
):
    returning.discard_and_close()
    shutil.rmtree(doors.folder)
    window = start()
    window.page.restore.click()
    page = window.page
    page.elsewhere.click()
    page.secret.field.setText(PASSPHRASE)
    page.open.click()
    qtbot.waitUntil(lambda: bool(page.list.rows), timeout=20_000)
    page.list.rows[0].click()
    page.restore.click()
    page.confirm.click()
    qtbot.waitUntil(lambda: hasattr(window.page, "go_on"), timeout=20_000)
    window.page.go_on.click()
    window.page.passphrase.setText(PASSPHRASE)
    window.page.unlock_button.click()

    assert len(caseload(window.desk.workspace)) == 1
    assert doors.is_furnished()


def test_what_takes_its_time_does_not_go_on_behind_the_lock(returning, qtbot):
    returning.desk.show_page(Where("hand over"))
    began, ended = threading.Event(), threading.Event()

    def work(told):
        try:
            while True:
                told(0, 1)
                began.set()
        finally:
            ended.set()

    returning.page.do("", work, lambda _: None)
    began.wait()
    returning.lock_by_itself()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert ended.wait(10)


def test_a_hand_over_is_not_cut_off_because_nobody_types_and_sleep_still_locks(returning, qtbot):
    returning.desk.show_page(Where("hand over"))
    page, goes_on = returning.page, threading.Event()
    page.do("", lambda _told: goes_on.wait(10), lambda _: None)

    ten_minutes_go_by(returning)
    stayed = returning.desk is not None
    returning.lock_by_itself()
    goes_on.set()

    assert stayed
    assert returning.desk is None
    page.work.wait()


def ten_minutes_go_by(window):
    """Nobody types, and the clock of the lock runs fast."""
    seconds = itertools.count(step=10)
    window.watch = LockWatch(300, lambda: next(seconds), lambda: 0, window)
    window.watch.due.connect(window.lock_by_itself)
    for _ in range(60):
        window.watch.look()
        window.tend()


def test_a_long_last_backup_is_not_cut_off_because_nobody_types(returning, doors, monkeypatch):
    busy = []

    def wait_long(self, _column):
        self.begin()
        busy.append(self._keeper.busy)
        ten_minutes_go_by(returning)
        self._keeper._work.wait()
        QApplication.processEvents()
        self._keeper._work.wait()
        QApplication.processEvents()

    monkeypatch.setattr(ClosingPage, "wait_in", wait_long)
    returning.close()

    assert busy == [True]
    assert len(made(doors.folder)) == 1


def test_where_nothing_takes_long_ten_minutes_lock(returning):
    ten_minutes_go_by(returning)

    assert returning.desk is None


def test_once_the_hand_over_is_made_takt_locks_again(returning, qtbot):
    returning.desk.show_page(Where("hand over"))
    page = returning.page
    page.do("", lambda _told: None, lambda _: None)

    qtbot.waitUntil(lambda: not page.at_work, timeout=20_000)

    assert not page.stays_open


def test_locking_while_a_backup_is_made_locks_at_once(returning, qtbot):
    returning.desk.keeper.back_up(Why.ASKED)
    returning.lock()

    assert returning.desk is None
    assert not says(returning, "Østby")
