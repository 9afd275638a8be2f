"""Ctrl+K, ? and F1 lie over the page: nothing beneath is lost, Tab stays inside, Escape leaves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import paths
from app.domain.codes import Language
from app.ui.command_search import CommandSearch
from app.ui.error_report import LINES, ErrorReport
from app.ui.help_sheet import HelpSheet, manual
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.programme.bank_page import BankPage
from app.ui.pages.session.session_page import SessionPage
from app.ui.pages.settings.settings_page import SettingsPage
from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.shortcuts import GROUPS
from app.ui.translator import spoken
from app.ui.widgets.controls.label import Key, Label
from tests.journeys.looking import CONTROL, ENTER, FIND, NEW, SAVE, TAB, TODAY_PAGE

ANYTHING = (Qt.Key.Key_K, CONTROL)
ESCAPE, F1 = Qt.Key.Key_Escape, Qt.Key.Key_F1
SETTINGS = {Language.NB: "oppse", Language.EN: "setti"}
SQUAT = {Language.NB: "kneb", Language.EN: "squat"}


def test_a_few_letters_open_a_patient_a_page_and_an_exercise(returning, press, language):
    press(ANYTHING, "øs", ENTER)
    assert isinstance(returning.page, PatientPage)

    press(ANYTHING, SETTINGS[language], ENTER)
    assert isinstance(returning.page, SettingsPage)

    press(ANYTHING, SQUAT[language], ENTER)
    assert isinstance(returning.page, BankPage)
    assert returning.over.overlay is None


def test_what_can_be_done_on_the_page_is_found_and_done(returning, press, qapp):
    press(FIND, "øs", ENTER)
    begin = returning.page._head._new

    press(ANYTHING, begin.accessibleName(), ENTER)

    assert isinstance(returning.page, SessionPage)


def test_what_is_not_there_is_said(returning, press):
    press(ANYTHING, "xyzw")

    assert not returning.over.overlay.list.isVisible()
    assert "xyzw" in returning.over.overlay._nothing.text()


def test_escape_gives_the_focus_back_and_keeps_what_was_typed(returning, press, qapp):
    press(FIND, "øs", ENTER, NEW, "2")
    before = qapp.focusWidget()

    press(ANYTHING, "in", ESCAPE, F1)
    assert isinstance(returning.over.overlay, HelpSheet)
    press(ESCAPE)

    assert qapp.focusWidget() is before
    assert returning.page.unsaved
    assert returning.over.overlay is None


def test_leaving_by_the_search_asks_about_what_is_not_saved(returning, press, language):
    press(FIND, "øs", ENTER, NEW, "2")

    press(ANYTHING, SETTINGS[language], ENTER)

    assert isinstance(returning.page, SessionPage)
    assert returning.page._unsaved.isVisible()


@pytest.mark.parametrize("key", [ANYTHING, F1, "?"])
def test_tab_stays_inside(returning, press, qapp, key):
    press(key)

    for _ in range(12):
        press(TAB)
        assert returning.over.overlay.isAncestorOf(qapp.focusWidget())


@pytest.mark.parametrize("over", [ANYTHING, F1])
def test_no_key_reaches_the_page_beneath(returning, press, qapp, stored, over):
    press(FIND, "øs", ENTER, NEW, "2", over)
    page, overlay, before = returning.page, returning.over.overlay, stored()

    press(SAVE, TODAY_PAGE, (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier), Qt.Key.Key_F6)

    assert (returning.page, returning.over.overlay) == (page, overlay)
    assert overlay.isAncestorOf(qapp.focusWidget())
    assert stored() == before
    press((Qt.Key.Key_L, CONTROL))
    assert isinstance(returning.page, UnlockPage)


def test_one_sheet_at_a_time(returning, press):
    press(F1, ANYTHING)

    assert isinstance(returning.over.overlay, CommandSearch)
    press(ESCAPE)
    assert returning.over.overlay is None
    assert returning.page.table.hasFocus()


def test_all_keys_stand_on_one_sheet(returning, press):
    press("?")

    sheet = returning.over.overlay
    assert isinstance(sheet, ShortcutSheet)
    told = {each.text() for each in sheet.findChildren(Label)}
    wanted = [each for group in GROUPS for each in (*group.shortcuts, *group.typed)]
    assert {spoken().say(each.does) for each in wanted} <= told
    assert len(sheet.findChildren(Key)) >= len(wanted)


def test_help_is_there_before_the_clinic_is(start, press, language):
    window = start()

    press(F1)

    assert isinstance(window.over.overlay, HelpSheet)
    assert window.over.overlay.texts == manual(language)


def test_an_error_report_is_shown_before_it_is_copied(start, press, click, monkeypatch, tmp_path):
    log = tmp_path / "takt.log"
    log.write_text("2026-11-23 ERROR ValueError in pages.py:7\n", "utf-8")
    Path(f"{log}.1").write_text("2026-11-22 INFO backup 7 in 1 places\n" * 300, "utf-8")
    monkeypatch.setattr(paths, "log_file", lambda: log)
    window = start()
    press(F1)
    click(window.over.overlay.report)
    clipboard = QApplication.clipboard()
    before, sheet = clipboard.text(), window.over.overlay
    shown = sheet.text.toPlainText()

    click(sheet.copy)

    assert isinstance(sheet, ErrorReport)
    assert shown not in before
    assert clipboard.text() == shown
    assert shown.startswith("Takt ")
    assert shown.endswith("ERROR ValueError in pages.py:7")
    assert shown.count("backup 7") == LINES - 1
    clipboard.clear()


def test_a_question_mark_can_be_typed_in_a_field(clinic, press):
    clinic.lock()
    assert isinstance(clinic.page, UnlockPage)

    press("hva?")

    assert clinic.page.passphrase.text() == "hva?"
    assert clinic.over.overlay is None


def test_the_manual_says_the_same_in_both_languages():
    nb, en = manual("nb"), manual("en")

    assert len(nb) == len(en) > 5
    for one, other in zip(nb, en, strict=True):
        assert [sign for sign, _ in one.paragraphs] == [sign for sign, _ in other.paragraphs]
        assert one.title != other.title
