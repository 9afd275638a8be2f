"""My traffic light: the patient's answers and the advisor's never disagree."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.advisor.advise import advise
from app.domain.codes import Language, Light, Quality, Setting
from app.exercises.bank import bank
from app.exercises.complete import complete
from app.sheet.light_table import ranges
from tests.builders import TODAY, a_case
from tests.sheets import (
    a_back_case,
    a_knee_case,
    a_sheet,
    advice_on,
    an_achilles_case,
    calm_sessions,
    the_rulebook,
)

LIGHTS = (Light.GREEN, Light.AMBER, Light.RED)
QUALITIES = (Quality.GOOD, Quality.FAIR, Quality.POOR)
ASKED = {  # the row of the table → the rules that hear its answer
    "Mens jeg trener": {"pain-acceptable", "pain-during-high"},
    "Neste morgen": {"next-morning-raised", "next-morning-high", "next-morning-high-usual"},
    "Som vanlig igjen": {"settling-slow", "settling-too-long"},
    "Stiv om morgenen": {"stiffness-raised", "stiffness-grown"},
    "Bevegelsen": {"quality-fair", "quality-poor"},
}


def row(sheet, label):
    return next(each for each in sheet.check.rows if each.label == label)


def column(answers, value):
    """The light of the column in which a whole number stands."""
    for light, text in zip(LIGHTS, answers, strict=True):
        low, _, high = text.partition("–")
        if text and int(low) <= value <= int(high or low):
            return light
    raise AssertionError((answers, value))


def in_column(label, answers, value):
    if label == "Som vanlig igjen":
        return LIGHTS[(value > 24) + (value > 72)]
    if label == "Stiv om morgenen":
        green, amber, red = answers
        low = int(green.split()[1])
        high = int(red.split()[0])
        assert not amber or amber == f"{low}–{high - 1} min"
        return LIGHTS[(value >= low) + (value >= high)]
    if label == "Bevegelsen":
        return LIGHTS[QUALITIES.index(value)]
    return column(answers, value)


def at_home(case, answers):
    """What the advisor says of the five answers, one week after the sheet."""
    latest = case.sessions[-1]
    exercises = tuple(
        structs.replace(each, pain_during=answers["Mens jeg trener"],
                        quality=answers["Bevegelsen"], quality_trend=None)
        for each in latest.exercises
    )  # fmt: skip
    session = structs.replace(
        latest,
        date=TODAY + timedelta(days=7),
        setting=Setting.HOME,
        exercises=exercises,
        pain_next_morning=answers["Neste morgen"],
        settled_after_h=answers["Som vanlig igjen"],
        morning_stiffness_min=answers["Stiv om morgenen"],
    )
    later = structs.replace(case, as_of=session.date, sessions=(*case.sessions, session))
    return advise(complete(later, bank()), the_rulebook(), Language.NB)


def heard(advice, rules):
    lights = [each.light for each in advice.findings if each.rule in rules]
    return max(lights, key=lambda light: light.severity, default=Light.GREEN)


ANSWERS = st.fixed_dictionaries({
    "Mens jeg trener": st.integers(0, 10),
    "Neste morgen": st.integers(0, 10),
    "Som vanlig igjen": st.integers(0, 120),
    "Stiv om morgenen": st.integers(0, 60),
    "Bevegelsen": st.sampled_from(QUALITIES),
})  # fmt: skip


def a_tendon_case(count, usual, stiff):
    sessions = calm_sessions(
        count=count, pain_usual=usual, pain_next_morning=usual, morning_stiffness_min=stiff
    )
    return advice_on(a_case(*sessions))[0]


def columns(sheet, answers):
    """The light of each row for these answers."""
    found = {
        label: in_column(label, row(sheet, label).answers, answers[label])
        for label in ASKED
        if label != "Mens jeg trener"
    }
    return found | {"Mens jeg trener": during(sheet, answers)}


def during(sheet, answers):
    """The light of the pain while training; a third column may hang on the stiffness too."""
    green, amber, red = row(sheet, "Mens jeg trener").answers
    pain = answers["Mens jeg trener"]
    if "stivere" not in amber:
        return column((green, amber, red), pain)
    low, high = map(int, amber.split()[0].split("–"))
    now = int(row(sheet, "Stiv om morgenen").note.split()[1])
    stiffer = low <= pain <= high and answers["Stiv om morgenen"] > now
    return Light.AMBER if stiffer else column((green, "", red), pain)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10), st.integers(0, 40), ANSWERS)
def test_the_sheet_and_the_advisor_give_every_home_answer_the_same_light(
    count, usual, stiff, answers
):
    case = a_tendon_case(count, usual, stiff)

    worst = max(columns(a_sheet(case), answers).values(), key=lambda light: light.severity)

    assert worst is heard(at_home(case, answers), set().union(*ASKED.values()))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10), st.integers(0, 40), ANSWERS)
def test_each_row_stands_for_its_own_rules(usual, stiff, answers):
    case = a_tendon_case(1, usual, stiff)

    found = columns(a_sheet(case), answers)

    advice = at_home(case, answers)
    assert found == {label: heard(advice, rules) for label, rules in ASKED.items()}


def test_stable_pain_is_green_on_the_sheet_where_it_is_green_for_the_advisor():
    case, _ = advice_on(an_achilles_case())
    calm = {"Mens jeg trener": 4, "Neste morgen": 2, "Som vanlig igjen": 0,
            "Stiv om morgenen": 10, "Bevegelsen": Quality.GOOD}  # fmt: skip

    answers = row(a_sheet(case), "Mens jeg trener").answers

    assert heard(at_home(case, calm), ASKED["Mens jeg trener"]) is Light.GREEN
    assert answers == ("0–5", "3–5 og stivere enn nå", "6–10")


def test_stable_pain_holds_again_when_the_stiffness_grows():
    case, _ = advice_on(an_achilles_case())
    stiffer = {"Mens jeg trener": 4, "Neste morgen": 2, "Som vanlig igjen": 0,
               "Stiv om morgenen": 12, "Bevegelsen": Quality.GOOD}  # fmt: skip

    assert heard(at_home(case, stiffer), ASKED["Mens jeg trener"]) is Light.AMBER
    assert columns(a_sheet(case), stiffer)["Mens jeg trener"] is Light.AMBER


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
