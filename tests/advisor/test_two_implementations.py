"""The advisor and a second one, written from the clinical text alone, never differ."""

from itertools import islice

import pytest

from tests.advisor.climbs import climb
from tests.advisor.comparing import differences, report, smallest, told
from tests.advisor.histories import histories
from tests.advisor.jobs import STRIDE
from tests.advisor.states import random_courses, state

STATES, COURSES, CLIMBS = 3_000, 1_500, 4_000  # in this process; test_enumeration judges more


def test_both_say_the_same_over_the_grid():
    assert_same(state(number * STRIDE) for number in range(STATES))


def test_both_say_the_same_over_random_courses():
    assert_same(islice(random_courses(seed=20261123), COURSES))


def test_both_say_the_same_of_doses_plans_and_limits():
    assert_same(climb(number * STRIDE) for number in range(CLIMBS))


def test_a_difference_would_be_found_and_made_small():
    case = next(each for each in random_courses(seed=3) if len(each.sessions) > 5)

    shortest = smallest(case, lambda each: len(each.sessions) > 1)

    assert len(shortest.sessions) == 2
    assert told(shortest).splitlines()[0].startswith(shortest.profile)


def test_every_history_of_the_grid_is_reached():
    reached = [state(number * STRIDE).sessions[:-1] for number in range(2_000)]

    assert all(each.sessions in reached for each in histories())


def assert_same(cases) -> None:
    for case in cases:
        if differences(case):
            small = smallest(case, lambda each: bool(differences(each)))
            pytest.fail(report(small))
