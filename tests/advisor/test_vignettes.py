"""Clinical sentences: what a physiotherapist would say of each case, for both advisors."""

from collections import Counter

import pytest

from app.domain.advice import Advice
from app.domain.case import Case
from tests.advisor.comparing import advice, differences
from tests.advisor.vignette import all_vignettes, case_of

VIGNETTES = all_vignettes()


@pytest.mark.parametrize("told", VIGNETTES, ids=lambda told: f"{told['file']}: {told['name']}")
def test_a_vignette_gets_its_light_reason_and_dose(told):
    case = case_of(told)

    said = advice(case)

    assert said.light == told["light"]
    raised = {each.rule for each in said.findings}
    assert set(told["because"]) <= raised
    assert not raised & set(told.get("not_because", ()))
    assert_dose(told, case, said)
    assert_rest(told, said)


@pytest.mark.parametrize("told", VIGNETTES, ids=lambda told: f"{told['file']}: {told['name']}")
def test_the_second_implementation_says_the_same_of_a_vignette(told):
    assert differences(case_of(told)) == {}


def test_there_are_at_least_100_vignettes_each_with_its_own_sentence():
    assert len(VIGNETTES) >= 100

    assert Counter(told["name"] for told in VIGNETTES).most_common(1)[0][1] == 1


def assert_dose(told: dict, case: Case, said: Advice) -> None:
    first = said.exercises[0]
    if told.get("no_dose"):
        assert all(each.dose is None for each in said.exercises)
    for name, value in told.get("dose", {}).items():
        assert getattr(first.dose, name) == value
    if told.get("no_band"):
        assert first.dose.band is None
    if "change" in told:
        assert first.change.variable == told["change"]
    if "not_change" in told:
        assert first.change is None or first.change.variable != told["not_change"]


def assert_rest(told: dict, said: Advice) -> None:
    if "rest_days" in told:
        assert said.exercises[0].rest_days == told["rest_days"]
    if "missing" in told:
        assert set(told["missing"]) == set(said.missing)
    if "notify" in told:
        assert told["notify"] in {each.who for each in said.notify}
    if "review" in told:
        assert (said.review is not None) is told["review"]
