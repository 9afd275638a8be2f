from typing import Any

import pytest

from app.advisor.rules.table import RULES
from app.cli.knowledge import rulebook
from app.cli.rules_markdown import NEUTRAL_UNITS, UNITS
from app.domain.codes import Language
from app.texts import texts
from tests.cli.program import answered, one_line, takt


@pytest.fixture(scope="module")
def norwegian() -> str:
    return takt("rules").stdout.decode()


@pytest.fixture(scope="module")
def as_json() -> Any:
    return answered(takt("rules", "--format", "json", "--lang", "en"))


def test_every_rule_stands_on_the_page_with_its_code(norwegian: str) -> None:
    for rule in RULES:
        assert f"### {rulebook().rules[rule.id].code} {rule.id}:" in norwegian


def test_every_rule_tells_reasons_source_and_idea(as_json: Any) -> None:
    for rule in as_json["rules"]:
        assert all(rule[part] for part in ("reason", "patient_reason", "idea", "sources"))
        assert all(key in as_json["sources"] for key in rule["sources"])


def test_every_threshold_has_unit_range_source_and_firmness(as_json: Any) -> None:
    thresholds = [each for rule in as_json["rules"] for each in rule["thresholds"]]

    for each in thresholds:
        assert each["allowed"][0] <= each["value"] <= each["allowed"][1]
        assert each["unit"]
        assert each["source"] in as_json["sources"]
        assert each["firmness"]
    assert {each["mark"] for each in thresholds} >= {"V", "E"}


def test_the_rules_name_the_edition_that_an_advice_names(as_json: Any) -> None:
    assert as_json["sha256"] == rulebook().rule_set.sha256


def test_units_are_spoken_in_norwegian(norwegian: str) -> None:
    units = {limit.unit for rule in rulebook().rules.values() for limit in rule.limits.values()}
    words = texts(Language.NB)

    assert units <= {*UNITS, *NEUTRAL_UNITS}
    assert all(words.say(unit) != unit for unit in UNITS.values())
    assert "| kalenderdager |" in norwegian


def test_a_page_in_english_is_in_english() -> None:
    page = takt("rules", "--lang", "en").stdout.decode()

    assert "Reason for the patient: You were clearly sorer next morning." in page
    assert "| during_above | 5 | NRS 0–10 | 3–5 |" in page


def test_another_format_is_wrong_usage() -> None:
    process = takt("rules", "--format", "html")

    assert "html" in one_line(process)
    assert process.returncode == 2
