"""Deciding: a stop leaves no choice, a bolder light asks for a reason, the paper stays frozen."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from app.domain.case import Restriction
from app.domain.codes import Language, Light, ReasonCode, RedFlag, RestrictionKind
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.translator import spoken
from app.ui.where import Where
from app.usecases.keep_patients import change_episode
from app.usecases.record_session import record_session
from tests.builders import TODAY
from tests.journeys.looking import ENTER, FIND, NEW, PAPER, SAVE, SPACE, TAB, button, seen, text_of


def test_a_red_flag_stops_and_leaves_no_choice(returning, press, words, stored):
    press(FIND, "øs", ENTER, NEW)
    page = returning.page

    page.sitting.form.reach("red_flags", None)
    press("2", TAB, TAB, SPACE, SAVE)

    file = stored()
    assert file.latest.session.red_flags == (RedFlag.FOOT_DROP,)
    assert file.latest.decision.light is Light.STOP
    assert file.latest.decision.exercises == ()
    assert file.episode.latched_stop is not None
    assert words["stop"] in " ".join(seen(page))
    lights = [each for each in page.sitting.panel.decide._lights.values() if each.isVisible()]
    assert lights == []


def test_while_a_stop_stands_the_programme_is_empty_not_unbuilt(returning, press, stored):
    press(FIND, "øs", ENTER, NEW)
    returning.page.sitting.form.reach("red_flags", None)
    press("2", SAVE)

    returning.desk.show_page(Where("patient", stored().patient.id))

    told = " ".join(seen(returning.page))
    assert spoken().say("No exercises while the stop stands.") in told
    assert spoken().say("Build the first programme") not in told


def test_a_bolder_choice_asks_for_a_reason_in_place(returning, press, click, words, stored):
    press(FIND, "øs", ENTER, NEW, "8", TAB, "2")
    page = returning.page
    assert words["back"] in " ".join(seen(page))

    click(button(page, words["own"]))
    press(SAVE)
    reason = page.sitting.panel.decide._reason
    assert page.unsaved
    assert reason.hasFocus()
    press(Qt.Key.Key_Down, SAVE)

    decision = stored().latest.decision
    assert decision.light is Light.AMBER
    assert not decision.followed
    assert decision.reason_code is ReasonCode.EXAMINATION


def test_a_more_careful_choice_needs_no_reason(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page

    page.sitting.panel.decide._lights[Light.RED].click()
    press(SAVE)

    decision = stored().latest.decision
    assert (decision.light, decision.followed) == (Light.RED, False)
    assert decision.reason_code is None


def test_an_issued_sheet_is_printed_again_byte_for_byte(returning, press, printed, stored):
    press(FIND, "øs", ENTER, PAPER)
    page = returning.page
    page._form.why.setPlainText("Vi holder roen denne uka. Beinet bestemmer.")
    page._issue.click()
    first = page._pdf

    returning.desk.show_page(Where("sheet", stored().patient.id))
    again = returning.page
    press(ENTER)

    assert again._pdf == first
    assert "Beinet bestemmer" in text_of(first)
    assert not again._new.isVisible()
    assert printed == ["Takt"]


def test_a_lifted_stop_keeps_who_and_why(returning, press, stored):
    press(FIND, "øs", ENTER, NEW)
    returning.page.sitting.form.reach("red_flags", None)
    press("2", SAVE)
    returning.desk.show_page(Where("patient", stored().patient.id))
    page = returning.page
    assert isinstance(page, PatientPage)

    page.clear_stop()
    press("Kari Nordmann", TAB, TAB, "MR uten funn", TAB, ENTER)

    file = stored()
    assert file.episode.latched_stop is None
    (lift,) = file.stop_lifts
    assert lift.by == "Kari Nordmann"
    assert lift.found == "MR uten funn"


def test_one_exercise_gets_another_dose_by_keys_alone(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    doses = returning.page.sitting.panel.doses
    doses._lines["step-up"].setFocus()

    press(Qt.Key.Key_F2, SPACE, "6", SAVE)

    decision = stored().latest.decision
    chosen = {each.id: each.dose for each in decision.exercises}
    assert chosen["step-up"].repetitions == 6
    assert chosen["squat"].repetitions == 10
    assert (decision.light, decision.followed, decision.reason_code) == (Light.AMBER, False, None)


def test_a_bolder_dose_of_one_exercise_asks_for_a_reason_in_place(returning, press, words, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page
    page.sitting.panel.doses._lines["step-up"].setFocus()

    press(ENTER, SPACE, "12", SAVE)
    assert page.unsaved
    assert page.sitting.panel.decide._reason.hasFocus()
    press(Qt.Key.Key_Down, TAB, "God kontroll", SAVE)

    decision = stored().latest.decision
    assert decision.reason_code is ReasonCode.EXAMINATION
    assert decision.note == "God kontroll"
    assert {each.id: each.dose for each in decision.exercises}["step-up"].repetitions == 12


def test_a_dose_that_a_restriction_forbids_is_refused_at_once(returning, press, stored):
    file = stored()
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=5, exercise="step-up")
    change_episode(returning.desk.workspace, replace(file.episode, restrictions=(limit,)))
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page
    page.sitting.panel.doses._lines["step-up"].setFocus()

    press(ENTER, SPACE, SPACE, "9")

    assert page.sitting.panel.own_doses == {}
    assert page.sitting.panel.doses._choice._note.isVisible()


def test_a_note_that_is_too_long_stays_and_is_refused_with_a_sentence(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page
    page.sitting.panel.decide._lights[Light.RED].click()
    page.sitting.panel.decide._note.setText("å" * 2001)

    press(SAVE)

    assert page.unsaved
    assert len(page.sitting.panel.decide._note.text()) == 2001
    assert "2001" in " ".join(seen(page.sitting.panel.decide))
    assert len(stored().sessions) == 1


def test_advice_that_says_the_same_again_is_folded_to_a_line(returning, press, words, stored):
    workspace = returning.desk.workspace
    file = stored()
    day = replace(file.latest.session, date=TODAY.replace(day=20), pain_next_morning=4)
    record_session(workspace, file.episode.id, day, Language.NB)
    returning.desk.show_page(Where("session", file.patient.id))
    page = returning.page

    page.sitting.form.show_session(replace(day, date=TODAY))
    page.sitting.judge()
    why = page.sitting.panel._why
    assert why._same.isVisible()
    assert not why._reason.isVisible()
    why._show.click()

    assert why._reason.isVisible()
    assert not why._same.isVisible()


def test_a_stop_is_told_in_full_each_time(returning, press, stored):
    press(FIND, "øs", ENTER, NEW)
    returning.page.sitting.form.reach("red_flags", None)
    press("2", SAVE)
    returning.desk.show_page(Where("session", stored().patient.id))

    returning.page.sitting.form._asked["pain_usual"].control.pick(2)
    returning.page.sitting.header._setting.pick(1)

    assert returning.page.sitting.panel._why._reason.isVisible()
