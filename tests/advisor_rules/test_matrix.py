"""No gap between the article's ideas, the rules, their sources and their vignettes."""

import pytest

from app.advisor.rules.table import RULES
from tests.advisor.comparing import rulebook
from tests.advisor.vignette import all_vignettes
from tests.advisor_rules.matrix import FILE, SIZES, matrix, sides

SIDES = sides()


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_has_a_vignette_on_both_sides(rule):
    assert SIDES[rule].speaks
    assert SIDES[rule].silent


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.id != SIZES])
def test_every_rule_is_named_by_a_vignette(rule):
    assert any(rule in told["because"] for told in all_vignettes())


def test_every_idea_has_rules_and_every_rule_an_idea_and_a_source():
    served = {rule.idea for rule in rulebook().rules.values()}

    assert served == set(rulebook().ideas)
    assert all(rule.sources for rule in rulebook().rules.values())


def test_the_written_matrix_is_the_present_one():
    assert FILE.read_text("utf-8") == matrix(), "stale: python -m tests.advisor_rules.matrix"


def test_the_matrix_names_every_rule_once():
    table = matrix()

    for rule in RULES:
        assert table.count(f"| {rulebook().rules[rule.id].code} {rule.id} |") == 1
