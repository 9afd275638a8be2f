"""Locked by itself, whatever was half-typed stands there again when the clinic is unlocked."""

import pytest
from PySide6.QtCore import Qt

from app.domain.codes import Language, Region
from app.ui.draft_keeper import EVERY_MS
from app.ui.where import Where
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_form_draft import form_draft_of
from app.usecases.keep_patients import open_patient
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import ENTER, button, seen

HELD = Qt.KeyboardModifier
NEW_PATIENT = (Qt.Key.Key_N, HELD.ControlModifier | HELD.ShiftModifier)


@pytest.fixture
def language():
    """One is enough: what was typed is in no language of the window."""
    return Language.NB


@pytest.fixture
def away(press):
    """Locks as the machine does when nobody is there, and unlocks again."""

    def lock_and_unlock(window):
        window.lock_by_itself()
        assert window.desk is None
        press(PASSPHRASE, ENTER)

    return lock_and_unlock


def test_a_half_typed_new_patient_with_a_limit(clinic, press, away):
    press(NEW_PATIENT, "Liv", ENTER, "Aas")
    form = clinic.page.treatment
    form.profile.pick(2)
    form.restrictions.any.pick(1)
    form.restrictions._append(None)
    form.restrictions._rows[1].note.setText("etter tre uker")
    form.region.setCurrentIndex(list(Region).index(Region.KNEE) + 1)

    away(clinic)

    page = clinic.page
    assert [page.given_name.text(), page.family_name.text()] == ["Liv", "Aas"]
    assert page.treatment.profile.place == 2
    assert page.treatment.region.value is Region.KNEE
    notes = [each.note.text() for each in page.treatment.restrictions._rows]
    assert notes == ["", "etter tre uker"]
    assert page.unsaved


def test_a_half_changed_patient(returning, away, stored):
    returning.desk.show_page(Where("editor", stored().patient.id))
    returning.page.birth_year.setText("19")
    returning.page.note.setText("ring")

    away(returning)

    assert returning.page.birth_year.text() == "19"
    assert returning.page.note.text() == "ring"


def test_a_half_typed_diary(returning, press, away, stored):
    issue_programme(returning.desk.workspace, stored())
    returning.desk.show_page(Where("diary", stored().patient.id))
    returning.page._grid.setCurrentCell(0, 4)
    press("3", "+")

    away(returning)

    assert returning.page._grid.value(0, 4) == 3
    assert returning.page._grid.value(0, 5) == 10
    assert returning.page.unsaved


def test_a_half_written_exercise(clinic, away):
    clinic.desk.show_page(Where("exercises"))
    clinic.page.edit(None)
    form = clinic.page.editor.form
    form.names[Language.NB].setText("Trapp")
    form.instructions[Language.NB].setPlainText("Gå opp.\nGå ned.")
    form.region.setCurrentIndex(3)
    form.per_side.setChecked(True)

    away(clinic)

    again = clinic.page.editor.form
    assert again.names[Language.NB].text() == "Trapp"
    assert again.instructions[Language.NB].toPlainText() == "Gå opp.\nGå ned."
    assert again.region.currentIndex() == 3
    assert again.per_side.isChecked()


def test_the_reasons_on_a_sheet_in_own_words(returning, away, stored):
    returning.desk.show_page(Where("sheet", stored().patient.id))
    returning.page._form.why.setPlainText("Vi går rolig fram.")

    away(returning)

    assert returning.page._form.why.toPlainText() == "Vi går rolig fram."
    returning.page.issue()
    returning.desk.show_page(Where("sheet", stored().patient.id))
    returning.page._versions.setCurrentIndex(0)
    assert returning.page._form.why.toPlainText() != "Vi går rolig fram."


def test_own_words_for_a_sheet_are_kept_when_the_window_is_closed_at_once(
    returning, start, press, stored
):
    whose = stored().patient.id
    returning.desk.show_page(Where("sheet", whose))
    returning.page._form.why.setPlainText("Vi går rolig fram.")

    returning.close()

    again = start()
    press(PASSPHRASE, ENTER)
    again.desk.show_page(Where("sheet", whose))
    assert again.page._form.why.toPlainText() == "Vi går rolig fram."


def test_own_words_for_one_session_are_not_shown_for_the_next(returning, stored, press):
    returning.desk.show_page(Where("sheet", stored().patient.id))
    proposed = returning.page._form.why.toPlainText()
    returning.page._form.why.setPlainText("Vi går rolig fram.")
    returning.page._versions.setCurrentIndex(0)
    returning.desk.choose("today")

    returning.desk.show_page(Where("sheet", stored().patient.id))

    assert returning.page._form.why.toPlainText() == "Vi går rolig fram."
    returning.page._guard._offer.discarded.emit()
    assert returning.page._form.why.toPlainText() == proposed


def test_a_half_typed_letterhead(clinic, away):
    clinic.desk.show_page(Where("settings"))
    clinic.page.letterhead.telephone.setText("33 33")

    away(clinic)

    assert clinic.page.letterhead.telephone.text() == "33 33"


def test_what_is_shown_again_is_discarded_in_one_action_and_put_back_in_one(
    clinic, press, away, click, words
):
    press(NEW_PATIENT, "Liv")
    away(clinic)

    click(button(clinic.page, words["discard"]))
    assert clinic.page.given_name.text() == ""
    assert not clinic.page.unsaved
    press(ENTER)

    assert clinic.page.given_name.text() == "Liv"


def test_after_a_crash_today_offers_what_was_typed_last(clinic, press, qtbot, click):
    press(NEW_PATIENT, "Liv")
    workspace = clinic.desk.workspace
    assert EVERY_MS < 5000
    qtbot.waitUntil(lambda: form_draft_of(workspace, "editor") is not None, timeout=5000)
    clinic.desk.show_page(Where())  # as a program that was killed starts again

    offered = " ".join(seen(clinic.page))
    click(button(clinic.page, "Fortsett der du slapp"))

    assert "om en pasient" in offered
    assert clinic.page.given_name.text() == "Liv"


def test_discarded_on_today_it_comes_back_with_one_key(clinic, press, click):
    press(NEW_PATIENT, "Liv")
    clinic.page.keep_draft_now()
    workspace = clinic.desk.workspace
    clinic.desk.show_page(Where())

    click(button(clinic.page, "Forkast"))
    assert form_draft_of(workspace, "editor") is None
    press((Qt.Key.Key_Z, HELD.ControlModifier))

    assert form_draft_of(workspace, "editor").fields["given_name"] == "Liv"
    click(button(clinic.page, "Fortsett der du slapp"))
    assert clinic.page.given_name.text() == "Liv"


def test_what_was_saved_is_offered_no_more(returning, press, stored):
    returning.desk.show_page(Where("editor", stored().patient.id))
    returning.page.note.setText("ring")
    returning.page.keep_draft_now()
    whose = f"editor {stored().patient.id}"
    assert form_draft_of(returning.desk.workspace, whose)

    returning.page.store()

    assert form_draft_of(returning.desk.workspace, whose) is None
    assert open_patient(returning.desk.workspace, stored().patient.id).patient.note == "ring"
