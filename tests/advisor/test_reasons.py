"""Every light has its reason, in both languages, short and plain, and nothing is claimed."""

import re
from itertools import pairwise

import pytest

from app.domain.codes import Contingency, Language, Light
from app.resources import FOLDER
from tests.advisor.comparing import advice, rulebook
from tests.advisor.states import random_courses, state
from tests.advisor.vignette import all_vignettes, case_of

CASES = [case_of(told) for told in all_vignettes()] + [state(n * 7919) for n in range(400)]
NEVER = re.compile(
    r"(?:acute.{0,3}chronic|akutt.{0,3}kronisk|ACWR"
    r"|injury risk|risk of injur|skaderisiko|risiko(?:en)? for skade"
    r"|overtrained|overtraining|overtrent|overtrening"
    r"|prevents? injur|forebygger skade|hindrer skade"
    r"|slow(?:er)? is better|(?:sakte|saktere|roligere) er bedre"
    r"|10 ?%[^.]{0,40}(?:prevents?|forebygger|hindrer))",
    re.IGNORECASE,
)
SUFFIXES = (".toml", ".po", ".json", ".md", ".txt")
TEXTS = sorted(file for file in FOLDER.rglob("*") if file.suffix in SUFFIXES)
MOST_SUMMARY = 140
MOST_WORDS = 20
MOST_LIX = 35


@pytest.mark.parametrize("language", Language)
def test_every_light_has_a_reason_for_clinician_and_patient(language):
    for case in CASES:
        for each in advice(case, language).findings:
            assert each.reason.strip()
            assert each.patient_reason.strip()
            assert not set("{}") & set(each.reason + each.patient_reason)
            assert set(each.sources) <= rulebook().sources.keys()


@pytest.mark.parametrize("language", Language)
def test_a_summary_is_short_enough_to_read_between_two_patients(language):
    for case in CASES:
        summary = advice(case, language).summary

        assert 0 < len(summary) <= MOST_SUMMARY
        assert not set("{}") & set(summary)


def test_the_worst_finding_stands_first_and_decides_the_light():
    for case in CASES:
        told = advice(case)
        severities = [each.light.severity for each in told.findings]

        assert told.light is told.deciding.light
        assert severities == sorted(severities, reverse=True)


def test_both_languages_say_the_same_of_a_case():
    for case in CASES:
        nb, en = (advice(case, language) for language in (Language.NB, Language.EN))

        assert (nb.light, nb.exercises, nb.missing) == (en.light, en.exercises, en.missing)
        assert [(f.rule, f.scope) for f in nb.findings] == [(f.rule, f.scope) for f in en.findings]
        assert nb.summary != en.summary


def test_findings_say_what_was_compared_with_what():
    for case in CASES:
        told = advice(case)
        for each in told.findings:
            limits = rulebook().rules[each.rule].limits
            assert set(each.threshold) <= set(limits)


def test_patient_reasons_are_at_most_20_words():
    for case in CASES:
        for language in Language:
            for each in advice(case, language).findings:
                assert len(each.patient_reason.split()) <= MOST_WORDS


def test_norwegian_patient_reasons_are_easy_to_read():
    reasons = {words.patient for words in (rule.nb for rule in rulebook().rules.values())}

    assert lix(" ".join(sorted(reasons))) <= MOST_LIX


def lix(text: str) -> float:
    """Words a sentence plus the share of words longer than six letters."""
    words = re.findall(r"\w+", re.sub(r"\{\w+\}", "3", text))
    sentences = len(re.findall(r"[.!?:]", text))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.relative_to(FOLDER).as_posix())
def test_no_text_claims_what_nobody_knows(file):
    assert NEVER.findall(own_words(file.read_text("utf-8"))) == []


def own_words(text: str) -> str:
    """The text in one line, as it is read; without the titles of papers."""
    own = "\n".join(line for line in text.splitlines() if not line.startswith("full = "))
    return re.sub(r"\s+", " ", re.sub(r'"\n\s*"', "", own))


def test_a_claim_over_two_lines_is_found():
    assert NEVER.search(own_words('msgid ""\n"Dette forebygger "\n"skade"'))
    assert NEVER.search(own_words("Slow is\n  better"))
    assert not NEVER.search(own_words('full = "The acute:chronic workload ratio"'))


def test_the_word_list_would_find_a_claim():
    for claim in (
        "Du er overtrent.",
        "ACWR 1.4",
        "Slow is better",
        "Dette forebygger skade",
        "10 % hindrer",
    ):
        assert NEVER.search(claim)
    assert not NEVER.search("Vi tar ett trinn ned.")


def test_time_contingent_advice_names_no_pain_threshold():
    by_time = [each for each in CASES if each.contingency is Contingency.TIME]
    assert by_time

    for case in by_time:
        for each in advice(case).findings:
            assert not any(name.startswith("pain") for name in each.inputs)
        assert not any("pain" in each.lower() and "of 10" in each for each in told_toward(case))


def told_toward(case):
    return advice(case).toward_green


def test_every_advice_of_a_random_course_tells_the_way_to_green_or_is_green():
    courses = random_courses(seed=11)
    for case in (next(courses) for _ in range(300)):
        told = advice(case)

        if told.light is Light.GREEN:
            assert told.toward_green == ()
        else:
            assert told.toward_green
            assert all(each.strip() and "{" not in each for each in told.toward_green)


def test_lights_of_findings_only_get_milder_down_the_list():
    for case in CASES[:50]:
        lights = [each.light.severity for each in advice(case).findings]

        assert all(one >= two for one, two in pairwise(lights))


def test_a_long_name_of_a_criterion_does_not_make_the_summary_longer():
    names = {name * 60: False for name in "abc"}
    case = case_of({"profile": "general", "latest": {"criteria": names}})

    summary = advice(case).summary

    assert len(summary) == MOST_SUMMARY
    assert summary.endswith("…")
