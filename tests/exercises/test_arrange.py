"""A programme put together: what goes in, moves, gets easier, and stays in its range."""

import pytest

from app.domain.codes import Language
from app.domain.programme import ProgrammeExercise
from app.exercises.arrange import added, moved, on_rung, removed, same_dose, stepped, with_number
from app.exercises.bank import Hit, bank
from tests.builders import a_dose

SQUAT, BRIDGE = bank().get("squat"), bank().get("bridge")
ROW = ProgrammeExercise(id="row", dose=a_dose(level=1))


def ids(exercises):
    return [each.id for each in exercises]


def test_an_exercise_comes_in_last_at_the_dose_it_begins_with():
    programme = added((ROW,), Hit(SQUAT, 3))

    assert ids(programme) == ["row", "squat"]
    assert programme[1].dose == SQUAT.rung(3).dose


def test_of_one_ladder_one_rung_is_in_the_programme():
    programme = added((*added((), Hit(SQUAT, 1)), ROW), Hit(SQUAT, 4))

    assert ids(programme) == ["squat", "row"]
    assert programme[0].dose.level == 4


def test_what_is_there_already_keeps_its_dose():
    mine = (ProgrammeExercise(id="squat", dose=a_dose(repetitions=6, level=1)),)

    assert added(mine, Hit(SQUAT, 1)) is mine


@pytest.mark.parametrize(
    ("place", "order"), [(0, "bac"), (1, "abc"), (2, "acb"), (9, "acb"), (-4, "bac")]
)
def test_an_exercise_moves_and_stops_at_the_ends(place, order):
    programme = tuple(ProgrammeExercise(id=each, dose=a_dose()) for each in "abc")

    assert ids(moved(programme, "b", place)) == list(order)
    assert moved(programme, "x", 0) == programme


def test_a_rung_begins_with_its_own_dose_and_a_ladder_has_ends():
    programme = added((), Hit(SQUAT, 2))

    assert on_rung(programme, "squat", 3, bank())[0].dose == SQUAT.rung(3).dose
    assert on_rung(programme, "squat", 99, bank())[0].dose.level == len(SQUAT.rungs)
    assert on_rung(programme, "squat", 0, bank())[0].dose.level == 1
    assert on_rung((ROW,), "nobody-knows", 2, bank()) == (ROW,)


def test_one_number_of_several_doses_changes_and_stays_in_its_range():
    programme = added(added((), Hit(SQUAT, 1)), Hit(BRIDGE, 1))

    fewer = stepped(programme, {"squat", "bridge"}, "sets", -1)
    least = stepped(programme, {"squat"}, "sets", -20)

    assert [each.dose.sets for each in fewer] == [each.dose.sets - 1 for each in programme]
    assert [each.dose.sets for each in least] == [1, programme[1].dose.sets]


def test_a_number_that_a_dose_has_not_stays_away():
    held = (ProgrammeExercise(id="plank", dose=a_dose(repetitions=None, hold_s=30)),)

    assert stepped(held, {"plank"}, "repetitions", 1) == held
    assert stepped(held, {"plank"}, "hold_s", 1)[0].dose.hold_s == 35


def test_one_number_is_made_the_same_where_a_dose_has_it():
    held = ProgrammeExercise(id="plank", dose=a_dose(repetitions=None, hold_s=30))
    counted = ProgrammeExercise(id="squat", dose=a_dose(repetitions=8))

    same = with_number((held, counted), {"plank", "squat"}, "repetitions", 12)

    assert [each.dose.repetitions for each in same] == [None, 12]
    assert with_number((counted,), set(), "sets", 1) == (counted,)


def test_what_is_taken_out_is_gone_and_the_rest_keeps_its_order():
    programme = tuple(ProgrammeExercise(id=each, dose=a_dose()) for each in "abcd")

    assert ids(removed(programme, {"a", "c"})) == ["b", "d"]


def test_a_tempo_makes_no_other_dose():
    assert same_dose(a_dose(tempo="3-0-3"), a_dose())
    assert not same_dose(a_dose(sets=2), a_dose())


@pytest.mark.parametrize("language", list(Language))
def test_every_rung_of_the_bank_can_be_put_in_and_made_easier(language):
    for exercise in bank():
        top = added((), Hit(exercise, len(exercise.rungs)))
        easier = on_rung(top, exercise.id, 1, bank())

        assert exercise.name(language, easier[0].dose.level)
        assert easier[0].dose == exercise.rung(1).dose
