"""The words of the rules fit every number a clinic may set, and both languages say the same."""

import re
from contextlib import suppress
from string import Formatter

import pytest
from msgspec import structs

from app.advisor.advise import advise
from app.advisor.limit_order import IN_ORDER, out_of_order
from app.advisor.rulebook import Note, RulebookRefused
from app.advisor.wording import SHARED, Number
from app.domain.codes import Language
from app.domain.session import Session, SessionExercise
from app.texts import texts
from tests.advisor.comparing import rulebook
from tests.advisor.test_what_a_finding_says import DERIVED
from tests.advisor.vignette import all_vignettes, case_of

CASES = [case_of(told) for told in all_vignettes()]
ANSWERS = {*Session.__struct_fields__, *SessionExercise.__struct_fields__}
PHRASE_VALUES = {"value", "n", "hours", "first", "now", "load", "done_pct"}
ONE_OF_MANY = re.compile(
    r"(?<![\d,.])1 (dager|timer|økter|ganger|minutter|poeng|days|hours|sessions|steps|times)\b"
)
MOST_SUMMARY, MOST_WORDS = 140, 20


def words_of(rule):
    """The texts of a rule in both languages, beside each other."""
    for part in ("title", "clinician", "patient", "toward"):
        yield getattr(rule.nb, part), getattr(rule.en, part)
    assert rule.nb.when.keys() == rule.en.when.keys()
    for name in rule.nb.when:
        nb, en = rule.nb.when[name], rule.en.when[name]
        yield from ((nb.clinician, en.clinician), (nb.patient, en.patient))
        yield nb.toward, en.toward
    for limit in rule.limits.values():
        yield limit.nb, limit.en


def places_in(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def with_ends(end):
    """As many limits as can be together, each at this end of its range."""
    numbers = {}
    for rule, text in rulebook().rules.items():
        for name, limit in text.limits.items():
            more = numbers | {rule: numbers.get(rule, {}) | {name: limit.allowed[end]}}
            with suppress(RulebookRefused):
                rulebook().adjusted(more)
                numbers = more
    return rulebook().adjusted(numbers)


@pytest.mark.parametrize("rule", sorted(rulebook().rules))
def test_both_languages_name_the_same_facts_and_only_known_ones(rule):
    text = rulebook().rules[rule]
    known = {*text.limits, *SHARED, *ANSWERS, *DERIVED.get(rule, ()), "seen", "red_flags"}

    for nb, en in words_of(text):
        assert places_in(nb) == places_in(en)
        assert places_in(nb) <= known | {"demand"}
        assert bool(nb) == bool(en)


def test_both_languages_of_a_phrase_name_the_same_facts():
    for key, phrase in rulebook().phrases.items():
        assert places_in(phrase.nb) == places_in(phrase.en), key
        assert places_in(phrase.nb) <= {*SHARED, *PHRASE_VALUES}, key


@pytest.mark.parametrize("rule", sorted(rulebook().rules))
def test_no_reason_names_a_number_that_is_not_the_one_in_force(rule):
    for pair in words_of(rulebook().rules[rule]):
        for text in pair[:2]:
            bare = re.sub(r"\{[^}]*\}|grad \(.*\)|grade \(.*\)", "", text)
            assert set(re.findall(r"\d+", bare)) <= {"10"}, text


@pytest.mark.parametrize("rule", sorted(rulebook().rules))
def test_notes_stand_in_both_languages_or_in_none(rule):
    note = rulebook().rules[rule].note

    assert note == Note() or (note.nb and note.en)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("end", [0, 1])
def test_at_both_ends_of_every_range_the_words_are_short_and_grammatical(end, language):
    book = with_ends(end)

    for case in CASES:
        told = advise(case, book, language)
        said = [told.summary, *told.toward_green, told.review or ""]
        said += [text for each in told.findings for text in (each.reason, each.patient_reason)]
        said += [each.text for each in (*told.notify, *told.information)]
        assert len(told.summary) <= MOST_SUMMARY
        assert all(len(each.patient_reason.split()) <= MOST_WORDS for each in told.findings)
        assert not [text for text in said if ONE_OF_MANY.search(text) or "None" in text]


def test_the_pattern_of_wrong_numbers_finds_one():
    assert ONE_OF_MANY.search("Hvil 1 dager")
    assert not ONE_OF_MANY.search("Hvil 21 dager")
    assert not ONE_OF_MANY.search("Hvil 1 dag")


@pytest.mark.parametrize(("number", "said"), [("1", "1 dag"), ("0", "0 dager"), ("2", "2 dager")])
def test_a_number_takes_the_noun_that_fits(number, said):
    assert f"{Number(number):dag|dager}" == said


def test_fair_quality_alone_is_not_told_as_worse_than_last_time():
    case = case_of({"profile": "general", "latest": {"quality": "fair", "quality_trend": "same"}})

    (reason,) = (
        each.reason
        for each in advise(case, rulebook(), Language.EN).findings
        if each.rule == "quality-fair"
    )

    assert "fair" in reason
    assert "worse" not in reason


@pytest.mark.parametrize("order", IN_ORDER, ids=lambda each: f"{each.lower} {each.upper}")
def test_each_order_of_limits_is_shipped_and_its_breach_is_told(order):
    (rule, name), (upper_rule, upper_name) = order.lower, order.upper
    numbers = {each: dict(limits) for each, limits in rulebook().numbers.items()}
    high = numbers[upper_rule][upper_name]

    assert out_of_order(numbers) is None
    numbers[rule][name] = high
    assert (out_of_order(numbers) is not None) is order.apart
    numbers[rule][name] = high + 1
    wrong = out_of_order(numbers)
    assert f"{rule}.{name}" in str(wrong)
    assert f"{upper_rule}.{upper_name}" in str(wrong)
    assert texts(Language.NB).error(wrong) != str(wrong)


def test_an_adjusted_rulebook_tells_the_edition_that_ships():
    strict = rulebook().adjusted({"pain-acceptable": {"above": 1}})

    assert strict.rule_set == rulebook().rule_set
    assert strict.rules == rulebook().rules
    assert structs.replace(strict, numbers=rulebook().numbers) == rulebook()
