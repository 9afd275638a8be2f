"""The advice in words: doses with their one change, missing answers, reasons told once."""

import pytest

from app.domain.advice import WHOLE_SESSION, Change, ExerciseAdvice
from app.domain.codes import ACTION_OF, Language, Light
from app.exercises.bank import bank
from app.texts import texts
from app.ui.widgets.advice.words import Speaker
from tests.builders import a_dose, a_finding, a_session, an_advice, an_exercise, sessions_ending


@pytest.fixture
def speaker(rulebook):
    return Speaker(bank(), rulebook, texts(Language.EN))


def an_exercise_advice(**changes):
    light = changes.get("light", Light.AMBER)
    values = {
        "id": "heel-raise", "light": light, "action": ACTION_OF[light], "dose": a_dose(),
        "change": None, "rest_days": 2,
    }  # fmt: skip
    return ExerciseAdvice(**(values | changes))


def line_of(speaker, advice, session=None, missing=()):
    return speaker.dose_lines([advice], session or a_session(), missing)[0]


def bold(line):
    return [words for _, words, is_bold in line.parts if is_bold]


def test_only_what_changed_is_bold(speaker):
    change = Change(variable="repetitions", previous=12, next=13)
    advice = an_exercise_advice(light=Light.GREEN, dose=a_dose(repetitions=13), change=change)

    line = line_of(speaker, advice)

    assert bold(line) == ["13"]
    assert line.note == "from 12"


def test_a_change_of_days_is_said_although_no_dose_shows_it(speaker):
    change = Change(variable="per_week", previous=3, next=4)

    line = line_of(speaker, an_exercise_advice(dose=a_dose(per_week=4), change=change))

    assert bold(line) == ["4 days a week"]


def test_a_held_dose_says_where_it_comes_from(speaker):
    done = a_dose(repetitions=9)
    session = a_session(exercises=(an_exercise(done=done),))

    assert line_of(speaker, an_exercise_advice()).note == "unchanged"
    assert line_of(speaker, an_exercise_advice(dose=done), session).note == "as done"


def test_a_stop_has_no_dose(speaker):
    line = line_of(speaker, an_exercise_advice(light=Light.STOP, dose=None))

    assert [words for _, words, _ in line.parts] == ["no dose"]


def test_missing_answers_become_links_into_the_form(speaker):
    session = a_session(exercises=(an_exercise(), an_exercise(id="squat")))
    advice = an_advice(missing=("$.sessions[0].pain_usual", "$.sessions[0].exercises[1].quality"))

    first, second = speaker.missing(advice, (session,))

    assert (first.question, first.exercise_id, first.words) == (
        "pain_usual", None, "Pain on a usual day",
    )  # fmt: skip
    assert (second.question, second.exercise_id) == ("quality", "squat")
    assert second.words.startswith("Quality in ")
    assert first.today
    assert second.today


def test_what_an_earlier_session_lacks_is_said_with_its_day(speaker):
    sessions = sessions_ending(a_session().date, 2, every=7)

    missing = speaker.missing(an_advice(missing=("$.sessions[0].pain_week",)), sessions)[0]

    assert not missing.today
    assert missing.words == "Pain, week’s mean, 16 November 2026"


def test_what_the_patients_page_lacks_is_no_link_into_the_form(speaker):
    missing = speaker.missing(an_advice(missing=("$.cleared",)), (a_session(),))[0]

    assert (missing.words, missing.today) == ("Clearance for loading", False)


def test_the_same_reason_for_several_exercises_is_told_once(speaker):
    session = a_session(exercises=tuple(an_exercise(id=each) for each in ("a", "b", "c")))
    findings = [a_finding(scope=each, reason="Calm sessions: 1 of 2.") for each in ("a", "b")]

    told = speaker.told(findings, session)

    assert [each.reason for each in told] == ["A, b: Calm sessions: 1 of 2."]


def test_a_reason_that_concerns_all_names_nobody(speaker):
    told = speaker.told([a_finding(scope=WHOLE_SESSION, reason="Sore.")], a_session())

    assert told[0].reason == "Sore."
    assert told[0].rule.startswith("Rule A1 · ")


@pytest.mark.parametrize(
    ("lights", "line"),
    [
        ((Light.GREEN,), "One step up"),
        ((Light.AMBER, Light.AMBER), "The same dose once more"),
        ((Light.AMBER, Light.GREEN, Light.GREEN), "One hold, two up"),
    ],
)
def test_the_line_under_the_word_sums_up_the_exercises(speaker, lights, line):
    exercises = tuple(an_exercise_advice(light=light) for light in lights)

    assert speaker.lead_line(an_advice(exercises=exercises)) == line
