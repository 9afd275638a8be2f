"""A patient is deleted by law: the rules are read, all is answered, and only then it is done."""

import pytest
from PySide6.QtCore import Qt

from app.ui.pages.patient.deletion_page import DeletionPage
from app.ui.pages.patient.more_button import MoreButton
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.usecases.delete_patient import deleted_by_law
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import caseload
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import ENTER, FIND, SPACE, TAB, seen

DOWN, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Escape


@pytest.fixture
def asked(returning, press, stored):
    """The page of the deletion, reached as a person reaches it: last in the menu."""
    issue_programme(returning.desk.workspace, stored())
    press(FIND, "øs", ENTER)
    menu = returning.page.findChild(MoreButton).menu
    assert menu.actions()[-1].text() in {"Slett etter loven …", "Delete by law …"}
    assert menu.actions()[-2].isSeparator()
    menu.actions()[-1].trigger()
    assert isinstance(returning.page, DeletionPage)
    return returning.page


def test_by_keyboard_alone_and_only_the_trail_knows(asked, returning, press, words):
    press(TAB, DOWN, TAB, "Feil person i timeboka", TAB, "Kari Nordmann")
    press(TAB, "ingrid østby", TAB, SPACE)

    workspace, page = returning.desk.workspace, returning.page
    assert caseload(workspace) == ()
    assert isinstance(page, TodayPage)
    assert page.done.isVisible()
    assert "Østby" not in " ".join(seen(page))
    (stone,) = deleted_by_law(workspace)
    assert (stone.reason, stone.by) == ("Feil person i timeboka", "Kari Nordmann")
    assert "§ 44" in stone.legal_ground
    returning.desk.show_page(Where("access"))
    assert any("Feil person i timeboka" in each for each in seen(returning.page))


def test_the_rules_stand_first_and_what_goes_is_counted(asked, language):
    said = seen(asked)

    rules = next(at for at, each in enumerate(said) if "§ 25" in each)
    counted = next(at for at, each in enumerate(said) if "Ingrid Østby:" in each)
    assert rules < counted
    assert ("1 økt " if language == "nb" else "1 session ") in said[counted]
    assert ("1 ark" if language == "nb" else "1 sheet") in said[counted]


def test_nothing_is_chosen_beforehand_and_what_lacks_is_told_in_turn(asked, returning, press):
    asked.form.delete.setFocus()
    told = []
    for answer in (DOWN, "Feil", "Kari", "Ingrid Øst"):
        press(SPACE)
        told.append(asked.form.problem.accessibleName())
        press(answer)
        asked.form.delete.setFocus()
    press(SPACE)

    assert all(told)
    assert len(set(told)) == 4
    assert asked.form.name.hasFocus()
    assert len(caseload(returning.desk.workspace)) == 1


def test_the_reason_that_stays_names_nobody(asked, returning, press):
    press(TAB, DOWN, TAB, "Østby ba om det", TAB, "Kari", TAB, "Ingrid Østby", TAB, SPACE)

    assert asked.form.problem.isVisible()
    assert asked.form.reason.hasFocus()
    assert len(caseload(returning.desk.workspace)) == 1


def test_escape_leaves_and_deletes_nothing(asked, returning, press):
    press(ESCAPE)

    assert isinstance(returning.page, PatientPage)
    assert len(caseload(returning.desk.workspace)) == 1


def test_a_lock_keeps_the_answers_but_not_the_name(asked, returning, press):
    press(TAB, DOWN, TAB, "Feil person", TAB, TAB, "Ingrid Østby")

    returning.lock()
    returning.page.passphrase.setText(PASSPHRASE)
    press(ENTER)

    page = returning.page
    assert isinstance(page, DeletionPage)
    assert page.form.reason.text() == "Feil person"
    assert page.form.name.text() == ""
