"""What is easily lost: the second exercise, the first session, the step from nothing."""

import msgspec
import pytest

from app.advisor.advise import doses_for
from app.advisor.history import stepped_up
from app.advisor.progression import tenths
from app.advisor.rulebook import Source
from app.domain.case import LatchedStop, Restriction
from app.domain.codes import Language, Light, Quality, RestrictionKind
from app.domain.dose import Dose
from tests.advisor.axes import DAY, DOSES
from tests.advisor.comparing import advice, rulebook
from tests.advisor.vignette import case_of
from tests.builders import a_dose

BRIDGE = {"id": "bridge", "prescribed": DOSES[0], "quality": "good", "pain_during": 0}
PLANK = {"id": "plank", "prescribed": {"sets": 2, "hold_s": 20, "per_week": 3}}
FIVE_KG = Restriction(kind=RestrictionKind.MAX_LOAD, value=5)


def told(rule, **case):
    """The findings of one rule: scope and inputs."""
    findings = advice(case_of({"profile": "general"} | case)).findings
    return [(each.scope, each.inputs) for each in findings if each.rule == rule]


@pytest.mark.parametrize("done", [None, {"load_kg": 4.0}])
def test_every_exercise_beyond_a_limit_is_named(done):
    rule = "restriction-planned" if done else "restriction-exceeded"
    latest = {"done": done} if done else {}
    case = case_of({"profile": "post_operative", "also": BRIDGE, "latest": latest})
    if done:
        light = msgspec.structs.replace(DOSES[0], load_kg=4)
        first, second = case.sessions[-1].exercises
        second = msgspec.structs.replace(second, done=light)
        last = msgspec.structs.replace(case.sessions[-1], exercises=(first, second))
        case = msgspec.structs.replace(case, sessions=(*case.sessions[:-1], last))

    findings = advice(msgspec.structs.replace(case, restrictions=(FIVE_KG,))).findings

    named = [each.scope for each in findings if each.rule == rule]
    assert named == ["bridge", "squat"]


def test_a_runner_is_found_behind_an_exercise_that_is_no_running():
    run = BRIDGE | {"id": "jog", "running": True}

    assert told("running-days", days=[6, 1, 0], also=run) == [
        ("jog", {"days_apart": 1, "per_week": DOSES[0].per_week})
    ]


@pytest.mark.parametrize(
    ("language", "three", "four"),
    [
        (
            Language.NB,
            "Mangler svar: ømhet, vanlig smerte, bevegelseskvalitet.",
            "Mangler svar: ømhet, vanlig smerte, og 2 til.",
        ),
        (
            Language.EN,
            "Answer missing: soreness, usual pain, quality of movement.",
            "Answer missing: soreness, usual pain, and 2 more.",
        ),
    ],
)
def test_of_many_missing_answers_two_are_named_and_the_rest_counted(language, three, four):
    left_out = {"soreness": "not asked", "pain_usual": "not asked", "quality": "not asked"}

    def reason(**latest):
        findings = advice(case_of({"profile": "general", "latest": latest}), language).findings
        return next(each.reason for each in findings if each.rule == "answer-missing")

    assert reason(**left_out) == three
    assert reason(**left_out, pain_during="not asked") == four


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        (Language.NB, "Snittsmerte 4,5 denne uka mot 2 den 17. november. Grensen er 2 mer."),
        (Language.EN, "Mean pain 4.5 this week against 2 on 17 November. The limit is 2 more."),
    ],
)
def test_days_and_decimals_are_written_as_each_language_writes_them(language, reason):
    case = case_of({"profile": "general", "latest": {"pain_week": 4.5}})

    findings = advice(case, language).findings

    assert [each.reason for each in findings if each.rule == "week-much-worse"] == [reason]


def test_a_criterion_of_the_clinics_own_is_written_with_spaces():
    findings = advice(
        case_of({"profile": "general", "latest": {"criteria": {"own_hop_test": False}}})
    ).findings

    reasons = [each.reason for each in findings if each.rule == "criterion-failed"]
    assert reasons == ["Phase criterion tested today and not met: own hop test."]


@pytest.mark.parametrize(
    ("language", "toward"),
    [
        (Language.NB, "Smerte under øvelsen høyst 2."),
        (Language.EN, "Pain during the exercise at most 2."),
    ],
)
def test_the_way_to_green_is_told_in_the_language_of_the_advice(language, toward):
    case = case_of({"profile": "general", "latest": {"pain_during": 6}})

    assert advice(case, language).toward_green == (toward,)


