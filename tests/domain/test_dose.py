"""A dose counts something, and a plan's ranges stand the right way round."""

import pytest

from app.domain.dose import Dose, Plan
from app.domain.errors import Invalid
from tests.builders import a_dose


def test_a_dose_needs_repetitions_or_a_hold():
    with pytest.raises(Invalid) as refused:
        Dose(sets=3, per_week=3)

    assert refused.value.place == ""
    assert str(refused.value) == "expected repetitions or hold_s, got neither"


def test_a_hold_alone_is_a_dose():
    assert Dose(sets=3, per_week=3, hold_s=30).repetitions is None


def test_load_zero_is_body_weight():
    assert Dose(sets=3, per_week=3, repetitions=10).load_kg == 0


@pytest.mark.parametrize(
    ("changes", "volume"),
    [
        ({"sets": 3, "repetitions": 12}, 36),
        ({"sets": 3, "repetitions": None, "hold_s": 30}, 90),
        ({"sets": 2, "repetitions": 5, "hold_s": 10}, 100),
    ],
)
def test_volume_is_everything_done_in_one_session(changes, volume):
    assert a_dose(**changes).volume == volume


@pytest.mark.parametrize("name", ["repetitions", "sets", "hold_s", "per_week"])
def test_the_bottom_of_a_range_may_not_lie_above_its_top(name):
    with pytest.raises(Invalid) as refused:
        Plan(**{name: (4, 3)})

    assert refused.value.place == name
    assert "[4, 3]" in str(refused.value)


@pytest.mark.parametrize("name", ["repetitions", "sets", "hold_s", "per_week"])
def test_a_range_may_be_one_number(name):
    assert getattr(Plan(**{name: (3, 3)}), name) == (3, 3)


@pytest.mark.parametrize("load_step_kg", [0, 50.1])
def test_a_load_step_has_a_range_too(load_step_kg):
    with pytest.raises(Invalid):
        Plan(load_step_kg=load_step_kg)


@pytest.mark.parametrize(
    ("changes", "exceeds"),
    [
        ({}, False),
        ({"repetitions": 13}, True),
        ({"repetitions": 11}, False),
        ({"hold_s": 5}, True),
        ({"repetitions": 6, "load_kg": 0.5}, True),
        ({"band": "red"}, False),
    ],
)
def test_a_dose_exceeds_another_with_any_part_that_is_measured(changes, exceeds):
    limit = a_dose(repetitions=12, load_kg=0)

    assert a_dose(**{"repetitions": 12, "load_kg": 0} | changes).exceeds(limit) is exceeds
