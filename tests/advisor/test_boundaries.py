"""Both sides of every threshold: the rule speaks on one side and is silent on the other."""

from datetime import timedelta

import msgspec
import pytest

from app.domain.codes import AgainstUsual, Contingency, Demand, Profile, Quality, Region, Swelling
from tests.advisor.axes import DAY, DOSES
from tests.advisor.changing import answered, with_first_exercise
from tests.advisor.comparing import advice
from tests.advisor.vignette import case_of

T, L, P, M = (
    Profile.TENDINOPATHY,
    Profile.LOW_BACK,
    Profile.POST_OPERATIVE,
    Profile.GENERAL,
)
SYMPTOM, TIME = Contingency.SYMPTOM, Contingency.TIME
EVERY = ((T, SYMPTOM), (L, SYMPTOM), (P, SYMPTOM), (M, SYMPTOM), (L, TIME), (M, TIME))
BY_SYMPTOM, BY_TIME = EVERY[:4], EVERY[4:]
TENDON = EVERY[:1]
SURGERY = ((P, SYMPTOM),)
NOT_BACK = ((T, SYMPTOM), (P, SYMPTOM), (M, SYMPTOM))

TIRED = {"performance": AgainstUsual.WORSE, "sleep": AgainstUsual.WORSE}
CALM_MORNING = {"pain_usual": 0, "pain_next_morning": 1}

BOUNDARIES = [
    # rule, field, silent, raised, other answers, where it is active
    ("pain-during-high", "pain_during", 5, 6, {}, BY_SYMPTOM),
    ("pain-during-high", "pain_after", 5, 6, {}, BY_SYMPTOM),
    (
        "pain-acceptable",
        "pain_during",
        2,
        3,
        {"pain_usual": 0, "pain_next_morning": 1},
        BY_SYMPTOM,
    ),
    ("next-morning-high", "pain_next_morning", 2, 3, {}, BY_SYMPTOM),
    ("next-morning-raised", "pain_next_morning", 1, 2, {}, BY_SYMPTOM),
    ("next-morning-high-usual", "pain_next_morning", 5, 6, {"pain_usual": 6}, BY_SYMPTOM),
    ("pain-before-high", "pain_before", 2, 3, {}, BY_SYMPTOM),
    ("pain-before-raised", "pain_before", 1, 2, {}, BY_SYMPTOM),
    ("settling-too-long", "settled_after_h", 72, 73, {}, BY_SYMPTOM),
    ("settling-slow", "settled_after_h", 24, 25, {}, BY_SYMPTOM),
    ("swelling-high", "swelling", Swelling.ONE, Swelling.TWO, {}, SURGERY),
    ("swelling-raised", "swelling", Swelling.NONE, Swelling.TRACE, {}, SURGERY),
    ("quality-poor", "quality", Quality.FAIR, Quality.POOR, {}, EVERY),
    ("quality-fair", "quality", Quality.GOOD, Quality.FAIR, {}, EVERY),
    ("stiffness-grown", "morning_stiffness_min", 19, 20, {}, TENDON),
    ("stiffness-raised", "morning_stiffness_min", 14, 15, {}, TENDON),
    ("week-much-worse", "pain_week", 3.9, 4.0, {}, NOT_BACK),
    ("week-worse", "pain_week", 2.0, 2.1, {}, TENDON),
    ("tired-for-weeks", "fatigue_days", 13, 14, TIRED, EVERY),
    ("tired", "fatigue_days", 2, 3, {}, EVERY),
    ("stiff-for-days", "fatigue_days", 2, 3, {}, EVERY),
    ("stiff-for-days", "stiffness_days", 2, 3, {}, BY_SYMPTOM),
    ("dose-not-as-planned", "done_pct", 80, 79, {}, EVERY),
    ("dose-not-as-planned", "done_pct", 110, 111, {}, EVERY),
    ("confidence-low", "confidence", 4, 3, {}, EVERY),
    ("flare", "flare", False, True, {}, EVERY),
    ("new-pain", "new_pain", False, True, {}, BY_TIME),
    ("new-neurology", "new_neurology", False, True, {}, EVERY),
    ("criterion-failed", "criteria", {"balance": True}, {"balance": False}, {}, EVERY),
    ("crept-up", "pain_usual", 2, 3, {"pain_before": 2, "pain_next_morning": 2}, BY_SYMPTOM),
    ("crept-up", "pain_week", 3.9, 4.0, {}, BY_SYMPTOM),
]


def rules(case):
    return {each.rule for each in advice(case).findings}


def good(profile, contingency, **told):
    return case_of({"profile": profile, "contingency": contingency} | told)


@pytest.mark.parametrize(("rule", "field", "silent", "raised", "others", "active"), BOUNDARIES)
def test_a_threshold_speaks_on_its_side_only(rule, field, silent, raised, others, active):
    for kind in active:
        case = answered(good(*kind), **others)

        assert rule not in rules(answered(case, **{field: silent}))
        assert rule in rules(answered(case, **{field: raised}))


@pytest.mark.parametrize(("rule", "field", "silent", "raised", "others", "active"), BOUNDARIES)
def test_a_rule_is_silent_where_it_is_not_active(rule, field, silent, raised, others, active):
    for kind in set(EVERY) - set(active):
        case = answered(good(*kind), **others)

        assert rule not in rules(answered(case, **{field: raised}))


@pytest.mark.parametrize(("region", "active"), [(Region.KNEE, True), (Region.SHOULDER, False)])
def test_in_the_general_profile_only_a_knee_is_judged_by_its_swelling(region, active):
    case = good(M, SYMPTOM, case={"region": region}, latest={"swelling": "2+"})

    assert ("swelling-high" in rules(case)) is active


