"""The deciding number stands against the limits of the rulebook."""

import pytest

from app.domain.codes import Language, Light, Quality
from app.texts import texts
from app.ui.widgets.advice.numbers import conditions, number_line
from tests.builders import a_finding, a_session, an_advice, an_exercise

WORDS = texts(Language.EN)


def test_pain_stands_between_calm_and_too_much(rulebook):
    line = number_line(a_finding(inputs={"pain_during": 4}), rulebook, WORDS)

    assert (line.value, line.flag, line.limits, line.top) == (4, "4", (2, 5), 10)
    assert line.words == ("calm to 2", "fine to 5", "too much")


def test_next_morning_stands_against_the_usual(rulebook):
    facts = {"pain_next_morning": 5, "pain_usual": 3}

    line = number_line(a_finding(rule="next-morning-high", inputs=facts), rulebook, WORDS)

    assert line.limits == (3, 4)
    assert line.words == ("as usual 3", "", "back from 5")


def test_hours_stand_against_one_and_three_days(rulebook):
    line = number_line(a_finding(inputs={"settled_after_h": 40}), rulebook, WORDS)

    assert (line.flag, line.limits) == ("40 h", (24, 72))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"soreness": "in_session"},
        {"flare": True},
        {"pain_next_morning": 10, "pain_usual": 9},
        {"pain_next_morning": 4, "pain_usual": None},
    ],
)
def test_what_has_no_limit_on_the_line_has_no_line(rulebook, facts):
    assert number_line(a_finding(inputs=facts), rulebook, WORDS) is None


def test_what_is_open_comes_before_what_is_met(rulebook):
    advice = an_advice(toward_green=("Pain during the exercise at most 2.",))

    found = conditions(advice, a_session(), rulebook, WORDS)

    assert [each.met for each in found] == [False, True, True, True, True]
    assert found[0].words == "Pain during the exercise at most 2."


def test_a_condition_is_met_only_when_it_was_answered(rulebook):
    exercises = (an_exercise(quality=None), an_exercise(id="squat", quality=Quality.GOOD))
    session = a_session(exercises=exercises, settled_after_h=None)

    found = {each.words for each in conditions(an_advice(), session, rulebook, WORDS)}

    assert "Good quality in all exercises" not in found
    assert "Settled within a day" not in found


def test_a_condition_whose_rule_spoke_is_not_met(rulebook):
    advice = an_advice(findings=(a_finding(rule="settling-slow", light=Light.AMBER),))

    found = {each.words for each in conditions(advice, a_session(), rulebook, WORDS)}

    assert "Settled within a day" not in found


def test_that_nothing_today_would_have_helped_is_no_condition(rulebook):
    phrase = rulebook.phrase("toward_nothing", Language.EN)

    found = conditions(an_advice(toward_green=(phrase,)), a_session(), rulebook, WORDS)

    assert phrase not in {each.words for each in found}
