"""D28: whatever is damaged, no button and no way out deletes, empties or replaces a byte."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.settings import Settings
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.pages.start.unlock_page import UnlockPage
from tests.faults import acts
from tests.faults.acts import PASSPHRASE, Desk, noon
from tests.faults.damages import DAMAGES


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture
def start(qapp, qtbot, tmp_path, demonstration):
    """Starts the window on a clinic that was made and closed."""
    prepare(qapp)
    desk = Desk(tmp_path / "Takt")
    for act in (acts.first_run, acts.new_patient, acts.session, acts.programme, acts.locking):
        act(desk)

    windows = []  # a window nobody holds may be deleted while it paints itself

    def started():
        doors = Doors(desk.folder, demonstration, noon)
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


def back_at_the_door(window):
    """From wherever a button has led."""
    window.greet()
    QApplication.processEvents()


def what_unlocking_says(page):
    type_passphrase(page)
    page.unlock_button.click()
    return page.problem.accessibleName()


def buttons_of(page):
    return [each for each in page.findChildren(QAbstractButton) if each.isVisible()]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_no_button_and_no_way_out_changes_a_damaged_clinic(start, tmp_path, damage):
    damage(tmp_path / "Takt")
    before = bytes_in(tmp_path / "Takt")
    window = start()
    count = len(buttons_of(window.page))

    for number in range(count):
        back_at_the_door(window)
        type_passphrase(window.page)
        buttons_of(window.page)[number].click()
        assert bytes_in(tmp_path / "Takt") == before
        if window.desk:  # the demonstration was opened: back to the clinic
            window.lock()
    back_at_the_door(window)
    press_keys(window)
    said = what_unlocking_says(window.page)
    window.close()
    again = start()

    assert count >= 2
    assert len(said) > 20
    assert isinstance(again.page, UnlockPage)
    assert bytes_in(tmp_path / "Takt") == before


def test_a_clinic_without_damage_opens_by_the_same_button(start):
    window = start()

    type_passphrase(window.page)
    window.page.unlock_button.click()

    assert window.desk
