"""What every exercise that ships must keep."""

import pytest
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from app.domain.codes import Demand, Language, RestrictionKind
from app.domain.readability import lix
from app.exercises.bank import bank
from app.exercises.exercise import Aim, DoseKind, Equipment
from app.resources import FOLDER, read_folder

LADDERS = [exercise for exercise in bank() if len(exercise.rungs) > 1]
RUNGS = [
    pytest.param(exercise, level, id=f"{exercise.id}-{level}")
    for exercise in bank()
    for level in range(1, len(exercise.rungs) + 1)
]
ROW_PT = 205.9  # the text column of a card, in which an instruction has one line at 12 points
TITLE_PT = 178.9  # the same beside the numeral, at 16 points bold
HARDEST_LIX = 35
every_rung = pytest.mark.parametrize(("exercise", "level"), RUNGS)
both_languages = pytest.mark.parametrize("language", Language)


@pytest.fixture(scope="module", autouse=True)
def faces():
    for style in ("Regular", "Bold"):
        registerFont(TTFont(f"Card{style}", FOLDER / "fonts" / f"FiraSans-{style}.ttf"))


def texts(rung, language):
    spoken = (rung.name, rung.change, rung.feel, rung.avoid, rung.fault)
    return [each.of(language) for each in spoken if each] + [*rung.instructions.of(language)]


def test_the_bank_holds_120_exercises_on_at_least_20_ladders():
    assert sum(len(exercise.rungs) for exercise in bank()) >= 120
    assert len(LADDERS) >= 20


@pytest.mark.parametrize("exercise", LADDERS, ids=lambda each: each.id)
def test_a_ladder_has_three_to_seven_rungs(exercise):
    assert 3 <= len(exercise.rungs) <= 7


@pytest.mark.parametrize("exercise", LADDERS, ids=lambda each: each.id)
def test_demand_never_falls_on_the_way_up(exercise):
    demands = [list(Demand).index(rung.demand) for rung in exercise.rungs]

    assert demands == sorted(demands)


@pytest.mark.parametrize("exercise", LADDERS, ids=lambda each: each.id)
def test_every_rung_above_the_first_says_what_changes(exercise):
    first, *above = exercise.rungs

    assert first.change is None
    assert all(rung.change for rung in above)


@pytest.mark.parametrize("exercise", LADDERS, ids=lambda each: each.id)
def test_a_ladder_counts_in_one_way_so_that_a_dose_can_climb_it(exercise):
    counted = {
        (rung.dose.repetitions is None, rung.dose.hold_s is None, rung.kind is DoseKind.TIME)
        for rung in exercise.rungs
    }

    assert len(counted) == 1


def test_the_file_of_an_exercise_bears_its_id():
    assert {f"{exercise.id}.toml" for exercise in bank()} == set(read_folder("exercises"))


def test_no_two_exercises_share_a_drawing():
    drawings = [rung.drawing for exercise in bank() for rung in exercise.rungs]

    assert len(set(drawings)) == len(drawings)


@both_languages
def test_no_two_exercises_share_a_name(language):
    names = [rung.name.of(language) for exercise in bank() for rung in exercise.rungs]

    assert len(set(names)) == len(names)


@every_rung
def test_both_languages_say_something_of_their_own(exercise, level):
    rung = exercise.rung(level)

    for norwegian, english in zip(texts(rung, Language.NB), texts(rung, Language.EN), strict=True):
        assert norwegian.strip()
        assert english.strip()
    assert rung.instructions.nb != rung.instructions.en
    assert rung.fault.nb != rung.fault.en


@every_rung
@both_languages
def test_an_instruction_fits_one_printed_line(exercise, level, language):
    for line in exercise.instructions(language, level):
        assert line.endswith(".")
        assert stringWidth(line, "CardRegular", 12) <= ROW_PT, line


@every_rung
@both_languages
def test_a_name_fits_one_printed_line(exercise, level, language):
    assert stringWidth(exercise.name(language, level), "CardBold", 16) <= TITLE_PT


@every_rung
def test_the_texts_to_the_patient_are_easy_to_read(exercise, level):
    rung = exercise.rung(level)

    assert lix("\n".join(rung.instructions.nb)) <= HARDEST_LIX
    assert lix("\n".join(texts(rung, Language.NB)[1:])) <= HARDEST_LIX


@every_rung
def test_the_first_dose_lies_inside_the_plan(exercise, level):
    rung = exercise.rung(level)

    for name in ("repetitions", "sets", "hold_s", "per_week"):
        value, span = getattr(rung.dose, name), getattr(rung.plan, name)
        assert (value is None) == (span is None), name
        assert value is None or span[0] <= value <= span[1], name


@every_rung
def test_a_loaded_exercise_says_how_load_grows_and_no_resistance_bars_it(exercise, level):
    rung = exercise.rung(level)

    assert not rung.dose.load_kg or rung.plan.load_step_kg
    assert not rung.dose.load_kg or Equipment.WEIGHT in rung.equipment
    resisted = {Equipment.WEIGHT, Equipment.BAND} & set(rung.equipment)
    assert not resisted or RestrictionKind.NO_RESISTANCE in rung.not_under


@every_rung
def test_a_hold_counts_seconds_and_the_rest_repetitions(exercise, level):
    rung = exercise.rung(level)

    if rung.kind is DoseKind.HOLD:
        assert rung.dose.repetitions is None
        assert rung.noun.nb == ("sekund", "sekunder")
    else:
        assert rung.dose.repetitions


@every_rung
def test_the_plan_leaves_a_tendon_its_days_of_rest(exercise, level):
    rung = exercise.rung(level)
    most = {Demand.LIGHT: 7, Demand.MEDIUM: 4, Demand.HIGH: 3}[rung.demand]

    assert rung.plan.per_week[1] <= most


@pytest.mark.parametrize("exercise", LADDERS, ids=lambda each: each.id)
def test_the_rung_below_a_heavy_one_is_not_trained_daily(exercise):
    for lower, upper in zip(exercise.rungs, exercise.rungs[1:], strict=False):
        if upper.demand is not Demand.LIGHT:
            assert lower.plan.per_week[1] <= 4


@pytest.mark.parametrize(
    "exercise", [each for each in LADDERS if Aim.TENDON in each.aims], ids=lambda each: each.id
)
def test_a_tendon_ladder_is_never_climbed_with_more_days_than_its_heavy_rungs_bear(exercise):
    assert all(rung.plan.per_week[1] <= 4 for rung in exercise.rungs)
