"""The rulebook: every number the rules compare with, its source, and the reasons in words."""

import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct, field

from app.domain.advice import RuleSet
from app.domain.codes import Language
from app.domain.errors import TaktError, sentence

Mark = Literal["V", "V2", "M", "E"]
SOURCES, RULE_SET, PHRASES = "sources.toml", "rule-set.toml", "phrases.toml"


class RulebookRefused(TaktError):
    """The rule files do not make a rulebook; the program does not start with them."""


class Limit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number of a rule. `allowed` is the range a clinic may choose within."""

    value: float
    unit: str
    allowed: tuple[float, float]
    source: str
    mark: Mark


class Variant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Other words of a rule, where it saw another answer."""

    clinician: str
    patient: str


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule says in one language.

    `toward` is what would have satisfied it; `when` has other words by the answer it saw.
    """

    title: str
    clinician: str
    patient: str
    toward: str = ""
    when: dict[str, Variant] = field(default_factory=dict)


class RuleText(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that the files say of one rule. `idea` is a key of the ideas it serves."""

    code: str
    idea: str
    sources: tuple[str, ...]
    nb: Words
    en: Words
    limits: dict[str, Limit] = field(default_factory=dict)
    note: str = ""

    def words(self, language: Language) -> Words:
        """What the rule says in this language."""
        return self.nb if language == Language.NB else self.en


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the bibliography. `mark` says how firmly it was read."""

    short: str
    full: str
    mark: Mark
    doi: str = ""


class Phrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phrase that sentences are made of, in both languages."""

    nb: str
    en: str

    def in_language(self, language: Language) -> str:
        """The phrase in this language."""
        return self.nb if language == Language.NB else self.en


class _RuleSetFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    version: str
    ideas: dict[str, Phrase]
    marks: dict[Mark, Phrase]


class Rulebook(Struct, frozen=True, kw_only=True):
    """One edition of the rules. Limits are looked up by rule id and name."""

    rule_set: RuleSet
    rules: dict[str, RuleText]
    sources: dict[str, Source]
    ideas: dict[str, Phrase]
    marks: dict[Mark, Phrase]
    phrases: dict[str, Phrase]
    numbers: dict[str, dict[str, float]]

    def limit(self, rule: str, name: str) -> float:
        """The number of a rule in force."""
        return self.numbers[rule][name]

    def phrase(self, key: str, language: Language) -> str:
        """A phrase in this language."""
        return self.phrases[key].in_language(language)


def read_rulebook(files: Mapping[str, str], expected: Mapping[str, Iterable[str]]) -> Rulebook:
    """Parse the rule files; `expected` names each rule with the limits its code compares with.

    Raises RulebookRefused where a rule or number is missing, misspelt or out of its range.
    """
    parsed = {name: _toml(name, text) for name, text in files.items()}
    try:
        sources = msgspec.convert(parsed.pop(SOURCES), dict[str, Source])
        phrases = msgspec.convert(parsed.pop(PHRASES), dict[str, Phrase])
        head = msgspec.convert(parsed.pop(RULE_SET), _RuleSetFile)
    except (KeyError, msgspec.ValidationError) as error:
        raise RulebookRefused("The rule files cannot be read: {reason}", reason=error) from error
    rules = _rules(parsed)
    _check(rules, expected, sources, head.ideas)
    return Rulebook(
        rule_set=RuleSet(id=head.id, version=head.version, sha256=fingerprint(files)),
        rules=rules,
        sources=sources,
        ideas=head.ideas,
        marks=head.marks,
        phrases=phrases,
        numbers={
            name: {key: limit.value for key, limit in rule.limits.items()}
            for name, rule in rules.items()
        },
    )


def fingerprint(files: Mapping[str, str]) -> str:
    """The SHA-256 of the rule files, by name and text."""
    digest = sha256()
    for name in sorted(files):
        text = files[name].replace("\r\n", "\n")
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()


def _toml(name: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(name, sentence("is not valid TOML")) from error


def _rules(parsed: Mapping[str, Mapping[str, object]]) -> dict[str, RuleText]:
    rules: dict[str, RuleText] = {}
    for name, content in parsed.items():
        try:
            found = msgspec.convert(content, dict[str, RuleText])
        except msgspec.ValidationError as error:
            raise _refused(name, str(error)) from error
        if twice := rules.keys() & found.keys():
            raise _refused(name, f"{sorted(twice)}")
        rules |= found
    return rules


def _check(
    rules: Mapping[str, RuleText],
    expected: Mapping[str, Iterable[str]],
    sources: Mapping[str, Source],
    ideas: Mapping[str, Phrase],
) -> None:
    if wrong := rules.keys() ^ expected.keys():
        raise _refused(", ".join(sorted(wrong)), sentence("is missing, misspelt or not a rule"))
    for name, rule in rules.items():
        if wrong := rule.limits.keys() ^ set(expected[name]):
            where = f"{name}: {', '.join(sorted(wrong))}"
            raise _refused(where, sentence("is missing, misspelt or not a rule"))
        cited = {*rule.sources, *(limit.source for limit in rule.limits.values())}
        if wrong := cited - sources.keys():
            raise _refused(f"{name}: {', '.join(sorted(wrong))}", sentence("is not a source"))
        if rule.idea not in ideas:
            raise _refused(f"{name}: {rule.idea}", sentence("is not an idea"))
        _check_ranges(name, rule)


def _check_ranges(name: str, rule: RuleText) -> None:
    for key, limit in rule.limits.items():
        low, high = limit.allowed
        if not low <= limit.value <= high:
            raise _refused(f"{name}.{key}", sentence("is outside its allowed range"))


def _refused(place: str, what: str) -> RulebookRefused:
    return RulebookRefused("The rules cannot be used: {place} {what}.", place=place, what=what)
