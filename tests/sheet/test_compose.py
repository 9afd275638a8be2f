"""The whole sheet: every word of the page, from case, advice and programme."""

from datetime import date, timedelta

import pytest
from msgspec import structs

from app.domain.codes import Language, Light, Profile, RedFlag, Region
from app.domain.programme import Programme, ProgrammeExercise
from app.exercises.bank import bank
from app.sheet.compose import compose
from tests.builders import TODAY, a_case, a_clinic, a_dose, an_exercise
from tests.sheets import (
    a_back_case,
    a_knee_case,
    a_programme_for,
    a_sheet,
    advice_on,
    an_achilles_case,
    calm_sessions,
    from_the_bank,
    the_rulebook,
)


def test_a_stop_prints_no_dose_only_whom_to_see():
    sheet = a_sheet(an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)))

    assert sheet.exercises == ()
    assert sheet.check is sheet.flare is sheet.diary is sheet.calls is None
    assert [each.number for each in sheet.whom] == ["116 117", "113", "22 00 00 00"]


def test_an_emergency_names_113_first():
    sheet = a_sheet(an_achilles_case(red_flags=(RedFlag.CHEST_OR_BREATH,)))

    assert sheet.whom[0].number == "113"
    assert [each.number for each in sheet.whom].count("113") == 1


def test_after_surgery_the_hospital_is_among_the_calls():
    case = a_case(
        *calm_sessions("squat"), profile=Profile.POST_OPERATIVE, region=Region.KNEE, cleared=True
    )

    assert a_sheet(case).calls.calls[-1].who == ("Sykehuset", "samme dag")


@pytest.mark.parametrize("region", [None, *Region])
@pytest.mark.parametrize("language", Language)
def test_every_region_says_when_to_call(region, language):
    case = structs.replace(a_knee_case(), region=region)

    calls = a_sheet(case, language=language).calls.calls

    assert calls[0].number == "113"
    assert all(each.signs and each.urge for each in calls)


def test_a_dose_is_two_numbers_with_their_words_and_its_days():
    sheet = a_sheet(a_knee_case("squat"))

    tile = sheet.exercises[0].dose
    assert [(each.number, each.word) for each in tile.numbers] == [("3", "sett"), ("12", "knebøy")]
    assert tile.often == "3 dager i uka"
    assert tile.days == (True, False, True, False, True, False, False)


def test_a_held_exercise_counts_seconds():
    sheet = a_sheet(a_knee_case("single-leg-balance", pain_next_morning=3))

    assert [each.word for each in sheet.exercises[0].dose.numbers] == ["ganger", "sekunder"]


def test_rest_days_begin_after_the_session_and_are_dashes_in_the_diary():
    sheet = a_sheet(a_knee_case("squat", pain_next_morning=6))

    tile = sheet.exercises[0].dose
    assert tile.first_day == date(2026, 11, 26)
    assert tile.often == "3 dager i uka, fra torsdag"
    assert not any(any(day.planned) for day in sheet.diary.weeks[0].days[:3])


def test_a_step_up_is_labelled_with_the_dose_before():
    exercise = a_sheet(a_knee_case("squat")).exercises[0]

    assert (exercise.change, exercise.change_light) == ("Opp fra 3 × 10", Light.GREEN)


def test_a_step_down_is_labelled_with_the_dose_before():
    exercise = a_sheet(a_knee_case("squat", pain_next_morning=6)).exercises[0]

    assert (exercise.change, exercise.change_light) == ("Ned fra 3 × 10", Light.RED)


def cells(before, after):
    case, advice = advice_on(a_knee_case("squat"))
    programme = a_programme_for(case, advice, exercises=after)
    previous = None if before is None else Programme(
        version=3, issued_on=TODAY, light=Light.AMBER, language=Language.NB, exercises=before
    )  # fmt: skip
    sheet = compose(
        case, advice, decided=None, clinic=a_clinic(), name=None, programme=programme,
        previous=previous, bank=bank(), rulebook=the_rulebook(), language=Language.NB,
    )  # fmt: skip
    return sheet.cells


def squat(**changes):
    dose = from_the_bank("squat")[0].prescribed
    return ProgrammeExercise(id="squat", dose=structs.replace(dose, **changes))