def test_an_exercise_that_returns_after_a_stop_is_told_as_after_a_stop():
    case = case_of({"profile": "general", "earlier": {"6": {"red_flags": ["other"]}}})
    first, second, third = case.sessions
    away = msgspec.structs.replace(second.exercises[0], id="bridge")
    second = msgspec.structs.replace(second, exercises=(away,))

    findings = advice(msgspec.structs.replace(case, sessions=(first, second, third))).findings

    assert [(each.scope, each.inputs) for each in findings if each.rule == "after-red"] == [
        ("squat", {"date": "2026-11-17", "stopped": True})
    ]


def test_an_exercise_new_to_a_plan_led_by_time_is_at_its_first_session():
    by_time = {"profile": "persistent_low_back_pain", "contingency": "time"}
    case = case_of(by_time)
    *before, latest = case.sessions
    new = msgspec.structs.replace(latest.exercises[0], id="bridge")
    latest = msgspec.structs.replace(latest, exercises=(*latest.exercises, new))

    findings = advice(msgspec.structs.replace(case, sessions=(*before, latest))).findings

    assert [(each.scope, each.inputs) for each in findings if each.rule == "first-session"] == [
        ("bridge", {"sessions": 1, "by_plan": True})
    ]


def test_every_calm_session_in_a_row_is_counted():
    days = list(range(33, -1, -3))

    assert told("answered-well", days=days, all={"repetitions": 12}) == [
        ("squat", {"calm_sessions": 12})
    ]


def test_what_a_rule_saw_is_a_list_with_commas():
    worse = {"sleep": "worse", "mood": "worse", "performance": "worse"}
    findings = advice(case_of({"profile": "general", "latest": worse})).findings

    assert "Signs of too little rest: sleep worse, mood worse, performance worse." in [
        each.reason for each in findings
    ]


def test_a_missing_answer_is_named_as_it_is_asked():
    assert told("answer-missing", latest={"pain_usual": "not asked", "quality": "not asked"}) == [
        ("session", {"missing": ["pain_usual", "quality"]})
    ]


def test_tiredness_is_told_in_days_only_when_the_days_are_many():
    poor = {"sleep": "worse", "mood": "worse"}

    assert told("tired", latest={"fatigue_days": 3}) == [("session", {"fatigue_days": 3})]
    assert told("tired", latest=poor | {"fatigue_days": 2}) == [("session", poor)]


@pytest.mark.parametrize(("trend", "said"), [("worse", "worse"), ("same", None)])
def test_fair_quality_says_whether_it_was_better_last_time(trend, said):
    latest = {"quality": "fair", "quality_trend": trend}

    assert told("quality-fair", latest=latest) == [
        ("squat", {"quality": "fair", "quality_trend": said})
    ]


def test_high_pain_next_morning_is_told_once():
    latest = {"pain_usual": 5, "pain_before": 5, "pain_next_morning": 7}

    assert told("next-morning-high", latest=latest)
    assert told("next-morning-high-usual", latest=latest) == []


def test_two_reds_after_the_acknowledged_ones_are_due_again():
    poor = {"quality": "poor"}
    days = [20, 17, 9, 6, 3, 0]
    earlier = {str(back): poor for back in (20, 17, 9, 6)}

    after_two = {"case": {"acknowledged_review": DAY - (DAY - DAY.replace(day=7))}}

    assert told("review-due", days=days, earlier=earlier, **after_two) == [
        ("session", {"review": ["review_two_reds"]})
    ]


def test_every_reason_for_a_review_is_told():
    swollen = {"swelling": "2+"}
    earlier = {str(back): swollen for back in (9, 6, 3)}

    [(_, inputs)] = told(
        "review-due",
        profile="post_operative",
        case={"region": "knee"},
        days=[9, 6, 3, 0],
        earlier=earlier,
    )

    assert inputs["review"] == ["review_two_reds", "review_three_reds", "review_swelling"]


def test_the_red_of_another_exercise_is_not_held_against_one_that_was_well():
    case = case_of({"profile": "general", "also": BRIDGE, "earlier": {"6": {"quality": "poor"}}})
    middle = msgspec.structs.replace(
        case.sessions[1].exercises[1], id="plank", prescribed=Dose(sets=2, hold_s=20, per_week=3)
    )
    only_plank = msgspec.structs.replace(case.sessions[1], exercises=(middle,))
    sessions = (case.sessions[0], only_plank, case.sessions[2])

    findings = advice(msgspec.structs.replace(case, sessions=sessions)).findings

    assert [each.scope for each in findings if each.rule == "after-red"] == ["squat"]


