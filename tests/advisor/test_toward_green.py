"""The way to green is computed: each remedy is the answer nearest to today's, and is judged."""

from itertools import combinations

import msgspec
import pytest

from app.advisor.judgement import judge
from app.advisor.remedies import DERIVED, answers_about_the_case, remedied
from app.advisor.rules.table import RESPONSE_RULES
from app.domain.codes import Language, Light, Quality, QualityTrend
from app.domain.session import SessionExercise
from app.domain.value import encode
from tests.advisor.comparing import advice, rulebook
from tests.advisor.states import random_courses, state
from tests.advisor.vignette import all_vignettes, case_of

USUAL = {"sleep": "usual", "mood": "usual", "performance": "usual"}
WORSE = {"sleep": "worse", "mood": "worse", "performance": "worse"}
GOOD = {"quality": Quality.GOOD, "quality_trend": QualityTrend.SAME}
TENDON, KNEE = {"profile": "tendinopathy"}, {"profile": "post_operative"}
BY_TIME = {"profile": "persistent_low_back_pain", "contingency": "time"}
UNASKED = ("pain_usual", "pain_before", "pain_next_morning", "soreness", "done_pct", "red_flags")
REMEDIES = [
    # whose, today's answers, rule, the answers that would have satisfied it
    ({}, {"pain_during": 6}, "pain-during-high", {"pain_during": 2}),
    ({"days": [3, 0]}, {"pain_during": 4}, "pain-acceptable", {"pain_during": 2}),
    ({}, {"pain_after": 6}, "pain-during-high", {"pain_after": 5}),
    ({}, {"pain_next_morning": 3}, "next-morning-high", {"pain_next_morning": 1}),
    ({}, {"pain_next_morning": 2}, "next-morning-raised", {"pain_next_morning": 1}),
    ({}, {"pain_usual": "not asked", "pain_next_morning": 6}, "next-morning-high-usual",
     {"pain_next_morning": 5}),
    ({}, {"pain_usual": 7, "pain_next_morning": 7}, "next-morning-high-usual",
     {"pain_next_morning": 5}),
    ({}, {"pain_usual": 2, "pain_before": 4}, "pain-before-high", {"pain_before": 2}),
    ({}, {"pain_before": 2}, "pain-before-raised", {"pain_before": 1}),
    ({}, {"soreness": "in_session"}, "soreness-stays", {"soreness": "none"}),
    ({}, {"soreness": "next_day"}, "soreness-settled", {"soreness": "none"}),
    ({}, {"settled_after_h": 80}, "settling-too-long", {"settled_after_h": 24}),
    ({}, {"settled_after_h": 30}, "settling-slow", {"settled_after_h": 24}),
    (KNEE, {"swelling": "2+"}, "swelling-high", {"swelling": "none"}),
    (KNEE, {"swelling": "1+"}, "swelling-raised", {"swelling": "none"}),
    (TENDON, {"morning_stiffness_min": 25}, "stiffness-grown", {"morning_stiffness_min": 10}),
    (TENDON, {"morning_stiffness_min": 16}, "stiffness-raised", {"morning_stiffness_min": 10}),
    (TENDON, {"pain_week": 4.0}, "week-much-worse", {"pain_week": 2.0}),
    (TENDON, {"pain_week": 2.5}, "week-worse", {"pain_week": 2.0}),
    ({}, {"pain_usual": 4}, "crept-up", {"pain_usual": 2}),
    ({}, {"pain_usual": 4, "pain_next_morning": 4, "pain_before": 3}, "crept-up",
     {"pain_usual": 2, "pain_next_morning": 2, "pain_before": 2}),
    ({}, {"pain_usual": "not asked", "pain_next_morning": 2}, "answer-missing",
     {"pain_usual": 2}),
    ({"earlier": {"6": {"pain_week": 2.1}, "3": {"pain_week": 2.3}}}, {"pain_week": 4.5},
     "crept-up", {"pain_week": 3.1}),
    ({}, {"quality": "poor"}, "quality-poor", GOOD),
    ({}, {"quality": "fair", "quality_trend": "worse"}, "quality-fair", GOOD),
    ({}, {"criteria": {"hop": False, "squat": True}}, "criterion-failed",
     {"criteria": {"hop": True, "squat": True}}),
    ({}, {"done_pct": 60}, "dose-not-as-planned", {"done_pct": 100}),
    (BY_TIME | {"earlier": {"3": {"done_pct": 60}}}, {"done_pct": 60}, "quota-too-high",
     {"done_pct": 100}),
    ({}, {"fatigue_days": 5}, "tired", {"fatigue_days": 2, **USUAL}),
    ({}, WORSE, "tired", {"fatigue_days": 0, **USUAL}),
    ({}, WORSE | {"fatigue_days": 1}, "tired", {"fatigue_days": 1, **USUAL}),
    ({}, WORSE | {"fatigue_days": 20}, "tired-for-weeks", {"fatigue_days": 2, **USUAL}),
    ({}, {"stiffness_days": 4}, "stiff-for-days",
     {"stiffness_days": 2}),
    ({}, WORSE | {"stiffness_days": 1, "fatigue_days": 4}, "stiff-for-days",
     {"fatigue_days": 2}),
    ({}, {"confidence": 2}, "confidence-low", {"confidence": 4}),
    ({}, {"confidence": 6, "motivation": "falling"}, "confidence-low", {"motivation": "same"}),
    ({}, {"motivation": "falling"}, "confidence-low", {"motivation": "same"}),
    ({}, {"flare": True}, "flare", {"flare": False}),
    (BY_TIME, {"new_pain": True}, "new-pain", {"new_pain": False}),
    ({}, {"settled_after_h": 30, "pain_next_morning": 0}, "contradiction",
     {"settled_after_h": 24}),
    ({}, dict.fromkeys(UNASKED, "not asked"), "answer-missing",
     {"pain_usual": 0, "pain_before": 0, "pain_next_morning": 0, "soreness": "none",
      "done_pct": 100, "red_flags": ()}),
    ({}, dict.fromkeys(("pain_during", "quality"), "not asked"), "answer-missing",
     {"pain_during": 0, "quality": "good"}),
    (BY_TIME, dict.fromkeys(("flare", "new_pain", "new_neurology"), "not asked"),
     "answer-missing", {"flare": False, "new_pain": False, "new_neurology": False}),
    (KNEE | {"case": {"region": "knee"}}, {"swelling": "not asked"}, "answer-missing",
     {"swelling": "none"}),
    (TENDON, {"pain_week": "not asked", "morning_stiffness_min": "not asked"}, "answer-missing",
     {"pain_week": 0.0, "morning_stiffness_min": 0}),
]  # fmt: skip
INCURABLE = {"red-flag", "new-neurology"}