def rung(exercise_id, level):
    name = bank().get(exercise_id).name(Language.NB, level)
    return name[0].lower() + name[1:]


BRIDGE = ProgrammeExercise(id="bridge", dose=from_the_bank("bridge")[0].prescribed)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, (squat(),), "Dette er ditt første ark."),
        ((squat(),), (squat(),), "Ingenting. Alt er som på ark 3."),
        ((squat(),), (squat(repetitions=12),), "Øvelse 1: fra 3 × 10 til 3 × 12."),
        ((squat(), BRIDGE), (squat(load_kg=2.5), BRIDGE),
         "Øvelse 1: fra 3 × 10 til 3 × 10, 2,5 kg. Resten er som før."),
        ((squat(),), (squat(), BRIDGE), "Øvelse 2 er ny. Resten er som før."),
        ((squat(), BRIDGE), (squat(),), f"Tatt bort: {rung('bridge', 2)}."),
        ((squat(per_week=2),), (squat(),), "Øvelse 1: fra 2 dager i uka til 3 dager i uka."),
        ((squat(),), (squat(level=1),),
         f"Øvelse 1: {rung('squat', 2)} 3 × 10 er nå {rung('squat', 1)} 3 × 10."),
    ],
)  # fmt: skip
def test_what_changed_comes_from_the_two_programmes(before, after, expected):
    assert cells(before, after)[0].text == expected


def test_the_next_step_is_the_advisors_own_dose():
    sheet = a_sheet(a_knee_case("squat", pain_next_morning=3))

    assert sheet.cells[1].text == "3 × 12 knebøy i øvelse 1, etter to rolige økter på rad."


def test_a_red_sheet_names_the_way_back_up():
    assert a_sheet(a_knee_case(pain_next_morning=6)).cells[1].title == "Veien opp igjen"


def test_where_the_plan_leads_this_and_the_next_week_have_their_amounts():
    tile = a_sheet(a_back_case()).exercises[0].dose

    assert [each.week for each in tile.quotas] == ["Uke 48", "Uke 49"]
    assert [each.amount for each in tile.quotas] == ["3 × 9", "3 × 10"]


def test_the_diary_begins_on_the_day_of_issue_and_names_the_weeks():
    weeks = a_sheet().diary.weeks

    assert [week.title for week in weeks] == ["Uke 48", "Uke 49"]
    assert weeks[0].days[0].day == TODAY
    assert weeks[0].span == "23.–29. november"
    assert weeks[1].span == "30. november–6. desember"


@pytest.mark.parametrize(
    ("days", "weeks"), [(None, 2), (1, 1), (7, 1), (8, 2), (14, 2), (15, 3), (42, 6), (90, 6)]
)
def test_the_diary_lasts_until_the_next_visit_one_to_six_weeks(days, weeks):
    until = None if days is None else TODAY + timedelta(days=days)

    assert len(a_sheet(valid_until=until).diary.weeks) == weeks


def test_a_diary_that_begins_inside_a_week_bands_the_monday():
    case = structs.replace(a_knee_case(), as_of=date(2026, 12, 31))

    weeks = a_sheet(case).diary.weeks

    assert [(week.title, week.band) for week in weeks] == [("Uke 53", "Uke 1"), ("Uke 1", "Uke 2")]


def test_an_exercise_of_the_clinic_is_shown_by_its_name():
    own = an_exercise(id="walk-backwards", prescribed=a_dose())
    case = a_case(*calm_sessions(exercises=(own,)), profile=Profile.GENERAL)

    exercise = a_sheet(case).exercises[0]

    assert exercise.title == "Walk backwards"
    assert exercise.drawing == ""
    assert exercise.instructions == ("Slik vi gjorde den sammen.",)


def test_without_a_session_there_is_a_first_word_and_no_exercise():
    sheet = a_sheet(a_case(sessions=()))

    assert sheet.why.headline == "Vi starter her"
    assert sheet.exercises == ()


def test_the_title_of_the_document_names_nobody():
    assert a_sheet(name="Kari Østby").document_title == "Treningen din, ark 4"
