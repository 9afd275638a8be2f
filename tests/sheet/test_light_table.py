"""My traffic light: the patient's answers and the advisor's never disagree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.domain.codes import Light, Profile, Quality, Region, Soreness
from app.sheet.light_table import ranges
from tests.builders import a_case
from tests.sheet.home_courses import disagreements, patient, patient_with_a_plan
from tests.sheet.self_check import HEARD, QUALITIES, at_home, heard, light_of, row
from tests.sheets import (
    a_back_case,
    a_knee_case,
    a_sheet,
    advice_on,
    an_achilles_case,
    calm_sessions,
    the_rulebook,
)

CALM = {"during": 1, "evening": 1, "morning": 2, "settled": 0, "stiffness": 10,
        "quality": Quality.GOOD, "soreness": Soreness.NONE, "week": 2.0}  # fmt: skip


@pytest.mark.parametrize("profile", Profile)
def test_the_sheet_and_the_advisor_give_every_home_answer_the_same_light(profile):
    patients = (patient(seed, profile) for seed in range(22))

    found = [line for case, rules in patients for line in disagreements(case, rules)]

    assert found == []


def test_the_sheet_and_the_advisor_agree_where_the_plan_leads():
    patients = map(patient_with_a_plan, range(40))

    found = [line for case, rules in patients for line in disagreements(case, rules)]

    assert found == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(CALM)), st.integers(0, 10), st.sampled_from(QUALITIES),
       st.sampled_from(Soreness))  # fmt: skip
def test_each_answer_stands_for_its_own_rules(asked, number, quality, soreness):
    case = advice_on(an_achilles_case())[0]
    answer = {"quality": quality, "soreness": soreness, "settled": number * 12,
              "stiffness": number * 3}.get(asked, number)  # fmt: skip
    home = CALM | {asked: answer, "stiffness_now": 10, "week_now": 2.0}

    found = light_of(a_sheet(case), home)

    assert found is heard(at_home(case, the_rulebook(), home), HEARD[asked] | HEARD["during"])


def calm_but(**answers):
    return CALM | {"stiffness_now": 10, "week_now": 2.0} | answers


def test_stable_pain_is_green_on_the_sheet_where_it_is_green_for_the_advisor():
    case, _ = advice_on(an_achilles_case())

    sheet = a_sheet(case)

    assert row(sheet, "Mens jeg trener").answers == ("0–5", "3–5 og stivere enn nå", "6–10")
    for home in (calm_but(during=4), calm_but(during=4, stiffness=12)):
        assert light_of(sheet, home) is heard(at_home(case, the_rulebook(), home))


def test_stable_pain_holds_again_after_a_worse_week_where_stiffness_is_not_asked():
    case, _ = advice_on(a_knee_case())
    worse = calm_but(during=4, week=2.5)

    sheet = a_sheet(case)

    assert row(sheet, "Mens jeg trener").answers == ("0–5", "3–5 og verre uke", "6–10")
    assert light_of(sheet, worse) is Light.AMBER


@pytest.mark.parametrize(
    ("green", "amber", "expected"),
    [
        (2, 5, ("0–2", "3–5", "6–10")),
        (2, 3, ("0–2", "3", "4–10")),
        (0, 1, ("0", "1", "2–10")),
        (5, 10, ("0–5", "6–10", "")),
        (5, 11, ("0–5", "6–10", "")),
        (5, 5, ("0–5", "", "6–10")),
    ],
)
def test_ranges_are_cut_at_ten_and_an_empty_one_is_left_out(green, amber, expected):
    assert ranges(green, amber) == expected


@pytest.mark.parametrize("usual", [9, 10])
def test_high_usual_pain_leaves_no_red_morning(usual):
    sheet = a_sheet(a_knee_case(pain_usual=usual, pain_next_morning=usual))

    assert row(sheet, "Neste morgen").answers == ("0–5", "6–10", "")


def test_an_unknown_usual_pain_is_compared_in_words():
    sheet = a_sheet(a_knee_case(pain_usual=None))

    assert row(sheet, "Neste morgen").answers == (
        "som vanlig", "1 over det vanlige", "2 eller mer over",
    )  # fmt: skip


def test_a_second_rise_of_stiffness_is_red_already_at_five_minutes():
    sheet = a_sheet(an_achilles_case(morning_stiffness_min=15))

    assert row(sheet, "Stiv om morgenen").answers == ("under 20 min", "", "20 min eller mer")


def test_where_the_plan_leads_the_table_asks_for_the_amount_and_not_for_pain():
    sheet = a_sheet(a_back_case())

    assert [each.label for each in sheet.check.rows] == ["Gjort", "Bevegelsen", "Oppblussing"]
    assert row(sheet, "Gjort").answers[0] == "8–11"
    assert not any("vondt" in f"{each.label} {each.note}" for each in sheet.check.rows)


def test_one_step_down_names_the_exact_dose_of_each_exercise():
    sheet = a_sheet(a_knee_case("heel-raise", "squat"))

    assert "i øvelse 1" in sheet.check.foot[0]
    assert "i øvelse 2" in sheet.check.foot[0]


def test_a_week_that_crept_up_from_the_best_of_four_is_amber_already():
    *earlier, last = calm_sessions(count=3)
    first = structs.replace(earlier[0], pain_week=1.0)
    case = a_case(first, *earlier[1:], last, profile=Profile.GENERAL, region=Region.KNEE)

    sheet = a_sheet(case)

    assert row(sheet, "Uka i snitt").answers == ("under 3", "3 til under 4", "4 eller mer")


def test_a_back_is_asked_for_creep_alone():
    case = a_case(*calm_sessions(), profile=Profile.LOW_BACK, region=Region.LOW_BACK)

    assert row(a_sheet(case), "Uka i snitt").answers == ("under 4", "4 eller mer", "")
