"""The rules as data: each number is live, guarded, sourced, and serves an idea with a test."""

import re

import pytest

from app.advisor.advise import advise, read_rulebook
from app.advisor.rulebook import RulebookRefused
from app.domain.codes import Language
from app.resources import read_folder
from tests.advisor.climbs import climb
from tests.advisor.comparing import rulebook, spoken
from tests.advisor.states import random_courses, state
from tests.advisor.vignette import all_vignettes, case_of

FILES = read_folder("rules")
TOLD = all_vignettes()
LIMITS = [
    (rule, name)
    for rule, text in sorted(rulebook().rules.items())
    for name, limit in text.limits.items()
    if limit.allowed[0] != limit.allowed[1]
]
NOT_ONE_RULE = {"step-sizes"}  # sizes, proven by the doses of progression.toml
CODES = (
    [f"X{n}" for n in range(1, 4)]
    + [f"R{n}" for n in range(1, 12)]
    + [f"A{n}" for n in range(1, 25)]
    + ["G1"]
)


@pytest.fixture(scope="module")
def pool():
    courses = random_courses(seed=5)
    cases = [case_of(told) for told in TOLD]
    cases += [climb(number * 7919) for number in range(1500)]
    cases += [state(number * 7919) for number in range(4000)]
    return cases + [next(courses) for _ in range(1500)]


@pytest.fixture(scope="module")
def said(pool):
    return [spoken(advise(case, rulebook(), Language.EN)) for case in pool]


@pytest.mark.parametrize(("rule", "name"), LIMITS)
def test_every_threshold_changes_a_decision(rule, name, pool, said):
    limit = rulebook().rules[rule].limits[name]
    others = [with_limit(rule, name, end) for end in limit.allowed if end != limit.value]

    assert any(
        spoken(advise(case, other, Language.EN)) != before
        for case, before in zip(pool, said, strict=True)
        for other in others
    )


@pytest.mark.parametrize(("rule", "name"), LIMITS)
def test_a_threshold_outside_its_allowed_range_stops_the_program(rule, name):
    low, high = rulebook().rules[rule].limits[name].allowed

    for beyond in (low - 0.1, high + 0.1):
        with pytest.raises(RulebookRefused) as refused:
            with_limit(rule, name, beyond)
        assert f"{rule}.{name}" in str(refused.value)


@pytest.mark.parametrize(("rule", "name"), LIMITS)
def test_a_missing_or_misspelt_threshold_stops_the_program(rule, name):
    for line in ("", f"limits.{name}x = {{"):
        with pytest.raises(RulebookRefused) as refused:
            read_rulebook(edited(rule, rf"limits\.{name} = \{{", line or "# "))
        assert rule in str(refused.value) or "TOML" in str(refused.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("pain.toml", "value = 2,", "", "value"),
        ("pain.toml", "value = 2,", 'value = "two",', "value"),
        ("pain.toml", "value = 2,", "value = nan,", "pain-acceptable.above"),
        ("pain.toml", 'mark = "V"', 'mark = "X"', "mark"),
        ("pain.toml", 'sources = ["', 'sources = ["nobody', "nobody"),
        ("pain.toml", 'source = "', 'source = "nobody', "nobody"),
        ("pain.toml", 'idea = "', 'idea = "no_', "no_"),
        ("pain.toml", "patient =", "patent =", "patent"),
        ("pain.toml", "[pain-during-high]", "[pain-during-high", "TOML"),
        ("rule-set.toml", "version =", "edition =", "edition"),
        ("sources.toml", "doi =", "doy =", "doy"),
    ],
)
def test_a_rule_file_that_is_wrong_is_refused_with_a_sentence(file, old, new, named):
    assert old in FILES[file]

    with pytest.raises(RulebookRefused) as refused:
        read_rulebook(FILES | {file: FILES[file].replace(old, new, 1)})

    assert named in str(refused.value)


@pytest.mark.parametrize("file", sorted(FILES))
def test_no_file_of_the_rules_may_be_missing(file):
    rest = {name: text for name, text in FILES.items() if name != file}

    with pytest.raises(RulebookRefused):
        read_rulebook(rest)


def test_a_rule_that_nobody_judges_by_is_refused():
    red_flag, _, _ = FILES["stop.toml"].partition("[new-neurology]")

    with pytest.raises(RulebookRefused, match="blue-flag"):
        read_rulebook(FILES | {"extra.toml": red_flag.replace("[red-flag", "[blue-flag")})


def test_a_byte_more_is_another_rule_set():
    other = read_rulebook(FILES | {"stop.toml": FILES["stop.toml"] + "\n"})

    assert other.rule_set.sha256 != rulebook().rule_set.sha256
    assert other.rule_set.version == rulebook().rule_set.version


def test_every_code_of_the_clinical_text_has_a_rule():
    assert set(CODES) - {"A15"} <= {rule.code for rule in rulebook().rules.values()}
    assert "answer-missing" in rulebook().rules


@pytest.mark.parametrize("rule", sorted(rulebook().rules.keys() - NOT_ONE_RULE))
def test_every_rule_serves_an_idea_names_a_source_and_has_a_vignette(rule):
    text = rulebook().rules[rule]

    assert text.idea in rulebook().ideas
    assert text.sources
    assert set(text.sources) <= rulebook().sources.keys()
    assert any(rule in told["because"] for told in TOLD)


def test_every_idea_is_served_by_a_rule():
    served = {rule.idea for rule in rulebook().rules.values()}

    assert served == set(rulebook().ideas)


def test_every_source_has_a_mark_and_is_used():
    used = {key for rule in rulebook().rules.values() for key in rule.sources}
    used |= {x.source for rule in rulebook().rules.values() for x in rule.limits.values()}

    assert all(each.mark in rulebook().marks for each in rulebook().sources.values())
    assert used <= rulebook().sources.keys()


def test_the_third_reference_of_the_article_is_the_corrected_one():
    nijs = rulebook().sources["nijs2017"].full

    assert "2017" in nijs
    assert "35 Suppl 107(5):108–115" in nijs.replace(" ", " ")
    assert "2019" not in nijs


def with_limit(rule: str, name: str, value: float):
    pattern = rf"limits\.{name} = \{{ value = [\d.]+"
    return read_rulebook(edited(rule, pattern, f"limits.{name} = {{ value = {value}"))


def edited(rule: str, pattern: str, text: str) -> dict[str, str]:
    """The rule files with one place changed, in the section of one rule."""
    file = next(name for name, words in FILES.items() if f"[{rule}]\n" in words)
    before, section = FILES[file].split(f"[{rule}]\n")
    changed, times = re.subn(pattern, text, section, count=1)
    if times != 1:
        raise LookupError(rule, pattern)
    return FILES | {file: f"{before}[{rule}]\n{changed}"}
