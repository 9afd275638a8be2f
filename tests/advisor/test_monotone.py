"""Worse never gives greener, along every symptom axis; a blank never gives green."""

from itertools import pairwise

import pytest

from app.domain.case import Case
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Light,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    RedFlag,
    Region,
    Soreness,
    Swelling,
)
from tests.advisor.changing import answered
from tests.advisor.comparing import advice
from tests.advisor.states import state

BETTER_TO_WORSE = {
    "red_flags": ((), (RedFlag.OTHER,)),
    "pain_before": range(11),
    "pain_after": range(11),
    "pain_next_morning": range(11),
    "settled_after_h": (0, 24, 25, 72, 73, 720),
    "pain_week": (0, 1.9, 2.0, 2.1, 3.9, 4.0, 10),
    "morning_stiffness_min": (0, 10, 14, 15, 19, 20, 300),
    "soreness": (Soreness.NONE, Soreness.WARM_UP_GONE, Soreness.WARM_UP_STAYS),
    "swelling": tuple(Swelling),
    "fatigue_days": (0, 2, 3, 13, 14, 27, 28, 90),
    "stiffness_days": (0, 2, 3, 90),
    "sleep": tuple(AgainstUsual),
    "mood": tuple(AgainstUsual),
    "performance": tuple(AgainstUsual),
    "confidence": range(10, -1, -1),
    "motivation": (Motivation.RISING, Motivation.SAME, Motivation.FALLING),
    "flare": (False, True),
    "new_pain": (False, True),
    "new_neurology": (False, True),
    "criteria": ({}, {"balance": True}, {"balance": False}),
    "pain_during": range(11),
    "quality": tuple(Quality),
    "quality_trend": tuple(QualityTrend),
}
SAMPLE = [state(number * 15_485_863) for number in range(240)]
REQUIRED = {
    "pain_usual": 0,
    "pain_before": 0,
    "pain_next_morning": 0,
    "soreness": Soreness.NONE,
    "pain_during": 0,
}
ALWAYS_REQUIRED = {"red_flags": (), "quality": Quality.GOOD, "done_pct": 100}
BY_TIME = {"new_neurology": False, "flare": False, "new_pain": False}
WEEKLY = {"pain_week": 0, "morning_stiffness_min": 0}


@pytest.mark.parametrize("name", BETTER_TO_WORSE)
def test_a_worse_answer_never_gives_a_greener_light(name):
    for case in SAMPLE:
        told = [advice(answered(case, **{name: value})) for value in BETTER_TO_WORSE[name]]

        assert all(one.light.severity <= two.light.severity for one, two in pairwise(told))
        for one, two in pairwise(told):
            lights = zip(one.exercises, two.exercises, strict=True)
            assert all(a.light.severity <= b.light.severity for a, b in lights)


@pytest.mark.parametrize("middle", [Soreness.AFTER_1H, Soreness.NEXT_DAY])
@pytest.mark.parametrize("worst", [Soreness.WARM_UP_STAYS, Soreness.IN_SESSION])
def test_soreness_that_settled_lies_between_none_and_soreness_that_stayed(middle, worst):
    for case in SAMPLE[:60]:
        values = (Soreness.NONE, middle, worst)
        told = [advice(answered(case, soreness=value)).light.severity for value in values]

        assert told == sorted(told)


def required(case: Case) -> dict[str, object]:
    """What the clinical text requires of a session that is not the first, with its best value."""
    names = dict(ALWAYS_REQUIRED)
    names |= BY_TIME if case.contingency is Contingency.TIME else REQUIRED
    if case.profile is Profile.LOW_BACK:
        names["new_neurology"] = False
    if case.profile is Profile.POST_OPERATIVE and case.region is Region.KNEE:
        names["swelling"] = Swelling.NONE
    second_week = (case.sessions[-1].date - case.sessions[0].date).days >= 5
    if case.profile is Profile.TENDINOPATHY and second_week:
        names |= WEEKLY
    return names


def test_without_a_required_answer_it_is_never_green():
    for case in (each for each in SAMPLE if len(each.sessions) > 1):
        for name in required(case):
            told = advice(answered(case, **{name: None}))

            assert told.light is not Light.GREEN
            assert any(path.endswith(name) for path in told.missing)
            assert all(each.light is not Light.GREEN for each in told.exercises)


def test_a_blank_is_never_greener_than_the_best_answer():
    for case in (each for each in SAMPLE if len(each.sessions) > 1):
        for name, best in required(case).items():
            if name == "pain_usual":
                continue  # a baseline has no best value (decision 13)
            blank = advice(answered(case, **{name: None}))
            given = advice(answered(case, **{name: best}))

            assert blank.light.severity >= given.light.severity


def test_all_blank_is_amber_with_every_required_answer_named():
    case = next(each for each in SAMPLE if len(each.sessions) > 1)
    silent = dict.fromkeys([*REQUIRED, *ALWAYS_REQUIRED, *BY_TIME, *WEEKLY])

    told = advice(answered(case, **silent))

    assert told.light.severity >= Light.AMBER.severity
    assert len(told.missing) >= len(ALWAYS_REQUIRED) + 1


def test_zero_is_an_answer_and_a_blank_is_not():
    for case in (each for each in SAMPLE if each.contingency is Contingency.SYMPTOM):
        zero = advice(answered(case, pain_during=0))
        blank = advice(answered(case, pain_during=None))

        assert not any(path.endswith("pain_during") for path in zero.missing)
        assert any(path.endswith("pain_during") for path in blank.missing)


@pytest.mark.parametrize(
    "answers",
    [
        {"pain_during": 10},
        {"pain_usual": 0, "pain_before": 10},
        {"pain_after": 10},
        {"pain_usual": 0, "pain_next_morning": 10},
        {"settled_after_h": 720},
        {"pain_week": 10},
        {"morning_stiffness_min": 300},
        {"soreness": Soreness.IN_SESSION},
        {"stiffness_days": 90},
        {"pain_usual": None, "pain_before": None, "pain_next_morning": None, "soreness": None},
    ],
)
def test_time_contingent_training_ignores_pain(answers):
    for case in (each for each in SAMPLE if each.contingency is Contingency.TIME):
        calm, sore = advice(case), advice(answered(case, **answers))

        assert sore.light is calm.light
        assert sore.exercises == calm.exercises
        assert [each.rule for each in sore.findings] == [each.rule for each in calm.findings]


def test_stop_dominates_everything():
    for case in SAMPLE:
        told = advice(answered(case, red_flags=(RedFlag.CHEST_OR_BREATH,)))

        assert told.light is Light.STOP
        assert told.findings[0].light is Light.STOP
        assert told.notify
        assert told.earliest_next_loading is None
        assert all(each.dose is None and each.light is Light.STOP for each in told.exercises)


@pytest.mark.parametrize("flag", RedFlag)
def test_every_red_flag_stops_and_names_who_to_tell(flag):
    told = advice(answered(SAMPLE[0], red_flags=(flag,)))

    assert told.light is Light.STOP
    assert told.notify[0].text
