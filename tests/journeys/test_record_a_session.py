"""From the patient's words to the paper: sessions recorded as a clinician does, in the window."""

from PySide6.QtCore import Qt

from app.domain.codes import Light, Quality, Setting, Soreness
from app.domain.session import Session
from app.ui.pages.session.session_page import SessionPage
from app.ui.pages.sheet.sheet_page import SheetPage
from app.ui.where import Where
from app.ui.widgets.controls.button import Button
from app.usecases.keep_patients import add_patient
from app.usecases.reprint import reprint
from tests.builders import TODAY, a_patient, an_episode
from tests.journeys.conftest import PRESCRIBED
from tests.journeys.looking import (
    ENTER,
    FIND,
    NEW,
    PAPER,
    SAVE,
    SPACE,
    TAB,
    TODAY_PAGE,
    button,
    seen,
    text_of,
)


def test_a_first_session_becomes_a_printed_programme(clinic, press, words, printed, stored):
    patient = a_patient(given_name="Ingrid", family_name="Østby", birth_year=1979)
    add_patient(clinic.desk.workspace, patient, an_episode(patient_id=patient.id))
    clinic.desk.show_page(Where("patient", patient.id))
    primary = [each for each in clinic.page.findChildren(Button) if each._kind == "primary"]
    assert [each.hasFocus() for each in primary] == [True]

    press(ENTER, "3", "2,5", TAB, "6", "10", TAB, "2", "1")
    press(words["heel raise"], ENTER, TAB, "2", "1")
    press(ENTER, words["squat"], ENTER, TAB, "1", "1", SAVE)

    assert any(text.startswith(words["saved"]) for text in seen(clinic.page))
    session = stored().latest.session
    assert session == Session(
        date=TODAY, pain_usual=3, pain_week=2.5, confidence=6, morning_stiffness_min=10,
        pain_before=2, red_flags=(), exercises=session.exercises,
    )  # fmt: skip
    assert [each.pain_during for each in session.exercises] == [2, 1]
    assert stored().latest.decision.light is Light.AMBER

    press(PAPER, ENTER)

    assert isinstance(clinic.page, SheetPage)
    assert printed == ["Takt"]
    issued = stored().programmes[0]
    text = text_of(reprint(clinic.desk.workspace, issued.id))
    assert "Ingrid Østby" in text
    assert all(str(each.dose.repetitions) in text for each in issued.programme.exercises)


def test_a_follow_up_takes_at_most_sixty_key_presses(returning, press, words, printed, stored):
    keys = (
        FIND, "øs", ENTER, NEW,
        "2", "18", TAB, "2", "2,5", TAB, "1", "10", TAB, "1", words["no"], "7", "95", TAB,
        TAB, "2", "1", TAB, "0", "1", TAB, "2", "1", SPACE, "12", TAB, "4", "2", SAVE,
        PAPER, ENTER,
    )  # fmt: skip

    press(*keys)

    session = stored().latest.session
    assert session == Session(
        date=TODAY, setting=Setting.CLINIC, pain_next_morning=2, settled_after_h=18,
        pain_usual=2, pain_week=2.5, soreness=Soreness.NONE, morning_stiffness_min=10,
        pain_before=1, red_flags=(), confidence=7, done_pct=95, exercises=session.exercises,
    )  # fmt: skip
    assert [each.pain_during for each in session.exercises] == [2, 0, 2, 4]
    assert [each.done is None for each in session.exercises] == [True, True, True, False]
    assert session.exercises[3].done.repetitions == 12
    assert session.exercises[3].quality is Quality.FAIR
    assert stored().latest.decision.followed
    assert printed == ["Takt"]
    assert sum(presses(key) for key in keys) <= 60


def test_the_light_follows_while_one_types_and_nothing_is_prefilled(returning, press, words):
    press(FIND, "øs", ENTER, NEW)
    page = returning.page
    assert not page.unsaved
    assert words["unjudged"] in " ".join(seen(page))

    press("2")

    assert words["hold"] in " ".join(seen(page))
    assert any(text.startswith(words["missing"]) for text in seen(page))
    assert page.sitting.session().pain_next_morning == 2
    assert page.sitting.session().pain_usual is None


def test_a_missing_answer_is_reached_by_its_number(returning, press):
    press(FIND, "øs", ENTER, NEW, "2")

    press((Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier))

    missing = [each for each in returning.page.sitting.panel._missing.answers if each.today]
    assert returning.page.sitting.form._asked[missing[1].question].control.hasFocus()


def test_what_is_out_of_range_stays_and_the_rest_goes_on(returning, press, stored):
    press(FIND, "øs", ENTER, NEW)
    page = returning.page
    page.sitting.form.reach("morning_stiffness_min", None)

    press("450", TAB, "1", SAVE)

    field = page.sitting.form._asked["morning_stiffness_min"]
    assert field.control.text() == "450"
    assert field.problem in " ".join(seen(page.sitting.panel.decide))
    assert field.control.hasFocus()
    assert page.sitting.form._asked["pain_before"].value == 1
    assert page.unsaved
    assert len(stored().sessions) == 1


def test_a_light_that_is_no_longer_judged_does_not_stay_beside_the_doses(returning, press):
    press(FIND, "øs", ENTER, NEW, "2")
    doses = returning.page.sitting.panel.doses
    assert all(each.line.light for each in doses._lines.values())

    returning.page.sitting.form.reach("morning_stiffness_min", None)
    press("450")

    assert list(doses._lines) == list(PRESCRIBED)
    assert not any(each.line.light for each in doses._lines.values())
    press(Qt.Key.Key_Backspace)
    assert all(each.line.light for each in doses._lines.values())


def test_leaving_asks_in_place_and_cancel_keeps_all(returning, press, click, words, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page

    press(TODAY_PAGE)
    assert returning.page is page
    click(button(page, words["cancel"]))
    assert page.sitting.session().pain_next_morning == 2
    press(TODAY_PAGE)
    click(button(page, words["discard"]))

    assert not isinstance(returning.page, SessionPage)
    assert len(stored().sessions) == 1


def test_a_day_that_is_none_is_refused_in_place(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page
    page.sitting.header.choose()
    page.sitting.header._day.setFocus()
    page.sitting.header._day.selectAll()

    press("32.11", SAVE)

    assert page.unsaved
    assert page.sitting.header._day.text() == "32.11"
    assert page.sitting.header._problem() in " ".join(seen(page))
    assert len(stored().sessions) == 1


def test_yesterdays_session_at_home_is_stored_with_its_day(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    header = returning.page.sitting.header
    header.choose()
    header._day.setFocus()
    header._day.selectAll()

    press("22.11.2026", TAB, "2", SAVE)

    session = stored().latest.session
    assert session.date == TODAY.replace(day=22)
    assert session.setting is Setting.HOME


def presses(key):
    """How many keys are pressed: a chord counts one for each key in it."""
    return len(key) if isinstance(key, str | tuple) else 1
