"""A saved session that is wrong is corrected in the window; the version before is kept."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from app.domain.codes import Light
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.session.correction_page import CorrectionPage
from app.ui.where import Where
from db import tables
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import ENTER, FIND, NEW, SAVE, button, seen

CORRECT = {"nb": "Rett", "en": "Correct"}


@pytest.fixture
def wrong(returning, press, click, stored, language):
    """A session of today with 8 for the next morning, opened to be corrected."""
    press(FIND, "øs", ENTER, NEW, "8", SAVE)
    click(button(returning.page, CORRECT[language.value]))
    assert isinstance(returning.page, CorrectionPage)
    return returning.page


def versions(clinic):
    with clinic.desk.workspace.database.begin() as tx:
        return tx.execute(select(func.count()).select_from(tables.sessions)).scalar_one()


def test_the_corrected_answers_hold_and_the_first_ones_are_kept(wrong, returning, press, stored):
    assert stored().latest.session.pain_next_morning == 8
    before = versions(returning)

    wrong._form.reach("pain_next_morning", None)
    press("2", SAVE)

    file = stored()
    assert file.latest.session.pain_next_morning == 2
    assert len(file.sessions) == 2
    assert versions(returning) == before + 1
    assert file.latest.decision.light is not Light.RED


def test_the_correction_is_judged_as_it_will_be_saved(wrong, press, stored):
    wrong._form.reach("pain_next_morning", None)
    press("6")
    shown = wrong._advice._advice

    press(SAVE)

    assert shown is not None
    assert stored().latest.advice == shown


def test_nothing_changed_is_nothing_unsaved(wrong, returning, press):
    assert not wrong.unsaved

    press(Qt.Key.Key_Escape)
    wrong.leave(wrong.left.emit)

    assert isinstance(returning.page, PatientPage)


def test_leaving_a_correction_asks_in_place(wrong, returning, press, words):
    wrong._form.reach("pain_next_morning", None)
    press("3")

    wrong.leave(wrong.left.emit)

    assert returning.page is wrong
    assert words["discard"] in " ".join(seen(wrong))


def test_a_lock_keeps_what_was_corrected_and_it_stands_there_again(
    wrong, returning, press, stored
):
    wrong._form.reach("pain_next_morning", None)
    press("3")
    whose, which = stored().patient.id, stored().latest.id

    returning.lock()
    returning.page.passphrase.setText(PASSPHRASE)
    press(ENTER)
    returning.desk.show_page(Where("correction", whose, which))

    page = returning.page
    assert isinstance(page, CorrectionPage)
    assert page.unsaved
    press(SAVE)
    assert stored().latest.session.pain_next_morning == 3
