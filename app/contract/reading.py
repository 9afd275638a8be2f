"""Reads a case. What is not exactly a case is refused, never repaired and never ignored."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from app.contract.fault import first_fault, inside
from app.contract.refusal import CaseRefused, shown, wrong_value
from app.domain.case import Case
from app.domain.errors import TaktError

LARGEST_BYTES = 20_000_000
LONGEST_WHOLE_NUMBER = 20
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def read_case(data: bytes) -> Case:
    """The case that these bytes hold as JSON. Raises CaseRefused."""
    tree = _tree(data)
    try:
        return msgspec.convert(tree, Case)
    except msgspec.ValidationError:
        raise first_fault(tree, Case) from None


def _tree(data: bytes) -> object:
    if len(data) > LARGEST_BYTES:
        largest = LARGEST_BYTES // 1_000_000
        raise CaseRefused("$", TaktError("expected at most {n} megabytes", n=largest))
    return _plain_tree(data) or _checked_tree(data)


def _plain_tree(data: bytes) -> object | None:
    """Read at once where writing it again gives the same text, so that no field stood twice."""
    try:
        tree = msgspec.json.decode(data)
        same = msgspec.json.encode(tree) == msgspec.json.format(data, indent=-1)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return tree if same else None


def _checked_tree(data: bytes) -> object:
    text = _text(data)
    twice: list[tuple[object, str]] = []
    tree = _json(text, _object_noting(twice))
    for found, key in twice[:1]:
        where = next(place for place, node in _nodes(tree) if node is found)
        raise CaseRefused(inside(where, key), TaktError("expected each field once, got it twice"))
    if HALF_CHARACTER.search(text):
        _refuse_half_characters(tree)
    return tree


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        n = error.start + 1
        raise CaseRefused("$", TaktError("expected text in UTF-8, byte {n} is not", n=n)) from None
    if not text.strip():
        raise CaseRefused("$", TaktError("line 1, column 1: expected a case in JSON, got nothing"))
    return text


def _object_noting(
    twice: list[tuple[object, str]],
) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice.append((found, next(key for key in keys if keys.count(key) > 1)))
        return found

    return read


def _json(text: str, read: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> object:
    try:
        return _decoded(text, read)
    except json.JSONDecodeError as error:
        raise CaseRefused("$", _not_json(error)) from None
    except RecursionError:
        problem = TaktError("expected a case, got lists or objects nested too deeply")
        raise CaseRefused("$", problem) from None


def _decoded(text: str, read: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> object:
    try:
        return json.loads(text, object_pairs_hook=read)
    except json.JSONDecodeError:
        raise
    except ValueError:  # more digits than Python makes a whole number of
        return json.loads(text, object_pairs_hook=read, parse_int=_number)


def _number(digits: str) -> float:
    return int(digits) if len(digits) <= LONGEST_WHOLE_NUMBER else float(digits)


def _not_json(error: json.JSONDecodeError) -> TaktError:
    line, column = error.lineno, error.colno
    rest = error.doc[error.pos :].split()
    if not rest:
        return TaktError(
            "line {line}, column {column}: expected more JSON, got the end of the file",
            line=line,
            column=column,
        )
    return TaktError(
        "line {line}, column {column}: expected JSON, got {value}",
        line=line,
        column=column,
        value=shown(rest[0]),
    )


def _refuse_half_characters(tree: object) -> None:
    for place, node in _nodes(tree):
        if isinstance(node, str) and any("\ud800" <= each <= "\udfff" for each in node):
            raise wrong_value(place, TaktError("expected whole characters"), node)


def _nodes(node: object, place: str = "$") -> Iterator[tuple[str, object]]:
    yield place, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield inside(place, key), key
            yield from _nodes(value, inside(place, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _nodes(value, f"{place}[{number}]")