@pytest.mark.parametrize(
    ("older", "newer", "up"),
    [
        ({"load_kg": 0}, {"load_kg": 0.5}, True),
        ({"load_kg": 0.5}, {"load_kg": 0}, False),
        ({"repetitions": None, "hold_s": 5}, {"repetitions": 1, "hold_s": 5}, True),
        ({"band": None}, {"band": "red"}, True),
        ({"band": "red"}, {"band": None}, False),
        ({"sets": 2}, {"sets": 2}, False),
    ],
)
def test_a_step_up_from_nothing_is_a_step(older, newer, up):
    assert stepped_up(a_dose(**older), a_dose(**newer)) is up


def test_an_exercise_that_was_held_before_it_was_counted_steps_back_in_repetitions():
    held = {"repetitions": "not asked", "hold_s": 30}
    told = {"profile": "general", "earlier": {"6": held, "3": held}, "latest": {"quality": "poor"}}

    (given,) = advice(case_of(told)).exercises

    assert given.light is Light.RED
    assert given.change
    assert (given.change.variable, given.change.next) == ("repetitions", 8)


def test_without_a_session_no_light_gives_a_dose():
    stopped = case_of({"profile": "general", "case": {"latched_stop": LatchedStop(
        date=DAY, reason="calf")}})  # fmt: skip
    empty = msgspec.structs.replace(stopped, sessions=())

    assert doses_for(empty, rulebook(), Light.GREEN) == ()


def test_days_a_week_come_down_to_what_recovery_allows_and_no_further():
    often = {"profile": "tendinopathy", "all": {"demand": "high", "per_week": 5}}
    enough = {"profile": "tendinopathy", "all": {"demand": "high", "per_week": 3}}

    (fewer,), (same,) = (advice(case_of(each)).exercises for each in (often, enough))

    assert fewer.dose
    assert same.dose
    assert fewer.change
    assert (fewer.dose.per_week, fewer.change.variable, fewer.change.previous) == (
        3,
        "per_week",
        5,
    )
    assert same.dose.per_week == 3
    assert same.change is None or same.change.variable != "per_week"


def test_a_description_of_a_source_is_told_in_norwegian_and_a_title_as_it_is():
    title = Source(short="Nijs 2017", full="Low back pain guidelines", mark="V")
    own = Source(short="Takt", full="A choice of this program", mark="E", nb="Vårt valg")

    assert [title.told(language) for language in Language] == [title.full] * 2
    assert [own.told(language) for language in Language] == [own.nb, own.full]


def test_quality_is_compared_with_the_last_time_that_exercise_was_done():
    assert told("quality-fair", earlier={"3": {"quality": Quality.POOR}}) == []


@pytest.mark.parametrize(("load_kg", "counted"), [(0, 0), (0.3, 3), (9.9, 99), (500, 5000)])
def test_a_load_is_counted_in_whole_tenths(load_kg, counted):
    assert tenths(load_kg) == counted


def test_by_plan_an_exercise_done_for_the_first_time_holds():
    case = case_of({"profile": "general", "contingency": "time", "days": [14, 7, 0]})
    latest = case.sessions[-1]
    plank = msgspec.structs.replace(latest.exercises[0], id="plank")
    latest = msgspec.structs.replace(latest, exercises=(*latest.exercises, plank))

    squat, plank = advice(
        msgspec.structs.replace(case, sessions=(*case.sessions[:-1], latest))
    ).exercises

    assert (squat.light, plank.light) == (Light.GREEN, Light.AMBER)
    assert plank.change is None


@pytest.mark.parametrize(
    ("before", "said"),
    [({"quality": "poor"}, "Step back on"), ({"red_flags": ["other"]}, "Stop on")],
)
def test_the_session_after_a_stop_is_not_told_of_a_step_back(before, said):
    findings = advice(case_of({"profile": "general", "earlier": {"3": before}})).findings

    (told,) = (each.reason for each in findings if each.rule == "after-red")
    assert told.startswith(f"{said} 20 November")


def test_the_plan_and_a_stop_are_said_to_be_so():
    by_plan = {"contingency": "time", "days": [0]}
    stopped = {"earlier": {"3": {"red_flags": ["other"]}}}

    assert told("first-session", **by_plan) == [("session", {"sessions": 1, "by_plan": True})]
    assert told("after-red", **stopped) == [("session", {"date": "2026-11-20", "stopped": True})]
