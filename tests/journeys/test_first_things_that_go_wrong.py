"""What fails before the records are open is said in place, and not a byte is changed."""

import pytest
from PySide6.QtCore import Qt

from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.pages.today.today_page import TodayPage
from tests.builders import a_clinic
from tests.journeys.conftest import PASSPHRASE

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def left(clinic, doors):
    """The files of a clinic that was made and closed."""
    clinic.close()
    return files_of(doors.folder)


def files_of(folder):
    return sorted(file for file in folder.rglob("*") if file.is_file())


def bytes_of(folder):
    return {file.name: file.read_bytes() for file in files_of(folder)}


def test_a_wrong_passphrase_says_so_and_asks_again(left, doors, start, press):
    before = bytes_of(doors.folder)
    page = start().page

    press("feil passfrase her", ENTER)

    assert page.problem.isVisible()
    assert page.passphrase.hasFocus()
    assert page.passphrase.selectedText() == "feil passfrase her"
    assert bytes_of(doors.folder) == before


@pytest.mark.parametrize("damage", [b"", b"not a database", None], ids=["empty", "text", "cut"])
def test_damaged_files_are_told_and_never_replaced(left, doors, start, press, damage):
    for file in left:
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    before = bytes_of(doors.folder)
    page = start().page
    assert isinstance(page, UnlockPage)
    page.passphrase.setText(PASSPHRASE)

    press(ENTER)

    assert page.problem.isVisible()
    assert page.problem.accessibleName()
    assert bytes_of(doors.folder) == before


@pytest.mark.parametrize("missing", ["records.takt", "keys*.json"])
def test_a_missing_file_never_leads_to_a_new_clinic(left, doors, start, press, missing):
    for file in doors.folder.rglob(missing):
        file.unlink()
    before = bytes_of(doors.folder)
    page = start().page
    assert isinstance(page, UnlockPage)
    page.passphrase.setText(PASSPHRASE)

    press(ENTER)

    assert page.problem.isVisible()
    assert bytes_of(doors.folder) == before


def test_a_right_passphrase_after_a_wrong_one_opens(left, start, press):
    window = start()
    press("feil passfrase her", ENTER)
    window.page.passphrase.setText(PASSPHRASE)

    press(ENTER)

    assert isinstance(window.page, TodayPage)


def test_records_that_appear_meanwhile_are_unlocked_not_made_again(start, press, doors):
    window = start()
    press("Fjordgata fysioterapi", TAB, "Kari", TAB, "22 22 22 22", TAB, "1")
    press(PASSPHRASE, TAB, PASSPHRASE, ENTER)
    steps = window.page.steps
    doors.create(a_clinic(), PASSPHRASE, steps.key).close()
    before = bytes_of(doors.folder)

    for place in steps.asked:
        steps.typed[place].setText(steps.key[place])
    steps.confirm.click()

    assert isinstance(window.page, UnlockPage)
    assert not window.notice.isHidden()
    assert bytes_of(doors.folder) == before
    window.page.passphrase.setFocus()
    press(PASSPHRASE, ENTER)
    assert isinstance(window.page, TodayPage)
