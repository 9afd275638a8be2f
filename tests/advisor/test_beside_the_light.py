"""What stands beside the light: doses under another light, who to tell, what moves no light."""

from datetime import timedelta

import msgspec
import pytest

from app.advisor.advise import advise, doses_for
from app.domain.advice import When, Who
from app.domain.codes import Language, Light, RedFlag
from tests.advisor.axes import DAY
from tests.advisor.changing import answered
from tests.advisor.comparing import advice, rulebook
from tests.advisor.vignette import case_of

GOOD = {"profile": "general"}
FIRST_QUOTA = {
    "profile": "persistent_low_back_pain",
    "contingency": "time",
    "days": [0],
    "case": {"baseline_repetitions": [20]},
}


def information(**told):
    return {each.key: each.text for each in advice(case_of(GOOD | told)).information}


@pytest.mark.parametrize("light", Light)
def test_doses_can_be_asked_for_under_any_light(light):
    case = case_of(GOOD | {"earlier": {"6": {"repetitions": 9}}})

    chosen = doses_for(case, rulebook(), light)[0]

    assert chosen.light is light
    before = case.sessions[-1].exercises[0].prescribed
    expected = {"green": 12, "amber": 10, "red": 9, "stop": None}[light]
    assert (chosen.dose and chosen.dose.repetitions) == expected
    assert before.repetitions == 10


def test_no_chosen_light_gives_a_dose_while_the_case_is_stopped():
    stopped = answered(case_of(GOOD), red_flags=(RedFlag.OTHER,))

    for light in Light:
        assert all(each.dose is None for each in doses_for(stopped, rulebook(), light))


def test_a_chosen_green_stays_inside_every_restriction():
    limit = {"restrictions": [{"kind": "max_load", "value": 10}], "region": "knee"}
    ready = {"repetitions": 15, "sets": 3, "per_week": 5, "repetitions_over": 2}
    case = case_of(GOOD | {"case": limit, "all": ready})

    assert doses_for(case, rulebook(), Light.GREEN)[0].dose.load_kg == 10


def test_an_advice_says_for_which_day_and_by_which_rules_it_was_made():
    case = case_of(GOOD)

    told = advice(case)

    assert (told.contract, told.as_of, told.rules) == (1, case.as_of, rulebook().rule_set)


@pytest.mark.parametrize("latest", [{"quality": "fair"}, {"quality": "poor"}, {}])
def test_while_something_easier_exists_nobody_is_told_that_nothing_does(latest):
    said = [each.text for each in advice(case_of(GOOD | {"latest": latest})).notify]

    assert not any("no easier dose" in text for text in said)


def test_all_reasons_for_a_review_are_told_as_sentences_one_after_the_other():
    case = case_of(GOOD | {"days": [12, 6, 0], "all": {"quality": "poor"}})

    assert advice(case).review == (
        "Red twice at the same level within 14 days: look over the plan and acknowledge. "
        "Red 3 times within 28 days: look over the plan and acknowledge."
    )


def test_a_case_without_sessions_has_no_doses():
    empty = msgspec.structs.replace(case_of(GOOD), sessions=())

    assert doses_for(empty, rulebook(), Light.GREEN) == ()


def test_session_load_is_effort_times_minutes_or_unknown():
    known = information(latest={"effort": 5, "minutes": 40})["session_load"]
    unknown = information(latest={"effort": 5})["session_load"]

    assert "200" in known
    assert not any(digit in unknown for digit in "0123456789")


def test_a_change_of_two_points_since_the_first_session_is_told():
    assert "pain_change" in information(latest={"pain_usual": 1}, earlier={"6": {"pain_usual": 5}})
    assert "pain_change" in information(days=[3, 0])
    assert "pain_change" not in information(days=[0])
    assert information(latest={"pain_usual": 6}, earlier={"6": {"pain_usual": 3}})["pain_change"]


@pytest.mark.parametrize(("done_pct", "told"), [(79, False), (80, True), (99, True), (100, False)])
def test_80_to_99_percent_done_is_information(done_pct, told):
    assert ("dose_done" in information(latest={"done_pct": done_pct})) is told


@pytest.mark.parametrize(("hours", "told"), [(1, False), (2, True), (24, True)])
def test_settling_over_an_hour_is_information(hours, told):
    assert ("slow_settling" in information(latest={"settled_after_h": hours})) is told


@pytest.mark.parametrize(
    ("region", "contingency", "told"),
    [("knee", "symptom", True), ("shoulder", "symptom", False), ("knee", "time", False)],
)
def test_an_hour_is_a_limit_for_kneecaps_where_symptoms_lead(region, contingency, told):
    text = information(
        latest={"settled_after_h": 12}, contingency=contingency, case={"region": region}
    )["slow_settling"]

    assert "12 hours" in text
    assert ("kneecap" in text) is told


def test_ordinary_muscle_soreness_is_information():
    assert "48" in information(latest={"muscle_soreness_h": 48})["muscle_soreness"]
    assert "muscle_soreness" not in information()


@pytest.mark.parametrize(("count", "told"), [(3, False), (4, True)])
def test_more_than_three_exercises_are_information(count, told):
    case = case_of(GOOD)
    one = case.sessions[-1].exercises[0]
    many = tuple(msgspec.structs.replace(one, id=f"squat-{n}") for n in range(count))

    keys = {each.key for each in advice(answered(case, exercises=many)).information}

    assert ("exercise_count" in keys) is told


