"""A finding names the answers that it compared, as they were given, with their numbers."""

import msgspec
import pytest

from app.domain.codes import Quality
from app.domain.session import Session
from tests.advisor.axes import DOSES
from tests.advisor.comparing import advice, rulebook
from tests.advisor.test_reasons import CASES
from tests.advisor.vignette import case_of

DERIVED = {
    "after-red": {"by_plan", "date", "stopped"},
    "answer-missing": {"missing"},
    "answered-well": {"calm_sessions"},
    "crept-up": {"lowest"},
    "first-session": {"by_plan", "sessions"},
    "not-cleared": {"cleared"},
    "others-hold": {"exercise"},
    "quality-fair": {"quality_trend"},
    "quota-too-high": {"done_pct_before"},
    "recovery-days": {"days_apart", "days_since_step", "needed", "per_week"},
    "restriction-exceeded": {"restriction"},
    "restriction-planned": {"restriction"},
    "review-due": {"review"},
    "running-days": {"days_apart", "per_week"},
    "stale": {"days_since"},
    "step-limit": {"calm_sessions", "sessions_here", "steps"},
    "stiffness-grown": {"week_before", "date_before"},
    "stiffness-raised": {"week_before", "date_before"},
    "stop-latched": {"date", "why"},
    "swelling-high": {"in_a_row"},
    "swelling-raised": {"swelling_before"},
    "week-much-worse": {"week_before", "date_before"},
    "week-worse": {"week_before", "date_before"},
}
SAID = [
    # what departs from a good day, rule, its inputs
    ({"latest": {"pain_during": 6}}, "pain-during-high", {"pain_during": 6}),
    ({"latest": {"pain_after": 6}}, "pain-during-high", {"pain_after": 6}),
    (
        {"latest": {"pain_next_morning": 3}},
        "next-morning-high",
        {"pain_next_morning": 3, "pain_usual": 1},
    ),
    (
        {"latest": {"pain_before": 2}},
        "pain-before-raised",
        {"pain_before": 2, "pain_usual": 1},
    ),
    ({"latest": {"settled_after_h": 25}}, "settling-slow", {"settled_after_h": 25}),
    ({"latest": {"done_pct": 79}}, "dose-not-as-planned", {"done_pct": 79}),
    ({"latest": {"pain_usual": 3}}, "crept-up", {"pain_usual": 3, "lowest": 1}),
    (
        {"latest": {"pain_week": 4.0}},
        "week-much-worse",
        {"pain_week": 4.0, "week_before": 2.0, "date_before": "2026-11-17"},
    ),
    (
        {"profile": "tendinopathy", "latest": {"morning_stiffness_min": 15}},
        "stiffness-raised",
        {"morning_stiffness_min": 15, "week_before": 10, "date_before": "2026-11-17"},
    ),
    (
        {"profile": "post_operative", "latest": {"swelling": "1+"}},
        "swelling-raised",
        {"swelling": "1+", "swelling_before": "none"},
    ),
    ({"profile": "post_operative", "case": {"cleared": False}}, "not-cleared", {"cleared": False}),
    ({"days": [0]}, "first-session", {"sessions": 1}),
    ({}, "answered-well", {"calm_sessions": 3}),
    (
        {"profile": "persistent_low_back_pain", "contingency": "time"},
        "answered-well",
        {"done_pct": 100},
    ),
    (
        {
            "profile": "persistent_low_back_pain",
            "contingency": "time",
            "latest": {"done_pct": 60},
            "earlier": {"3": {"done_pct": 50}},
        },
        "quota-too-high",
        {"done_pct": 60, "done_pct_before": 50},
    ),
    ({"days": [21, 18, 15]}, "stale", {"days_since": 15}),
    ({"earlier": {"3": {"quality": "poor"}}}, "after-red", {"date": "2026-11-20"}),
    (
        {"days": [5, 1, 0], "profile": "tendinopathy", "all": {"demand": "medium"}},
        "recovery-days",
        {"demand": "medium", "days_apart": 1, "needed": 2},
    ),
    (
        {
            "profile": "post_operative",
            "case": {"repair": True},
            "days": [9, 2, 0],
            "earlier": {"9": {"repetitions": 9}},
        },
        "recovery-days",
        {"days_since_step": 2, "needed": 3},
    ),
]


@pytest.mark.parametrize(("told", "rule", "inputs"), SAID)
def test_a_finding_names_what_it_compared(told, rule, inputs):
    findings = advice(case_of({"profile": "general"} | told)).findings

    finding = next(each for each in findings if each.rule == rule)
    assert inputs.items() <= finding.inputs.items()


