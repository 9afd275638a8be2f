"""An advice says the same as an earlier one when lights and reasons are the same."""

import pytest

from app.domain.codes import Light
from tests.builders import a_finding, an_advice


@pytest.mark.parametrize(
    ("changes", "repeats"),
    [
        ({}, True),
        ({"summary": "Other words"}, True),
        ({"findings": (a_finding(reason="Other words"),)}, True),
        ({"findings": (a_finding(rule="stale"),)}, False),
        ({"findings": (a_finding(scope="squat"),)}, False),
        ({"light": Light.STOP}, False),
        ({"exercises": ()}, False),
    ],
)
def test_an_advice_repeats_another_with_its_lights_and_reasons(changes, repeats):
    assert an_advice(**changes).repeats(an_advice()) is repeats
