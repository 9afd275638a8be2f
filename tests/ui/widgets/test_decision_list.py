"""A decision in words: what changed, or what the clinician chose, and why."""

import pytest

from app.domain.advice import Change, ExerciseAdvice
from app.domain.codes import Action, Language, Light, ReasonCode
from app.domain.record import IssuedProgramme, RecordedSession
from app.exercises.bank import bank
from app.texts import texts
from app.ui.translator import speak
from app.ui.widgets.controls.button import Link
from app.ui.widgets.patient.decision_list import DecisionList, decision_words
from tests.builders import EPISODE, a_decision, a_dose, a_programme, a_session, an_advice


@pytest.fixture(autouse=True)
def english():
    speak(Language.EN)
    yield
    speak(Language.NB)


def a_record(advice=None, **decision):
    return RecordedSession(
        id=EPISODE, episode_id=EPISODE, session=a_session(), advice=advice or an_advice(),
        decision=a_decision(**decision),
    )  # fmt: skip


def said(record):
    return decision_words(record, bank(), texts(Language.EN))


def test_a_step_names_the_figure_before_and_after():
    change = Change(variable="repetitions", previous=10, next=12)
    stepped = ExerciseAdvice(
        id="heel-raise", light=Light.GREEN, action=Action.PROGRESS, dose=a_dose(level=2),
        change=change, rest_days=0,
    )  # fmt: skip

    words = said(a_record(an_advice(light=Light.GREEN, exercises=(stepped, stepped))))

    assert words.about == "Two-leg heel raise"
    assert (words.before, words.after) == ("10 →", "12")
    assert words.more == "and 1 more"  # "+1" would read as one repetition more


def test_a_hold_says_that_the_dose_is_the_same():
    assert said(a_record()).about == "The same dose"


def test_another_choice_names_the_advice_the_choice_and_the_reason():
    record = a_record(
        light=Light.GREEN, followed=False, reason_code=ReasonCode.PATIENT_GOAL, exercises=()
    )

    words = said(record)

    assert words.about == "Advised hold."
    assert words.after == "Chose step up."
    assert words.why == "Own choice: The patient’s goal"


def test_a_more_careful_choice_needs_no_reason():
    words = said(a_record(light=Light.RED, followed=False))

    assert words.why == "Own choice, more careful"


def test_a_stop_has_no_dose():
    record = a_record(an_advice(light=Light.STOP), light=Light.STOP, exercises=())

    assert said(record).about == "No dose"


def test_only_the_latest_are_shown_until_all_are_asked_for(shown):
    listed = shown(DecisionList([a_record() for _ in range(9)], bank()))
    assert listed._all.text() == "All 9"

    listed._all.click()

    assert not listed._all.isVisible()
    assert listed._lines.count() == 9 + 8 + 1  # lines between them, and a stretch


def test_a_session_and_a_sheet_are_opened_from_their_day(shown, qtbot):
    record, sheet = (
        a_record(),
        IssuedProgramme(id=EPISODE, episode_id=EPISODE, session_id=None, programme=a_programme()),
    )
    listed = shown(DecisionList([record], bank(), [sheet]))
    newest, before = listed.findChildren(Link)[-2:]
    assert newest.accessibleName() == "Open the sheet of 23 November"

    with qtbot.waitSignal(listed.sheet_opened) as of_sheet:
        newest.click()
    with qtbot.waitSignal(listed.opened) as of_session:
        before.click()

    assert of_sheet.args == [sheet]
    assert of_session.args == [record]
