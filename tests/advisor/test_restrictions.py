"""The last guard: whatever dose was worked out, it leaves inside the limits."""

from datetime import timedelta

import msgspec
import pytest

from app.advisor.restrictions import inside
from app.domain.case import Restriction
from app.domain.codes import Profile, Quality, RestrictionKind, Soreness
from app.domain.session import SessionExercise
from app.exercises.allowed import allowed_dose
from app.exercises.bank import bank
from app.exercises.complete import complete
from tests.advisor.comparing import advice
from tests.builders import TODAY, a_case, a_dose, a_session, an_exercise

NO_RESISTANCE = Restriction(kind=RestrictionKind.NO_RESISTANCE)


def most(kg: float) -> Restriction:
    return Restriction(kind=RestrictionKind.MAX_LOAD, value=kg)


@pytest.mark.parametrize(
    ("limits", "load_kg", "left_kg"),
    [
        ((), 8, 8),
        ((most(5),), 8, 5),
        ((most(5),), 5.1, 5),
        ((most(5),), 5, 5),
        ((most(5),), 4.9, 4.9),
        ((most(0),), 0.5, 0),
        ((most(6), most(5)), 8, 5),
        ((NO_RESISTANCE,), 8, 0),
        ((NO_RESISTANCE, most(5)), 8, 0),
        ((Restriction(kind=RestrictionKind.MAX_RANGE, value=0),), 8, 8),
    ],
)
def test_load_comes_down_to_the_lowest_limit(limits, load_kg, left_kg):
    dose = a_dose(load_kg=load_kg, band="red")

    left = inside(dose, limits)

    assert left.load_kg == left_kg
    assert (left.band is None) is (NO_RESISTANCE in limits)
    assert (left.sets, left.repetitions) == (dose.sets, dose.repetitions)


def test_a_band_is_resistance_too():
    assert inside(a_dose(load_kg=0, band="red"), (NO_RESISTANCE,)).band is None
    assert inside(a_dose(load_kg=0, band="red"), (most(5),)).band == "red"


LADDERS = [(exercise.id, level) for exercise in bank() for level in range(1, len(exercise.rungs))]


@pytest.mark.parametrize("kind", ["no_resistance", "no_weight_bearing", "max_range"])
def test_no_rung_that_the_bank_shuts_out_is_stepped_to(kind):
    for exercise_id, level in LADDERS:
        for case in (climbing(exercise_id, level, kind), falling(exercise_id, level + 1, kind)):
            (before,) = case.sessions[-1].exercises
            (advised,) = advice(case).exercises
            if advised.dose is None or barred(before, case):
                continue
            after = SessionExercise(id=exercise_id, prescribed=advised.dose)
            there = msgspec.structs.replace(case, sessions=(a_session(exercises=(after,)),))

            assert not barred(complete(there, bank()).sessions[0].exercises[0], case)


def climbing(exercise_id, level, kind):
    """Ready for the next rung of a ladder."""
    return on_rungs(exercise_id, kind, [level, level, level], Quality.GOOD)


def falling(exercise_id, level, kind):
    """Poor at a rung, after a good session at the one before."""
    return on_rungs(exercise_id, kind, [level - 1, level], Quality.POOR)


def on_rungs(exercise_id, kind, levels, quality):
    rungs = bank().get(exercise_id).rungs
    now = rungs[levels[-1] - 1]
    sessions = [
        a_session(
            date=TODAY - timedelta(days=3 * back),
            soreness=Soreness.NONE,
            exercises=(
                an_exercise(
                    id=exercise_id,
                    prescribed=at_the_top(rungs[level - 1], level),
                    quality=quality if back == 0 else Quality.GOOD,
                    repetitions_over=2,
                    plan=None,
                ),
            ),
        )
        for back, level in zip(range(len(levels))[::-1], levels, strict=True)
    ]
    value = now.range_deg if kind == "max_range" else None
    limit = Restriction(kind=RestrictionKind(kind), value=value)
    case = a_case(*sessions, profile=Profile.POST_OPERATIVE, cleared=True, restrictions=(limit,))
    return complete(case, bank())


def at_the_top(rung, level):
    """The dose from which only another rung leads on."""
    parts = ("repetitions", "hold_s", "per_week")
    tops = {name: getattr(rung.plan, name) for name in parts if getattr(rung.plan, name)}
    given = {name: top for name, (_, top) in tops.items() if getattr(rung.dose, name)}
    return msgspec.structs.replace(rung.dose, sets=4, load_kg=0, level=level, **given)


def barred(exercise, case):
    return allowed_dose(exercise, bank(), case.restrictions, case.as_of)
