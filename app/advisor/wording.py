"""Puts what the rules raised into words, in one language and two registers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import structs

from app.advisor.rulebook import Rulebook, Variant, Words
from app.advisor.rules.table import Raised
from app.domain.advice import Fact, Finding
from app.domain.codes import Language, Light

MOST_NAMED = 3
MOST_SUMMARY = 140  # characters; long names of criteria are cut
MONTHS = 12
SPOKEN = (  # phrases that are said whatever the case holds
    *(f"light_{light}" for light in Light),
    *(f"month_{month}" for month in range(1, MONTHS + 1)),
    "toward_nothing",
    "and_more",
)
# Limits that sentences name outside their own rule.
SHARED = {
    "calm": ("pain-acceptable", "above"),
    "ceiling": ("pain-during-high", "during_above"),
    "morning_most": ("next-morning-high-usual", "above"),
    "slow_hours": ("settling-slow", "hours_above"),
    "streak": ("answered-well", "streak"),
    "days_two": ("review-due", "days_two"),
    "reds_many": ("review-due", "reds_many"),
    "days_many": ("review-due", "days_many"),
    "swollen_sessions": ("swelling-high", "sessions_in_a_row"),
    "doctor_days": ("tired-for-weeks", "doctor_days"),
}


class Number(str):
    """A number in a sentence; `{days:day|days}` adds the noun that fits it."""

    __slots__ = ()

    def __format__(self, nouns: str) -> str:
        if not nouns:
            return str(self)
        one, _, many = nouns.partition("|")
        return f"{self} {one if self == '1' else many}"


class Wording(NamedTuple):
    """One rulebook, speaking one language."""

    rulebook: Rulebook
    language: Language

    def phrase(self, key: str, **values: Fact) -> str:
        """A phrase with its braces filled in."""
        return self.rulebook.phrase(key, self.language).format_map(_Formed(self, values))

    def finding(self, raised: Raised) -> Finding:
        """A raised rule with its numbers, and its reason for clinician and patient."""
        text = self.rulebook.rules[raised.rule.id]
        words = text.words(self.language)
        variant = _variant(words, raised.inputs)
        threshold: dict[str, Fact] = {**self.rulebook.numbers[raised.rule.id]}
        facts = self._facts(raised, threshold)
        return Finding(
            rule=raised.rule.id,
            light=raised.rule.light,
            scope=raised.scope,
            inputs=raised.inputs,
            threshold={name: _whole(value) for name, value in threshold.items()},
            reason=variant.clinician.format_map(facts),
            patient_reason=variant.patient.format_map(facts),
            sources=text.sources,
        )

    def again(self, finding: Finding) -> Finding:
        """A finding that was worded before, in this language: its numbers stay."""
        words = self.rulebook.rules[finding.rule].words(self.language)
        variant = _variant(words, finding.inputs)
        facts = _Formed(self, finding.threshold | finding.inputs, finding.inputs)
        return structs.replace(
            finding,
            reason=variant.clinician.format_map(facts),
            patient_reason=variant.patient.format_map(facts),
        )

    def template(self, rule_id: str, template: str) -> str:
        """A reason with the numbers in force; what would be answered stays open."""
        numbers: dict[str, Fact] = {**self.rulebook.numbers[rule_id]}
        return template.format_map(_Open(self, numbers)).replace("….", "…")

    def toward(self, raised: Raised) -> str:
        """What would have satisfied the rule."""
        words = self.rulebook.rules[raised.rule.id].words(self.language)
        toward = _variant(words, raised.inputs).toward or words.toward
        threshold: dict[str, Fact] = {**self.rulebook.numbers[raised.rule.id]}
        return toward.format_map(self._facts(raised, threshold))

    def summary(self, deciding: Finding) -> str:
        """Light and deciding reason, for the clinician."""
        text = f"{self.phrase(f'light_{deciding.light}')}: {deciding.reason}"
        return text if len(text) <= MOST_SUMMARY else f"{text[: MOST_SUMMARY - 1].rstrip()}…"

    def review(self, due: Iterable[str]) -> str | None:
        """Why a review is due."""
        return " ".join(self.phrase(key) for key in due) or None

    def form(self, value: Fact) -> str:
        """A fact as it stands in a sentence."""
        if isinstance(value, list):
            return self._list(value)
        if isinstance(value, str):
            return self._word(value)
        text = f"{value:g}"
        return Number(text.replace(".", ",") if self.language == Language.NB else text)

    def _facts(self, raised: Raised, threshold: dict[str, Fact]) -> "_Formed":
        return _Formed(self, threshold | raised.inputs, raised.inputs)

    def seen(self, inputs: Mapping[str, Fact]) -> str:
        """All that the rule saw, as a list of short phrases."""
        known = self.rulebook.phrases
        return ", ".join(
            self.phrase(f"seen_{name}", value=value)
            for name, value in inputs.items()
            if value is not None and f"seen_{name}" in known
        )

    def _list(self, values: Iterable[str]) -> str:
        words = [self._word(value) for value in dict.fromkeys(values)]
        if len(words) > MOST_NAMED:
            more = self.phrase("and_more", n=len(words) - MOST_NAMED + 1)
            words = [*words[: MOST_NAMED - 1], more]
        return ", ".join(words)

    def _word(self, value: str) -> str:
        phrase = self.rulebook.phrases.get(f"word_{value}")
        if phrase:
            return phrase.in_language(self.language)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return value.replace("_", " ")  # a criterion of the clinic's own
        month = self.rulebook.phrase(f"month_{day.month}", self.language)
        return f"{day.day}. {month}" if self.language == Language.NB else f"{day.day} {month}"


class _Formed:
    """The facts of a sentence, formed when the sentence names them; `seen` lists the inputs."""

    def __init__(
        self, wording: Wording, facts: Mapping[str, Fact], inputs: Mapping[str, Fact] | None = None
    ) -> None:
        self.wording, self.facts, self.inputs = wording, facts, inputs

    def __getitem__(self, name: str) -> str:
        if name in self.facts:
            return self.wording.form(self.facts[name])
        if name == "seen" and self.inputs is not None:
            return self.wording.seen(self.inputs)
        return self.wording.form(self.wording.rulebook.limit(*SHARED[name]))


class _Open(_Formed):
    """Facts of which some are not known."""

    def __getitem__(self, name: str) -> str:
        if name in self.facts or name in SHARED:
            return super().__getitem__(name)
        return Number("…")


def _variant(words: Words, inputs: Mapping[str, Fact]) -> Words | Variant:
    """The words for the answer that the rule saw."""
    return next((words.when[name] for name in inputs if name in words.when), words)


def _whole(value: Fact) -> Fact:
    return int(value) if isinstance(value, float) and value.is_integer() else value
