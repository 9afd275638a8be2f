from typing import Any

import pytest

from app.advisor.rules.table import RULES
from app.cli.knowledge import rulebook
from app.domain.codes import Language
from app.sheet.read_rules import NEUTRAL_UNITS, SCOPES, SESSION, UNITS
from app.texts import texts
from tests.advisor.comparing import advice
from tests.advisor.vignette import all_vignettes, case_of
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
        assert each["title"]
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
    assert "| Dager siden siste økt, mer enn | 14 | dager | 7–28 | Takt (vårt valg) |" in norwegian


def test_a_page_in_english_is_in_english() -> None:
    page = takt("rules", "--lang", "en").stdout.decode()

    assert "Reason for the patient: You were clearly sorer next morning." in page
    assert "| Pain during the exercise, more than | 5 | NRS 0–10 | 3–5 |" in page


def test_another_format_is_wrong_usage() -> None:
    process = takt("rules", "--format", "html")

    assert "html" in one_line(process)
    assert process.returncode == 2


def test_it_is_said_whom_a_rule_concerns_and_what_its_light_is_for(norwegian: str) -> None:
    def told(rule: str) -> str:
        return norwegian.partition(f" {rule}: ")[2].partition("###")[0]

    assert "- Gjelder: alle profiler, enten symptomene eller tiden styrer" in told("red-flag")
    assert "- Gjelder: alle profiler, når symptomene styrer" in told("next-morning-high")
    assert "- Gjelder: der tiden styrer planen" in told("quota-too-high")
    assert "- Gjelder: tendinopati\n" in told("stiffness-raised")
    assert "- Lyset gjelder: hele økta" in told("next-morning-high")
    assert "- Lyset gjelder: én øvelse, eller hele økta" in told("pain-during-high")


def test_lights_are_for_what_the_page_says(as_json: Any) -> None:
    raised: dict[str, set[str]] = {}
    for told in all_vignettes():
        for finding in advice(case_of(told)).findings:
            scope = SESSION if finding.scope == SESSION else "exercise"
            raised.setdefault(finding.rule, set()).add(scope)

    for rule, scopes in raised.items():
        assert scopes <= set(SCOPES.get(rule, (SESSION,))), rule


def test_every_idea_of_the_article_leads_to_rules_and_to_sources(as_json: Any) -> None:
    ideas = {each["idea"]: each for each in as_json["ideas"]}
    named = [rule for idea in ideas.values() for rule in idea["rules"]]

    assert ideas.keys() == rulebook().ideas.keys()
    assert sorted(named) == sorted(rule.id for rule in RULES)
    assert all(idea["sources"] for idea in ideas.values())


def test_the_page_ends_with_the_bibliography_and_its_dois(norwegian: str) -> None:
    sources = norwegian.rpartition("## Kilder")[2]

    assert all(source.short in sources for source in rulebook().sources.values())
    assert "https://doi.org/10.1136/bmj.e787" in sources
    assert "35 Suppl 107(5):108–115" in sources


def test_both_pages_are_whole_in_their_language(norwegian: str) -> None:
    english = takt("rules", "--lang", "en").stdout.decode()

    assert norwegian.count("###") == english.count("###") == len(RULES)
    assert norwegian.count("\n| ") == english.count("\n| ")
    assert "Merknad" not in english
    assert "Note:" not in norwegian
