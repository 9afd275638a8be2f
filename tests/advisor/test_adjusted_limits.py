"""Limits set otherwise for clinic or patient: inside their range, in order, else as shipped."""

import pytest

from app.advisor.advise import advise
from app.advisor.rulebook import RulebookRefused
from app.domain.codes import Language, Light
from tests.advisor.comparing import rulebook
from tests.advisor.vignette import case_of


def test_a_clinic_may_ask_for_three_good_sessions():
    case = case_of({"profile": "general", "days": [3, 0]})
    strict = rulebook().adjusted({"answered-well": {"streak": 3}})

    assert advise(case, rulebook(), Language.EN).light is Light.GREEN
    assert advise(case, strict, Language.EN).light is Light.AMBER


def test_an_adjusted_limit_is_the_one_that_the_finding_names():
    case = case_of({"profile": "general", "latest": {"done_pct": 85}})
    strict = rulebook().adjusted({"dose-not-as-planned": {"below_pct": 90}})

    told = advise(case, strict, Language.EN)

    assert told.light is Light.AMBER
    assert told.deciding.threshold["below_pct"] == 90


def test_what_is_not_adjusted_stays_as_shipped():
    strict = rulebook().adjusted({"answered-well": {"streak": 3}})

    assert strict.limit("pain-during-high", "during_above") == 5
    assert rulebook().limit("answered-well", "streak") == 2
    assert strict.adjusted({}).numbers == rulebook().numbers


def test_nothing_adjusted_is_the_same_rulebook():
    assert rulebook().adjusted({}) is rulebook()


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        ({"answered-well": {"streak": 1}}, "answered-well.streak"),
        ({"answered-well": {"streak": 4}}, "answered-well.streak"),
        ({"answered-well": {"streaks": 2}}, "answered-well.streaks"),
        ({"answered-wel": {"streak": 2}}, "answered-wel.streak"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_with_its_place(numbers, place):
    with pytest.raises(RulebookRefused) as refused:
        rulebook().adjusted(numbers)

    assert place in str(refused.value)


def test_the_shipped_number_may_always_be_taken_back():
    rulebook().check("answered-well", "streak", None)

    with pytest.raises(RulebookRefused):
        rulebook().check("answered-well", "streaks", None)
