"""The rulebook: every number the rules compare with, its source, and the reasons in words."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct, field, structs

from app.advisor.limit_order import out_of_order, plain
from app.domain.advice import RuleSet
from app.domain.codes import Language
from app.domain.errors import TaktError, sentence

Mark = Literal["V", "V2", "M", "E"]
Said = Annotated[str, Meta(min_length=1)]


class RulebookRefused(TaktError):
    """These files or numbers do not make a rulebook; the program does not judge with them."""


class Limit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number of a rule, as shipped. `allowed` is the range a clinic may choose within."""

    value: float
    unit: Said
    allowed: tuple[float, float]
    decimals: int = 0
    source: str
    mark: Mark
    nb: Said
    en: Said

    def title(self, language: Language) -> str:
        """What the number is about, in this language."""
        return self.nb if language == Language.NB else self.en

    def wrong(self, value: float) -> TaktError | None:
        """What is wrong with this number, if anything is."""
        low, high = self.allowed
        if low <= value <= high and round(value, self.decimals) == value:
            return None
        expected = (
            sentence("expected a number {low}–{high} with at most one decimal, got {value}")
            if self.decimals
            else sentence("expected a whole number {low}–{high}, got {value}")
        )
        return TaktError(expected, low=plain(low), high=plain(high), value=plain(value))


class Variant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Other words of a rule, where it saw another answer."""

    clinician: Said
    patient: Said
    toward: str = ""


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule says in one language.

    `toward` is what would have satisfied it; `when` has other words by the answer it saw.
    """

    title: Said
    clinician: Said
    patient: Said
    toward: str = ""
    when: dict[str, Variant] = field(default_factory=dict)


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reader of the rule should know."""

    nb: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        """The note in this language."""
        return self.nb if language == Language.NB else self.en


class RuleText(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that the files say of one rule.

    `theme` is the file it stands in, `idea` a key of the ideas it serves.
    """

    theme: str
    code: Said
    idea: str
    sources: tuple[str, ...]
    nb: Words
    en: Words
    limits: dict[str, Limit] = field(default_factory=dict)
    note: Note = Note()

    def words(self, language: Language) -> Words:
        """What the rule says in this language."""
        return self.nb if language == Language.NB else self.en


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the bibliography; `mark` says how firmly it was read.

    `nb` stands for `full` in Norwegian, where that is a description and no title.
    """

    short: Said
    full: Said
    mark: Mark
    doi: str = ""
    nb: str = ""

    def told(self, language: Language) -> str:
        """The whole entry, in this language where it is not a title."""
        return (language == Language.NB and self.nb) or self.full


class Phrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phrase that sentences are made of, in both languages."""

    nb: Said
    en: Said

    def in_language(self, language: Language) -> str:
        """The phrase in this language."""
        return self.nb if language == Language.NB else self.en


class Rulebook(Struct, frozen=True, kw_only=True):
    """One edition of the rules. `numbers` are in force; those in `rules` are as shipped."""

    rule_set: RuleSet
    rules: dict[str, RuleText]
    sources: dict[str, Source]
    ideas: dict[str, Phrase]
    themes: dict[str, Phrase]
    marks: dict[Mark, Phrase]
    phrases: dict[str, Phrase]
    numbers: dict[str, dict[str, float]]

    def limit(self, rule: str, name: str) -> float:
        """The number of a rule in force."""
        return self.numbers[rule][name]

    def phrase(self, key: str, language: Language) -> str:
        """A phrase in this language."""
        return self.phrases[key].in_language(language)

    def adjusted(self, numbers: Mapping[str, Mapping[str, float]]) -> "Rulebook":
        """The same rules with these numbers in force, all others as shipped.

        Raises RulebookRefused for a rule or limit that is not there, a number outside its allowed
        range, or limits out of order.
        """
        if not numbers:
            return self if self.numbers == self._shipped() else self._with({})
        for rule, limits in numbers.items():
            for name, value in limits.items():
                self.check(rule, name, value)
        return self._with(numbers)

    def check(self, rule: str, name: str, value: float | None) -> None:
        """Whether this limit may have this number; None is the shipped one.

        Raises RulebookRefused.
        """
        text = self.rules.get(rule)
        if text is None or name not in text.limits:
            raise refused(f"{rule}.{name}", sentence("there is no such limit"))
        if value is not None and (wrong := text.limits[name].wrong(value)):
            raise RulebookRefused(REFUSED, place=f"{rule}.{name}", what=wrong)

    def _with(self, numbers: Mapping[str, Mapping[str, float]]) -> "Rulebook":
        shipped = self._shipped()
        whole = {rule: {**limits, **numbers.get(rule, {})} for rule, limits in shipped.items()}
        if wrong := out_of_order(whole):
            raise RulebookRefused(sentence("These limits cannot be used: {what}."), what=wrong)
        return structs.replace(self, numbers=whole)

    def _shipped(self) -> dict[str, dict[str, float]]:
        return shipped_numbers(self.rules)


def shipped_numbers(rules: Mapping[str, RuleText]) -> dict[str, dict[str, float]]:
    """The numbers of the files, by rule and name."""
    return {
        name: {key: limit.value for key, limit in rule.limits.items()}
        for name, rule in rules.items()
    }


REFUSED = sentence("The rules cannot be used: {place}: {what}.")


def refused(place: str, what: str, **values: object) -> RulebookRefused:
    """The refusal of what stands at this place."""
    return RulebookRefused(REFUSED, place=place, what=TaktError(what, **values))
