"""Reads the rule files, and says in one sentence where and why they cannot be used."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from app.advisor.rulebook import (
    REFUSED,
    Limit,
    Mark,
    Phrase,
    Rulebook,
    RulebookRefused,
    RuleText,
    Said,
    Source,
    refused,
    shipped_numbers,
)
from app.domain.advice import RuleSet
from app.domain.errors import sentence

SOURCES, RULE_SET, PHRASES = "sources.toml", "rule-set.toml", "phrases.toml"
S = TypeVar("S", bound=Struct)
Table = dict[str, Any]


class _Head(Struct, frozen=True, kw_only=True):
    id: Said
    version: Said
    ideas: dict[str, Phrase]
    themes: dict[str, Phrase]
    marks: dict[Mark, Phrase]


def read_rule_files(
    files: Mapping[str, str], expected: Mapping[str, Iterable[str]], spoken: Iterable[str]
) -> Rulebook:
    """The rulebook of these files.

    `expected` names each rule with the limits its code compares with, `spoken` the phrases that
    the advisor says. Raises RulebookRefused where one is missing, misspelt or out of its range.
    """
    tables = {name: _toml(name, text) for name, text in files.items()}
    for name in (SOURCES, PHRASES, RULE_SET):
        if name not in tables:
            raise refused(name, sentence("the file is missing"))
    head = _value(RULE_SET, tables.pop(RULE_SET), _Head)
    sources = _values(SOURCES, tables.pop(SOURCES), Source)
    phrases = _values(PHRASES, tables.pop(PHRASES), Phrase)
    if missing := [key for key in spoken if key not in phrases]:
        raise refused(PHRASES, sentence("{name} is missing"), name=missing[0])
    _check_names(tables, expected)
    rules = _rules(tables)
    for name, rule in rules.items():
        _check_limit_names(f"{rule.theme}.toml: {name}", rule, tuple(expected[name]))
        _check_cited(name, rule, sources, head)
    return Rulebook(
        rule_set=RuleSet(id=head.id, version=head.version, sha256=fingerprint(files)),
        rules=rules,
        sources=sources,
        ideas=head.ideas,
        themes=head.themes,
        marks=head.marks,
        phrases=phrases,
        numbers=shipped_numbers(rules),
    )


def fingerprint(files: Mapping[str, str]) -> str:
    """The SHA-256 of the rule files, by name and text."""
    digest = sha256()
    for name in sorted(files):
        text = files[name].replace("\r\n", "\n")
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()


def _toml(name: str, text: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise refused(
            name,
            sentence("line {line} is not TOML: a sign is missing, or a name stands twice"),
            line=int(found[1]) if found else len(text.splitlines()),
        ) from error


def _rules(tables: Mapping[str, Table]) -> dict[str, RuleText]:
    rules: dict[str, RuleText] = {}
    for file, table in tables.items():
        for name, raw in table.items():
            theme = {"theme": file.removesuffix(".toml")}
            whole = raw | theme if isinstance(raw, dict) else raw
            rules[name] = _value(_in(file, name), whole, RuleText)
    return rules


def _values(file: str, table: Table, kind: type[S]) -> dict[str, S]:
    return {name: _value(_in(file, name), raw, kind) for name, raw in table.items()}


def _value(place: str, raw: object, kind: type[S]) -> S:
    """Read field by field, so that what is wrong is told where it stands."""
    if not isinstance(raw, dict):
        raise refused(place, sentence("expected a table"))
    fields = {each.name: each for each in structs.fields(kind)}
    if unknown := [name for name in raw if name not in fields]:
        raise refused(
            place,
            sentence("there is no {name} here, only {names}"),
            name=unknown[0],
            names=", ".join(fields),
        )
    for name, each in fields.items():
        if each.required and name not in raw:
            raise refused(place, _MISSING.get(name, sentence("{name} is missing")), name=name)
    return kind(**{name: _field(place, name, raw[name], fields[name].type) for name in raw})


def _field(place: str, name: str, raw: object, kind: Any) -> object:
    inside = place if name == "limits" else _in(place, name)  # a limit is called rule.limit
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _value(inside, raw, kind)
    if get_origin(kind) is dict:
        return _entries(inside, raw, *get_args(kind))
    return _converted(inside, name, raw, kind)


def _entries(place: str, raw: object, keys: Any, values: type[Struct]) -> dict[str, Struct]:
    if not isinstance(raw, dict):
        raise refused(place, sentence("expected a table"))
    for key in raw:
        _converted(_in(place, key), "mark", key, keys)
    return {key: _value(_in(place, key), each, values) for key, each in raw.items()}


def _in(place: str, name: str) -> str:
    return f"{place}: {name}" if place.endswith(".toml") else f"{place}.{name}"


def _converted(place: str, name: str, raw: object, kind: Any) -> Any:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        expected = _EXPECTED.get(name, sentence("expected words in quotation marks"))
        raise refused(place, expected) from error


def _check_names(tables: Mapping[str, Table], expected: Mapping[str, Iterable[str]]) -> None:
    """Each expected rule stands in one file, and no other stands there."""
    found: dict[str, str] = {}
    for file, table in tables.items():
        for name in table:
            if name not in expected:
                raise refused(_in(file, name), sentence("there is no such rule"))
            if name in found:
                raise refused(
                    _in(file, name), sentence("it stands in {file} too"), file=found[name]
                )
            found[name] = file
    if missing := [name for name in expected if name not in found]:
        raise refused(missing[0], sentence("the rule is missing"))


def _check_limit_names(place: str, rule: RuleText, expected: tuple[str, ...]) -> None:
    if unknown := [name for name in rule.limits if name not in expected]:
        raise refused(f"{place}.{unknown[0]}", sentence("there is no such limit"))
    if missing := [name for name in expected if name not in rule.limits]:
        raise refused(f"{place}.{missing[0]}", sentence("the limit is missing"))


def _check_cited(name: str, rule: RuleText, sources: Mapping[str, Source], head: _Head) -> None:
    place = f"{rule.theme}.toml: {name}"
    if rule.theme not in head.themes:
        raise refused(RULE_SET, sentence("there is no theme called {name}"), name=rule.theme)
    if rule.idea not in head.ideas:
        raise refused(place, sentence("there is no idea called {name}"), name=rule.idea)
    for cited in rule.sources:
        _check_source(place, cited, sources)
    for key, limit in rule.limits.items():
        _check_source(f"{place}.{key}", limit.source, sources)
        _check_range(f"{place}.{key}", limit)


def _check_range(place: str, limit: Limit) -> None:
    low, high = limit.allowed
    if not low <= high:
        raise refused(f"{place}.allowed", _EXPECTED["allowed"])
    if wrong := limit.wrong(limit.value):
        raise RulebookRefused(REFUSED, place=place, what=wrong)


def _check_source(place: str, cited: str, sources: Mapping[str, Source]) -> None:
    if cited not in sources:
        raise refused(place, sentence("there is no source called {name}"), name=cited)


_MISSING = {
    "nb": sentence("the Norwegian words are missing"),
    "en": sentence("the English words are missing"),
}
_EXPECTED = {
    "value": sentence("expected a number"),
    "allowed": sentence("expected two numbers, the lower first"),
    "decimals": sentence("expected a whole number"),
    "mark": sentence("expected V, V2, M or E"),
    "sources": sentence("expected a list of sources"),
}
