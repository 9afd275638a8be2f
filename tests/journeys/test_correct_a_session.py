"""A saved session that is wrong is corrected in the window; the version before is kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from app.domain.codes import Light, Setting
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.session.correction_page import CorrectionPage
from app.ui.pages.session.saved_page import SavedPage
from app.ui.where import Where
from app.ui.widgets.controls.button import Link
from app.ui.widgets.session.note_bar import NoteBar
from app.ui.widgets.session.version_bar import VersionBar
from app.usecases.change_programme import change_programme
from app.usecases.reword import in_language
from db import tables
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import (
    ENTER,
    FIND,
    NEW,
    PAPER,
    SAVE,
    SPACE,
    TAB,
    button,
    buttons,
    seen,
)

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

    wrong.sitting.form.reach("pain_next_morning", None)
    press("2", SAVE)

    file = stored()
    assert file.latest.session.pain_next_morning == 2
    assert len(file.sessions) == 2
    assert versions(returning) == before + 1
    assert file.latest.decision.light is not Light.RED


def test_the_correction_is_judged_as_it_will_be_saved(wrong, press, stored):
    wrong.sitting.form.reach("pain_next_morning", None)
    press("6")
    shown = wrong.sitting.advice._advice

    press(SAVE)

    assert shown is not None
    assert stored().latest.advice == shown


def test_nothing_changed_is_nothing_unsaved(wrong, returning, press):
    assert not wrong.unsaved

    press(Qt.Key.Key_Escape)
    wrong.sitting.back_asked.emit()

    assert isinstance(returning.page, PatientPage)


def test_leaving_a_correction_asks_in_place(wrong, returning, press, words):
    wrong.sitting.form.reach("pain_next_morning", None)
    press("3")

    wrong.sitting.back_asked.emit()

    assert returning.page is wrong
    assert words["discard"] in " ".join(seen(wrong))


def test_a_programme_changed_after_the_session_is_told_before_it_is_replaced(
    wrong, returning, stored
):
    untold = wrong.findChild(NoteBar)
    workspace, file = returning.desk.workspace, stored()
    change_programme(workspace, file, file.prescribed[:1])

    returning.desk.show_page(Where("correction", file.patient.id, file.latest.id))

    assert untold is None
    told = returning.page.findChild(NoteBar)
    assert told.isVisible()
    assert (
        " ".join(seen(told)).strip()
        in returning.page.sitting.header._saved.accessibleDescription()
    )


def test_a_lock_keeps_what_was_corrected_and_it_stands_there_again(
    wrong, returning, press, stored
):
    wrong.sitting.form.reach("pain_next_morning", None)
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


def test_any_session_of_the_course_is_opened_read_and_its_versions_too(
    returning, press, click, stored, language
):
    press(FIND, "øs", ENTER, NEW, "8", SAVE)
    older = stored().sessions[0]
    returning.desk.show_page(Where("patient", stored().patient.id))
    links = returning.page._course.decisions.findChildren(Link)

    click(links[-1])

    page = returning.page
    assert isinstance(page, SavedPage)
    assert page.sitting.saved == in_language(returning.desk.workspace, older, language)
    assert not page.findChild(VersionBar).isVisible()
    assert button(page, CORRECT[language.value])


def test_what_is_folded_in_a_saved_session_is_opened_and_read_but_not_changed(
    wrong, returning, press, stored
):
    returning.desk.show_page(Where("session", stored().patient.id, stored().latest.id))
    form = returning.page.sitting.form
    asked = form.controls()["pain_next_morning"]
    form._more_link.setFocus()

    press(SPACE, TAB, SPACE)

    row = form.rows[0]
    assert form.more.isVisible()
    assert row._head.more.hasFocus()
    assert row._details.isVisible()
    assert not any(each.isEnabled() for each in (asked, *row.fields(), *form.more.fields()))


def test_every_version_of_a_corrected_session_is_read(wrong, returning, press, click, stored):
    first = wrong._wrong
    wrong.sitting.form.reach("pain_next_morning", None)
    press("4", SAVE)
    corrected = stored().latest
    returning.desk.show_page(Where("session", stored().patient.id, corrected.id))

    (link,) = returning.page.findChild(VersionBar).links
    click(link)

    page = returning.page
    assert page.sitting.saved.id == first.id
    assert page.sitting.form.controls()["pain_next_morning"].value == 8
    assert not [each for each in buttons(page) if each.text() in CORRECT.values()]
    press(PAPER)
    assert returning.page is page  # no sheet follows from what holds no more
    assert page.findChild(VersionBar).links[0].hasFocus()
    click(page.findChild(VersionBar).links[0])
    assert returning.page.sitting.saved.id == corrected.id


def test_day_and_place_are_corrected_and_judged_as_on_that_day(wrong, press, stored):
    header = wrong.sitting.header
    header._day.setFocus()
    header._day.selectAll()
    press("20.11.2026", TAB, "2")
    shown = wrong.sitting.advice._advice

    press(SAVE)

    moved = stored().latest
    assert moved.session.date == date(2026, 11, 20)
    assert moved.session.setting is Setting.HOME
    assert moved.advice == shown
    assert moved.advice.as_of == moved.session.date


def test_past_another_session_last_time_is_another(wrong, press, language):
    form, header = wrong.sitting.form, wrong.sitting.header
    before = {"nb": "sist 3", "en": "last 3"}[language.value]
    pain = form._asked["pain_usual"]
    assert before in seen(form)
    assert pain.control.last_place == 3

    header._day.setFocus()
    header._day.selectAll()
    press("9.11.2026")

    assert before not in seen(form)
    assert pain.control.last_place is None
    assert all(each.pain.last_place is None for each in form.rows)
    assert header._number.text().endswith(" 1")
    header._day.selectAll()
    press("20.11.2026")
    assert pain.control.last_place == 3
    assert form.rows[0].pain.last_place == 2
    assert {"nb": "4 dager siden", "en": "4 days ago"}[language.value] in form._head._when.text()


@pytest.mark.parametrize("day", ["24.11.2026", "16.11.2026"])
def test_a_day_that_cannot_be_is_refused_in_words(wrong, press, stored, day):
    before = stored()
    header = wrong.sitting.header
    header._day.setFocus()
    header._day.selectAll()

    press(day, SAVE)

    assert stored().sessions == before.sessions
    assert wrong.sitting.saved is None
    assert wrong.sitting.panel.decide._problem.isVisible()
