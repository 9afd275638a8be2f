"""D28: whatever is damaged, no button and no way out deletes, empties or replaces a byte."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.settings import Settings
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.backups.restored_page import RestoredPage
from app.ui.pages.start.doors import Doors
from app.ui.pages.start.unlock_page import UnlockPage
from db import key_file
from tests.faults import acts, desk_acts, whole_acts
from tests.faults.acts import PASSPHRASE, QUICK, Desk, noon
from tests.faults.damages import DAMAGES, only_backups_left
from tests.faults.every_button import Walk, answer_questions

DAY = (acts.first_run, acts.new_patient, acts.session, acts.programme, desk_acts.new_paper,
       whole_acts.backup, acts.locking)  # fmt: skip
FEWEST_PAGES = {only_backups_left: 3}  # its backup is damaged too: there is no way on


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture
def start(qapp, qtbot, tmp_path, demonstration, monkeypatch):
    """Starts the window on a clinic that was made, backed up and closed."""
    prepare(qapp)
    monkeypatch.setattr(key_file, "FLOOR", QUICK)  # what a guess at the key costs is not tried
    desk = Desk(tmp_path / "Takt")
    for act in DAY:
        act(desk)

    windows = []  # a window nobody holds may be deleted while it paints itself

    def started():
        doors = Doors(desk.folder, demonstration, noon, QUICK)
        window = MainWindow(doors, Settings(), tmp_path / "settings.json")
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        return window

    yield started
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


def bytes_in(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def press_keys(window):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        type_passphrase(window.page)
        QTest.keyClick(window.focusWidget() or window, key)


def type_passphrase(page):
    page.passphrase.setText(PASSPHRASE)


def what_unlocking_says(page):
    type_passphrase(page)
    page.unlock_button.click()
    return page.problem.accessibleName()


def lies_as_it_was(folder, damaged, before, window):
    """Whether nothing changed. Where a backup was restored every byte is kept, and laid back."""
    if not isinstance(window.page, RestoredPage):
        return bytes_in(folder) == before
    kept = {*before.values()} <= {*bytes_in(folder).values()}
    shutil.rmtree(folder)
    shutil.copytree(damaged, folder)
    return kept


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_no_button_however_far_in_changes_a_damaged_clinic(start, tmp_path, damage, monkeypatch):
    folder, damaged = tmp_path / "Takt", tmp_path / "damaged"
    damage(folder)
    shutil.copytree(folder, damaged)
    before = bytes_in(folder)
    answer_questions(monkeypatch, tmp_path / "chosen")
    window, pages = start(), set()
    walk = Walk(window)

    def may_go_on():
        pages.add(type(window.page))
        restored = isinstance(window.page, RestoredPage)
        assert lies_as_it_was(folder, damaged, before, window)
        return not window.desk and not restored

    walk.everywhere(may_go_on)

    assert len(walk.looks) >= FEWEST_PAGES.get(damage, 6)
    assert damage in FEWEST_PAGES or RestoredPage in pages


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_no_way_out_changes_a_damaged_clinic(start, tmp_path, damage):
    damage(tmp_path / "Takt")
    before = bytes_in(tmp_path / "Takt")
    window = start()

    press_keys(window)
    said = what_unlocking_says(window.page)
    window.close()
    again = start()

    assert len(said) > 20
    assert isinstance(again.page, UnlockPage)
    assert bytes_in(tmp_path / "Takt") == before


def test_a_clinic_without_damage_opens_by_the_same_button(start):
    window = start()

    type_passphrase(window.page)
    window.page.unlock_button.click()

    assert window.desk