@pytest.mark.parametrize(("whose", "today", "rule", "answers"), REMEDIES)
def test_a_remedy_changes_the_answers_that_the_rule_heard_and_no_other(
    whose, today, rule, answers
):
    case = case_of({"profile": "general", "latest": today} | whose)
    judgement = judge(case, rulebook())
    raised = next(each for each in judgement.raised if each.rule.id == rule)

    changed = remedied(judgement.history.latest, case.sessions[-1], raised)

    assert encode(changed) == encode(with_answers(case.sessions[-1], answers))


def with_answers(session, answers):
    own = {name: answers[name] for name in answers if name in SessionExercise.__struct_fields__}
    rest = {name: answers[name] for name in answers if name not in own}
    exercises = tuple(msgspec.structs.replace(each, **own) for each in session.exercises)
    return msgspec.structs.replace(session, exercises=exercises, **rest)


def test_a_remedy_concerns_one_exercise_where_its_rule_does():
    bridge = {"id": "bridge", "prescribed": {"sets": 3, "repetitions": 9, "per_week": 3}}
    told = {"profile": "general", "also": bridge | {"quality": "poor", "pain_during": 1}}
    judgement = judge(case_of(told), rulebook())
    raised = next(each for each in judgement.raised if each.rule.id == "quality-poor")

    changed = remedied(judgement.history.latest, judgement.history.latest.session, raised)

    before = judgement.history.latest.session
    assert changed.exercises[0] == before.exercises[0]
    assert changed.exercises[1] == msgspec.structs.replace(before.exercises[1], **GOOD)


def test_every_response_but_a_red_flag_has_a_remedy():
    cured = {rule for _, _, rule, _ in REMEDIES}

    assert {rule.id for rule in RESPONSE_RULES} - cured == INCURABLE


def test_what_no_answer_would_have_changed_has_no_remedy():
    case = case_of({"profile": "general", "days": [0]})
    judgement = judge(case, rulebook())

    assert remedied(judgement.history.latest, case.sessions[-1], judgement.raised[0]) is None


def test_the_way_to_green_leads_to_green_and_no_shorter_one_does():
    courses = random_courses(seed=17)
    cases = [case_of(told) for told in all_vignettes()] + [state(n * 7919) for n in range(300)]
    nothing = rulebook().phrase("toward_nothing", Language.EN)
    ways = 0
    for case in cases + [next(courses) for _ in range(300)]:
        told = advice(case).toward_green
        if told and told[0] != nothing:
            ways += 1
            assert_smallest(case, len(told))

    assert ways > 50


def assert_smallest(case, sentences):
    judgement = judge(case, rulebook())
    blocking = [each for each in judgement.raised if each.rule.id not in DERIVED]
    sizes = [
        size
        for size in range(1, len(blocking) + 1)
        if any(green_without(case, judgement, some) for some in combinations(blocking, size))
    ]
    assert sizes
    assert sentences <= sizes[0]


def green_without(case, judgement, raised):
    session = case.sessions[-1]
    for each in raised:
        session = remedied(judgement.history.latest, session, each)
        if session is None:
            return False
    changed = msgspec.structs.replace(
        case, sessions=(*case.sessions[:-1], session), **answers_about_the_case(raised)
    )
    return judge(changed, rulebook()).light is Light.GREEN


def test_what_is_not_known_of_the_case_is_an_answer_that_gives_green():
    unknown = {"restrictions": "not asked", "cleared": "not asked"}
    case = case_of({"profile": "post_operative", "case": unknown})

    assert advice(case).toward_green == ("Answer: restrictions, clearance.",)


@pytest.mark.parametrize("days", [[], [0], [7, 0]])
def test_by_plan_nobody_is_told_to_wait_for_calm_sessions(days):
    told = BY_TIME | {"days": days or [0], "earlier": {"7": {"quality": "poor"}}}
    case = case_of(told)
    if not days:
        case = msgspec.structs.replace(case, sessions=())

    said = advice(case).toward_green

    assert "quota done as agreed" in said[-1]
    assert not any("calm" in each for each in said)


def test_rest_that_is_not_asked_for_is_not_taken_for_granted():
    told = {"profile": "general", "latest": WORSE | {"stiffness_days": 4, "fatigue_days": 4}}

    assert len(advice(case_of(told)).toward_green) == 2