def test_a_red_flag_says_who_to_call_and_how_fast():
    back = case_of({"profile": "persistent_low_back_pain"})

    urgent = advice(answered(back, red_flags=(RedFlag.CAUDA_EQUINA,))).notify[0]
    breath = advice(answered(back, red_flags=(RedFlag.CHEST_OR_BREATH,))).notify[0]
    wound = advice(answered(back, red_flags=(RedFlag.WOUND_INFECTION,))).notify[0]

    assert (urgent.who, urgent.when) == ("emergency", "now")
    assert "113" in breath.text
    assert (wound.who, wound.when) == ("surgeon", "today")


def test_the_most_urgent_call_stands_first():
    flags = (RedFlag.CANCER_SIGNS, RedFlag.FEVER_OR_ILL, RedFlag.CAUDA_EQUINA)

    told = advice(answered(case_of(GOOD), red_flags=flags)).notify

    assert [each.when for each in told] == ["now", "today", "soon"]


@pytest.mark.parametrize(
    ("profile", "who"), [("post_operative", "surgeon"), ("general", "doctor")]
)
def test_a_limit_that_was_passed_is_told_to_whoever_set_it(profile, who):
    limit = {"restrictions": [{"kind": "max_load", "value": 5}]}
    case = case_of({"profile": profile, "case": limit, "latest": {"done": {"load_kg": 9}}})

    told = advice(case)

    assert told.light is Light.STOP
    assert [(each.who, each.when) for each in told.notify] == [(who, "today")]


@pytest.mark.parametrize(
    ("profile", "who"), [("post_operative", "surgeon"), ("general", "doctor")]
)
def test_swelling_at_three_visits_is_told_to_whoever_treats_the_joint(profile, who):
    swollen = {"all": {"swelling": "2+"}, "case": {"region": "knee"}}

    told = advice(case_of({"profile": profile} | swollen)).notify

    assert [(each.who, each.when) for each in told] == [(who, "soon")]


@pytest.mark.parametrize(
    ("latest", "rest_days"), [({"soreness": "warm_up_stays"}, 3), ({"quality": "poor"}, 2)]
)
def test_soreness_that_stays_has_rest_days_of_its_own(latest, rest_days):
    longer = rulebook().adjusted({"soreness-stays": {"rest_days": 3}})

    told = advise(case_of(GOOD | {"latest": latest}), longer, Language.EN)

    assert [each.rest_days for each in told.exercises] == [rest_days]


def test_new_numbness_is_for_the_doctor_today():
    told = advice(case_of(GOOD | {"latest": {"new_neurology": True}})).notify[0]

    assert told.when == "today"


def test_nothing_easier_left_is_said_and_handed_to_the_clinician():
    least = {"sets": 1, "repetitions": 1, "per_week": 1, "load_kg": 0}
    told = advice(case_of(GOOD | {"all": least, "latest": {"quality": "poor"}}))

    assert told.exercises[0].change is None
    assert "clinic" in {each.who for each in told.notify}


def test_an_exercise_held_below_by_both_stale_and_quota_takes_the_smaller():
    case = case_of(FIRST_QUOTA)
    later = msgspec.structs.replace(case, as_of=DAY + timedelta(days=15))

    assert advice(case).exercises[0].dose.repetitions == 14
    assert advice(later).exercises[0].dose.repetitions <= 14


def test_a_band_that_was_new_goes_back_with_the_step():
    told = GOOD | {
        "all": {"load_kg": 0},
        "earlier": {"6": {"band": "yellow"}, "3": {"band": "yellow"}},
        "latest": {"band": "red", "quality": "poor"},
    }

    first = advice(case_of(told)).exercises[0]

    assert first.change.variable == "band"
    assert first.dose.band == "yellow"


CALLED = {  # who, how fast → what stands in the call, in both languages
    (Who.EMERGENCY, When.NOW): {Language.NB: "Ring 113 nå", Language.EN: "Call 113 now"},
    (Who.DOCTOR, When.TODAY): {Language.NB: "116117", Language.EN: "116117"},
    (Who.DOCTOR, When.SOON): {Language.NB: "Fastlegen", Language.EN: "Doctor soon"},
    (Who.SURGEON, When.TODAY): {Language.NB: "Kirurgen i dag", Language.EN: "Surgeon today"},
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("flag", RedFlag)
def test_every_red_flag_says_whom_to_call_and_how_fast_in_both_languages(flag, language):
    case = case_of({"profile": "general", "latest": {"red_flags": [flag.value]}})

    call = advice(case, language).notify[0]

    assert CALLED[call.who, call.when][language] in call.text


def test_bolder_than_a_long_pause_is_a_step_up_and_as_careful_a_step_back():
    case = case_of(GOOD | {"days": [21, 18, 15]})

    def repetitions(light):
        return doses_for(case, rulebook(), light)[0].dose.repetitions

    assert (repetitions(Light.GREEN), repetitions(Light.AMBER)) == (12, 8)


@pytest.mark.parametrize(
    ("first", "now", "said"),
    [
        (3, 5, "clearly more"),
        (3, 4, "clearly more"),
        (4, 5, "not a clear"),
        (0, 1, "not a clear"),
        (0, 2, "clearly more"),
        (5, 4, "not a clear"),
        (3, 2, "clear improvement"),
        (5, 3, "clear improvement"),
        (3, 3, "not a clear"),
    ],
)
def test_a_clear_change_is_told_both_ways(first, now, said):
    told = information(latest={"pain_usual": now}, earlier={"6": {"pain_usual": first}})

    assert said in told["pain_change"]