def test_every_input_is_the_answer_that_was_given():
    for case in CASES:
        for finding in advice(case).findings:
            for name, value in given_inputs(finding).items():
                assert value == the_answer(case, finding.scope, name)


def given_inputs(finding):
    """The inputs of a finding that are answers themselves, not made of several."""
    derived = DERIVED.get(finding.rule, set()) | {"red_flags", "criteria"}
    return {name: value for name, value in finding.inputs.items() if name not in derived}


def the_answer(case, scope: str, name: str):
    latest = case.sessions[-1]
    if name in Session.__struct_fields__:
        return getattr(latest, name)
    return getattr(latest.exercise(scope), name)


def test_a_threshold_is_the_number_of_its_rule():
    for case in CASES:
        for each in advice(case).findings:
            limits = rulebook().rules[each.rule].limits
            assert each.threshold == {name: limits[name].value for name in each.threshold}


def test_without_a_session_the_advice_is_whole():
    empty = msgspec.structs.replace(case_of({"profile": "general"}), sessions=())

    told = advice(empty)

    first = told.findings[0]
    assert (first.rule, first.scope, first.inputs) == ("first-session", "session", {"sessions": 0})
    assert (told.missing, told.review, told.exercises) == ((), None, ())


def test_without_a_session_a_latched_stop_is_told_in_full():
    stop = {"latched_stop": {"date": "2026-11-20", "reason": "Calf swollen"}}
    case = case_of({"profile": "general", "case": stop})

    told = advice(msgspec.structs.replace(case, sessions=()))

    assert told.findings[0].scope == "session"
    assert told.findings[0].inputs == {"date": "2026-11-20", "why": "Calf swollen"}
    assert (told.missing, told.review, told.exercises) == ((), None, ())


def test_two_reds_count_for_one_exercise_at_one_level_only():
    bridge = {"id": "bridge", "prescribed": DOSES[0], "quality": "good"}
    case = case_of({"profile": "general", "also": bridge, "latest": {"quality": "poor"}})
    first = case.sessions[0]
    other = msgspec.structs.replace(first.exercises[1], quality=Quality.POOR)
    first = msgspec.structs.replace(first, exercises=(first.exercises[0], other))

    told = advice(msgspec.structs.replace(case, sessions=(first, *case.sessions[1:])))

    assert told.light == "red"
    assert told.review is None


@pytest.mark.parametrize(("quality", "held"), [("poor", True), ("fair", False)])
def test_an_exercise_that_was_red_the_last_time_holds_though_a_session_lies_between(quality, held):
    bridge = {"id": "bridge", "prescribed": DOSES[0], "quality": "good", "pain_during": 0}
    told = {"profile": "general", "days": [9, 6, 3, 0], "also": bridge}
    case = case_of(told | {"earlier": {"6": {"quality": quality}}})
    third = case.sessions[2]
    without = msgspec.structs.replace(third, exercises=third.exercises[1:])
    case = msgspec.structs.replace(case, sessions=(*case.sessions[:2], without, case.sessions[3]))

    findings = [each for each in advice(case).findings if each.rule == "after-red"]

    expected = [("squat", {"date": "2026-11-17"})] if held else []
    assert [(each.scope, each.inputs) for each in findings] == expected


def test_a_step_limit_says_how_many_steps_sessions_and_calm_ones():
    quick = {"earlier": {"7": {"repetitions": 8}, "5": {"repetitions": 9}}, "days": [7, 5, 2, 0]}
    settled = {"earlier": {"3": {"pain_next_morning": 2}}}

    steps = advice(case_of({"profile": "general"} | quick)).deciding
    calm = advice(case_of({"profile": "general"} | settled)).deciding

    assert steps.inputs == {"steps": 2, "sessions_here": 2}
    assert calm.inputs == {"sessions_here": 3, "calm_sessions": 1}


def test_running_says_days_apart_and_days_a_week():
    told = {"profile": "general", "days": [5, 1, 0], "all": {"running": True}}

    assert advice(case_of(told)).deciding.inputs == {"days_apart": 1, "per_week": 3}


def test_an_exercise_that_holds_names_the_one_that_steps_back():
    bridge = {"id": "bridge", "prescribed": DOSES[0], "quality": "good"}
    told = {"profile": "general", "also": bridge, "latest": {"quality": "poor"}}

    findings = advice(case_of(told)).findings

    holding = next(each for each in findings if each.rule == "others-hold")
    assert (holding.scope, holding.inputs) == ("bridge", {"exercise": ["squat"]})
