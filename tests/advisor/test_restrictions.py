"""The last guard: whatever dose was worked out, it leaves inside the limits."""

import pytest

from app.advisor.restrictions import inside
from app.domain.case import Restriction
from app.domain.codes import RestrictionKind
from tests.builders import a_dose

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
