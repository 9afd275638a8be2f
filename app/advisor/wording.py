"""Puts what the rules raised into words, in one language and two registers."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.advisor.rulebook import Rulebook
from app.advisor.rules.table import Raised
from app.domain.advice import Fact, Finding
from app.domain.codes import Language

MOST_NAMED = 3


class Wording(NamedTuple):
    """One rulebook, speaking one language."""

    rulebook: Rulebook
    language: Language

    def phrase(self, key: str, **values: Fact) -> str:
        """A phrase with its braces filled in."""
        text = self.rulebook.phrase(key, self.language)
        return text.format(**{name: self.form(value) for name, value in values.items()})

    def finding(self, raised: Raised) -> Finding:
        """A raised rule with its numbers, and its reason for clinician and patient."""
        text = self.rulebook.rules[raised.rule.id]
        words = text.words(self.language)
        variant = next((words.when[name] for name in raised.inputs if name in words.when), words)
        threshold: dict[str, Fact] = {**self.rulebook.numbers[raised.rule.id]}
        facts = self._facts(raised, threshold)
        return Finding(
            rule=raised.rule.id,
            light=raised.rule.light,
            scope=raised.scope,
            inputs=raised.inputs,
            threshold={name: _whole(value) for name, value in threshold.items()},
            reason=variant.clinician.format(**facts),
            patient_reason=variant.patient.format(**facts),
            sources=text.sources,
        )

    def toward(self, raised: Raised) -> str:
        """What would have satisfied the rule."""
        words = self.rulebook.rules[raised.rule.id].words(self.language)
        threshold: dict[str, Fact] = {**self.rulebook.numbers[raised.rule.id]}
        return words.toward.format(**self._facts(raised, threshold))

    def summary(self, deciding: Finding) -> str:
        """Light and deciding reason, for the clinician."""
        return f"{self.phrase(f'light_{deciding.light}')}: {deciding.reason}"

    def review(self, due: Iterable[str]) -> str | None:
        """Why a review is due."""
        return " ".join(self.phrase(key) for key in due) or None

    def form(self, value: Fact) -> str:
        """A fact as it stands in a sentence."""
        if isinstance(value, list):
            return self._list(value)
        if isinstance(value, str):
            return self._word(value)
        if isinstance(value, float) and self.language == Language.NB:
            return f"{value:g}".replace(".", ",")
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _facts(self, raised: Raised, threshold: dict[str, Fact]) -> dict[str, str]:
        facts = {name: self.form(value) for name, value in (threshold | raised.inputs).items()}
        facts["seen"] = self._seen(raised.inputs)
        facts["streak"] = self.form(self.rulebook.limit("answered-well", "streak"))
        return facts

    def _seen(self, inputs: dict[str, Fact]) -> str:
        """All that the rule saw, as a list of short phrases."""
        known = self.rulebook.phrases
        return ", ".join(
            self.phrase(f"seen_{name}", value=value)
            for name, value in inputs.items()
            if f"seen_{name}" in known
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
            return value
        month = self.rulebook.phrase(f"month_{day.month}", self.language)
        return f"{day.day}. {month}" if self.language == Language.NB else f"{day.day} {month}"


def _whole(value: Fact) -> Fact:
    return int(value) if isinstance(value, float) and value.is_integer() else value