@pytest.mark.parametrize(("done", "raised"), [(69, True), (70, False)])
def test_the_quota_is_too_high_below_70_percent_twice(done, raised):
    case = good(L, TIME, all={"done_pct": done})

    assert ("quota-too-high" in rules(case)) is raised


@pytest.mark.parametrize(
    ("demand", "days", "raised"),
    [
        (Demand.HIGH, 2, True),
        (Demand.HIGH, 3, False),
        (Demand.MEDIUM, 1, True),
        (Demand.MEDIUM, 2, False),
        (Demand.LIGHT, 1, False),
    ],
)
def test_recovery_days_are_counted_between_dates(demand, days, raised):
    case = good(T, SYMPTOM, days=[days + 4, days, 0], all={"demand": demand})

    assert ("recovery-days" in rules(case)) is raised


@pytest.mark.parametrize(
    ("demand", "per_week", "raised"),
    [
        (Demand.HIGH, 3, False),
        (Demand.HIGH, 4, True),
        (Demand.MEDIUM, 4, False),
        (Demand.MEDIUM, 5, True),
    ],
)
def test_recovery_days_limit_the_days_a_week(demand, per_week, raised):
    case = good(T, SYMPTOM, all={"demand": demand, "per_week": per_week})

    assert ("recovery-days" in rules(case)) is raised
    assert all(each.dose.per_week <= 4 for each in advice(case).exercises)


@pytest.mark.parametrize(("days", "raised"), [(2, True), (3, False)])
def test_a_repaired_tendon_waits_three_days_after_a_step(days, raised):
    case = good(
        P,
        SYMPTOM,
        days=[9, days, 0],
        case={"repair": True},
        earlier={"9": {"repetitions": 9}},
    )

    assert ("recovery-days" in rules(case)) is raised


@pytest.mark.parametrize(("days", "raised"), [(1, True), (2, False)])
def test_running_is_never_on_consecutive_days(days, raised):
    case = good(M, SYMPTOM, days=[days + 3, days, 0], all={"running": True})

    assert ("running-days" in rules(case)) is raised


@pytest.mark.parametrize(("per_week", "raised"), [(4, False), (5, True)])
def test_running_is_planned_on_four_days_a_week_at_most(per_week, raised):
    for kind in ((M, SYMPTOM), (M, TIME)):
        case = good(*kind, all={"running": True, "per_week": per_week})

        assert ("running-days" in rules(case)) is raised


@pytest.mark.parametrize(("days", "raised"), [(6, True), (7, False)])
def test_two_steps_in_seven_days_are_enough(days, raised):
    case = good(
        M,
        SYMPTOM,
        days=[20, days, 3, 2, 0],
        earlier={"20": {"repetitions": 8}, str(days): {"repetitions": 9}},
    )

    assert ("step-limit" in rules(case)) is raised


@pytest.mark.parametrize(("days", "raised"), [(14, False), (15, True)])
def test_a_pause_of_more_than_14_days_is_a_new_baseline(days, raised):
    for kind in EVERY:
        case = good(*kind)
        later = msgspec.structs.replace(case, as_of=DAY + timedelta(days=days))

        assert ("stale" in rules(later)) is raised


@pytest.mark.parametrize(("days", "compared"), [(4, False), (5, True), (28, True), (29, False)])
def test_the_week_before_lies_5_to_28_days_back(days, compared):
    case = good(T, SYMPTOM, days=[days, 0], latest={"pain_week": 2.5})

    assert ("week-worse" in rules(case)) is compared


@pytest.mark.parametrize(("days", "raised"), [(28, True), (29, False)])
def test_creep_is_measured_over_28_days(days, raised):
    case = good(M, SYMPTOM, days=[days, 0], latest={"pain_week": 4.0})

    assert ("crept-up" in rules(case)) is raised


def test_the_first_session_has_its_own_rule_and_no_missing_response():
    for kind in EVERY:
        told = advice(good(*kind, days=[0]))

        assert "first-session" in {each.rule for each in told.findings}
        assert told.missing == ()


def test_a_case_without_sessions_holds():
    for kind in EVERY:
        case = msgspec.structs.replace(good(*kind), sessions=())
        told = advice(case)

        assert (told.light, told.action, told.exercises) == ("amber", "hold", ())
        assert [each.rule for each in told.findings] == ["first-session"]


def test_a_stop_not_cleared_holds_even_without_sessions():
    case = good(M, SYMPTOM, case={"latched_stop": {"date": DAY, "reason": "calf"}})
    told = advice(msgspec.structs.replace(case, sessions=()))

    assert told.light == "stop"


def test_an_exercise_beside_a_red_one_holds():
    case = good(M, SYMPTOM, also={"id": "bridge", "prescribed": DOSES[0], "quality": "good"})
    told = advice(with_first_exercise(case, quality=Quality.POOR))

    assert [each.light for each in told.exercises] == ["red", "amber"]
    assert told.exercises[1].dose == DOSES[0]


def test_a_step_back_asks_only_how_this_exercise_was_answered_then():
    told = {"quality": "good", "id": "bridge", "prescribed": DOSES[0]}
    case = good(M, SYMPTOM, earlier={"6": {"repetitions": 9}}, also=told)
    first = case.sessions[0]
    bad = msgspec.structs.replace(first.exercises[1], quality=Quality.POOR)
    first = msgspec.structs.replace(first, exercises=(first.exercises[0], bad))
    case = msgspec.structs.replace(case, sessions=(first, *case.sessions[1:]))

    squat = advice(with_first_exercise(case, quality=Quality.POOR)).exercises[0]

    assert squat.dose.repetitions == 9
