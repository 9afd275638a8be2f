from datetime import timedelta

import pytest

from app.domain.case import Restriction
from app.domain.codes import RestrictionKind as Kind
from app.exercises.allowed import allowed
from app.exercises.bank import bank
from tests.builders import TODAY


def barred(exercise_id, level, kind, **limit):
    restriction = Restriction(kind=kind, **limit)
    return allowed(bank().get(exercise_id), level, (restriction,), TODAY)


@pytest.mark.parametrize(
    ("exercise_id", "level", "kind", "value"),
    [
        ("squat", 1, Kind.NO_WEIGHT_BEARING, None),
        ("heel-raise", 4, Kind.PARTIAL_WEIGHT_BEARING, 50),
        ("row", 1, Kind.NO_RESISTANCE, None),
        ("squat", 4, Kind.NO_RESISTANCE, None),
        ("squat", 4, Kind.MAX_LOAD, 4),
        ("squat", 3, Kind.MAX_RANGE, 60),
        ("squat", 1, Kind.NO_EXERCISE, None),
    ],
)
def test_a_limit_shuts_out_what_breaks_it(exercise_id, level, kind, value):
    assert barred(exercise_id, level, kind, value=value).restriction.kind is kind


@pytest.mark.parametrize(
    ("exercise_id", "level", "kind", "value"),
    [
        ("straight-leg-raise", 1, Kind.NO_WEIGHT_BEARING, None),
        ("heel-raise", 2, Kind.PARTIAL_WEIGHT_BEARING, 50),
        ("straight-leg-raise", 1, Kind.NO_RESISTANCE, None),
        ("squat", 4, Kind.MAX_LOAD, 5),
        ("squat", 1, Kind.MAX_RANGE, 45),
    ],
)
def test_a_limit_lets_through_what_keeps_it(exercise_id, level, kind, value):
    assert barred(exercise_id, level, kind, value=value) is None


def test_a_limit_holds_its_last_day_and_no_longer():
    assert barred("squat", 1, Kind.NO_WEIGHT_BEARING, until=TODAY)
    assert barred("squat", 1, Kind.NO_WEIGHT_BEARING, until=TODAY - timedelta(days=1)) is None


@pytest.mark.parametrize("kind", [Kind.NO_EXERCISE, Kind.NO_RESISTANCE])
def test_a_limit_on_one_exercise_spares_the_others(kind):
    assert barred("row", 1, kind, exercise="row")
    assert barred("row", 1, kind, exercise="squat") is None


def test_the_reason_names_the_number():
    reason = barred("squat", 3, Kind.MAX_RANGE, value=60)

    assert reason.sentence == "Bends further than {value}°"
    assert reason.restriction.value == 60


@pytest.mark.parametrize("exercise", [*bank()], ids=lambda each: each.id)
def test_no_exercise_is_barred_without_a_limit(exercise):
    assert allowed(exercise, 1, (), TODAY) is None
