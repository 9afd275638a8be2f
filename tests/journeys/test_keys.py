"""The recovery key and the passphrase, in the window."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.ui import dialogs
from app.ui.pages.settings.settings_page import SettingsPage
from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.usecases.change_data_key import DataKeyNotChanged
from app.usecases.keep_patients import caseload
from app.usecases.open_clinic import check_paper
from app.usecases.saved_exports import saved_exports
from db.places import JOURNAL
from db.recovery_key import new_recovery_key
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import button, seen, text_of

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
NEW = "helt andre ord nå"


@pytest.fixture
def setting_up(start, press):
    """First start, where the recovery key is shown."""
    window = start()
    press("Fjordgata fysioterapi", TAB, "Kari Nordmann", TAB, "22 22 22 22", TAB)
    press("1", PASSPHRASE, TAB, PASSPHRASE, ENTER)
    return window


def typed_as(steps, groups):
    for place, field in steps.typed.items():
        field.setText(groups[place])
    steps.confirm.click()


def test_no_clinic_is_made_until_two_groups_were_typed_as_printed(setting_up, doors):
    steps = setting_up.page.steps

    typed_as(steps, new_recovery_key())

    assert str(steps.asked[0] + 1) in steps.problem.accessibleName()
    assert not doors.is_furnished()
    typed_as(steps, [group.lower() for group in steps.key])
    assert isinstance(setting_up.page, TodayPage)
    check_paper(doors.folder, "-".join(steps.key))


def test_the_key_is_printed_from_memory_and_covered_while_it_is_typed(
    setting_up, press, click, printed, tmp_path
):
    steps = setting_up.page.steps
    assert set(steps.key) <= set(seen(steps))

    steps.print.click()
    press("a")

    paper = text_of((tmp_path / "printed.pdf").read_bytes())
    assert printed == ["Takt"]
    assert not any(group in paper for group in steps.key)  # pictures of the page: no text
    assert not set(steps.key) & set(seen(steps))
    click(steps.show_again)
    assert set(steps.key) <= set(seen(steps))


def test_a_saved_key_stands_on_the_list_of_what_lies_outside(
    setting_up, monkeypatch, tmp_path, click
):
    file = tmp_path / "takt-1.pdf"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: file)
    steps = setting_up.page.steps

    click(steps.save)
    typed_as(steps, steps.key)

    assert all(group in text_of(file.read_bytes()) for group in steps.key)
    assert [each.path for each in saved_exports(setting_up.desk.workspace)] == [str(file)]


def test_another_look_while_the_key_is_shown_keeps_the_key(setting_up):
    key = setting_up.page.steps.key

    setting_up.change_settings(setting_up.settings._replace(text_scale=125))

    assert setting_up.page.steps.key == key
    typed_as(setting_up.page.steps, key)
    assert isinstance(setting_up.page, TodayPage)


def test_back_from_the_key_keeps_what_was_typed_and_makes_another_key(setting_up, click):
    before = setting_up.page.steps.key
    click(setting_up.page.steps.back)

    assert setting_up.page.name.text() == "Fjordgata fysioterapi"
    click(setting_up.page.go_on)
    assert setting_up.page.steps.key != before


@pytest.fixture
def key(setting_up):
    """The recovery key of a clinic that was made and locked."""
    steps = setting_up.page.steps
    typed_as(steps, steps.key)
    setting_up.lock()
    return steps.key


def test_a_forgotten_passphrase_is_chosen_anew_with_the_key_from_paper(
    setting_up, key, click, press, doors
):
    click(setting_up.page.use_paper)
    press(*(group.lower() for group in key), ENTER)
    press(NEW, TAB, NEW, ENTER)

    assert isinstance(setting_up.page, TodayPage)
    setting_up.lock()
    press(NEW, ENTER)
    assert isinstance(setting_up.page, TodayPage)
    check_paper(doors.folder, "".join(key))


def test_a_key_pasted_whole_fills_all_groups_and_wrong_ones_are_named(setting_up, key, click):
    click(setting_up.page.use_paper)
    form = setting_up.page.paper
    wrong = [*key]
    wrong[3] = ("B" if wrong[3][0] == "A" else "A") + wrong[3][1:]

    form.groups[0].setText("-".join(wrong))
    form.groups[0].textEdited.emit("-".join(wrong))

    assert [each.text() for each in form.groups] == wrong
    assert "4" in form.problem.accessibleName()
    assert form.groups[3].hasFocus()
    click(form.go_on)
    assert not form.choosing.isVisible()


def test_a_key_of_other_records_opens_nothing(setting_up, key, click):
    click(setting_up.page.use_paper)
    form = setting_up.page.paper
    form.show_key(" ".join(new_recovery_key()))

    click(form.go_on)

    assert form.problem.isVisible()
    assert not form.choosing.isVisible()
    assert setting_up.desk is None


def test_wrong_passphrases_are_answered_ever_more_slowly(setting_up, key, press):
    page = setting_up.page
    for _ in range(3):
        press("feil passfrase her", ENTER)

    assert not page.unlock_button.isEnabled()
    press(PASSPHRASE, ENTER)
    assert isinstance(setting_up.page, UnlockPage)
    for _ in range(2):
        page.ticking.timeout.emit()
    assert page.unlock_button.isEnabled()
    press(ENTER)
    assert isinstance(setting_up.page, TodayPage)


def test_closed_while_the_records_are_being_opened_they_are_let_go(clinic, press, doors):
    clinic.lock()
    press(PASSPHRASE)
    QTimer.singleShot(0, clinic.close)

    clinic.page.unlock_button.click()

    QApplication.processEvents()
    assert not clinic.isVisible()
    doors.unlock(PASSPHRASE).close()  # nobody holds them any more


def test_the_passphrase_is_changed_in_the_settings(clinic, click, press):
    clinic.desk.show_page(Where("settings"))
    click(clinic.page.safety.keys)
    press(PASSPHRASE, TAB, TAB, NEW, TAB, NEW, ENTER)
    page = clinic.page
    assert not page.problem.isVisible()
    click(button(page, {"nb": "Oppsett", "en": "Settings"}[clinic.settings.language]))
    assert isinstance(clinic.page, SettingsPage)

    clinic.lock()
    press(NEW, ENTER)

    assert isinstance(clinic.page, SettingsPage)


def test_a_wrong_present_passphrase_changes_nothing(clinic, click, press):
    clinic.desk.show_page(Where("keys"))
    page = clinic.page
    page.present.setText("feil passfrase her")
    page.secret.passphrase.setText(NEW)
    page.secret.again.setText(NEW)

    click(page.change)

    assert page.problem.isVisible()
    assert page.secret.text == NEW
    clinic.lock()
    press(PASSPHRASE, ENTER)
    assert isinstance(clinic.page, TodayPage)


def test_a_new_recovery_key_is_valid_when_it_was_confirmed(clinic, click, doors):
    clinic.desk.show_page(Where("keys"))
    page = clinic.page
    page.proof.setText(PASSPHRASE)
    click(page.make)
    steps = page.steps

    typed_as(steps, steps.key)

    assert page.steps is None
    check_paper(doors.folder, "".join(steps.key))


def test_all_records_are_encrypted_anew_and_opened_again(returning, click, press, doors):
    records = doors.folder / "clinic" / "records.takt"
    before = records.read_bytes()
    returning.desk.show_page(Where("keys"))
    page = returning.page
    page.proof.setText(PASSPHRASE)
    click(page.renew)
    key = page.steps.key

    typed_as(page.steps, key)

    assert isinstance(returning.page, UnlockPage)
    assert returning.notice is None
    assert records.read_bytes()[:16] != before[:16]
    check_paper(doors.folder, "".join(key))
    press(PASSPHRASE, ENTER)
    assert isinstance(returning.page, TodayPage)
    assert len(caseload(returning.desk.workspace)) == 1


def test_the_window_lives_while_all_is_encrypted_anew_and_says_so(returning, click):
    returning.desk.show_page(Where("keys"))
    page = returning.page
    page.proof.setText(PASSPHRASE)
    click(page.renew)
    confirm, seen_meanwhile = page.steps.confirm, []
    QTimer.singleShot(0, lambda: seen_meanwhile.append(confirm.text()))

    typed_as(page.steps, page.steps.key)

    expected = {"nb": "Krypterer alt på nytt …", "en": "Encrypting all records anew …"}
    assert seen_meanwhile == [expected[returning.settings.language]]


@pytest.mark.parametrize("what", ["close", "lock_by_itself"])
def test_closed_or_locked_while_all_is_encrypted_anew_it_ends_first(returning, click, doors, what):
    returning.desk.show_page(Where("keys"))
    page = returning.page
    page.proof.setText(PASSPHRASE)
    click(page.renew)
    key = page.steps.key
    QTimer.singleShot(0, getattr(returning, what))

    typed_as(page.steps, key)
    QApplication.processEvents()

    assert returning.isVisible() == (what != "close")
    assert returning.desk is None
    check_paper(doors.folder, "".join(key))
    doors.unlock(PASSPHRASE).close()  # nobody holds them any more


def test_a_backup_that_is_due_meanwhile_waits(returning, click, doors):
    returning.desk.show_page(Where("keys"))
    page, keeper = returning.page, returning.desk.keeper
    page.proof.setText(PASSPHRASE)
    click(page.renew)
    began = []
    QTimer.singleShot(0, keeper.back_up_changed)
    QTimer.singleShot(0, lambda: began.append(keeper.busy))

    typed_as(page.steps, page.steps.key)
    QApplication.processEvents()

    assert began == [False]
    doors.unlock(PASSPHRASE).close()


def test_where_that_fails_at_the_end_the_window_locks_and_says_so(
    returning, click, press, doors, qtbot
):
    (doors.folder / JOURNAL).mkdir()  # so that the new records cannot be put in place
    returning.desk.show_page(Where("keys"))
    page = returning.page
    page.proof.setText(PASSPHRASE)
    click(page.renew)

    with qtbot.capture_exceptions() as raised:
        typed_as(page.steps, page.steps.key)

    assert [each[0] for each in raised] == [DataKeyNotChanged]  # the running program says it
    assert isinstance(returning.page, UnlockPage)
    press(PASSPHRASE, ENTER)
    assert len(caseload(returning.desk.workspace)) == 1


def test_the_demonstration_clinic_asks_nothing_of_this(start, doors, language):
    window = start()
    window.demonstrate(doors.demonstrate(language), Where("settings"))

    assert not window.page.safety.isVisible()
    window.close()
