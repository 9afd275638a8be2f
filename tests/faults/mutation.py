"""Makes hostile inputs of honest ones: bytes are changed, or values of a JSON tree."""

import json
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

WORDS = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"null", b"NaN", b"-Infinity", b"1e999", b"-0",
    b"9" * 400, b"1." + b"0" * 99, b"[" * 3000, b'{"a":' * 3000, b'"', b"\\ud800", b"\\u0000",
    b"../../../etc/passwd", b"C:\\CON", b"'; DROP TABLE patients; --", b"<!ENTITY x SYSTEM", b",,",
    b"PK\x03\x04", b"TaktBak1", b"\x80\x04\x95", b"!!python/object", "\u202e\ufeff日本".encode(),
)  # fmt: skip
VALUES = (
    None, True, False, 0, -1, 10**30, -0.0, 1e308, 0.1, "", " ", "x" * 5000, "5 ", "٣", "\x00",
    "2026-13-45", "9999-12-31", [], {}, [[[[[[]]]]]], {"": {"": {}}}, "\ud83d", "<img src=x>",
)  # fmt: skip


def mutated(honest: bytes, chance: Random) -> bytes:
    """A few changes of bytes, or of values where the input is JSON."""
    lines = honest.splitlines(keepends=True)
    trees = [number for number, line in enumerate(lines) if line[:1] == b"{"]
    if trees and chance.random() < 0.6:
        number = chance.choice(trees)
        lines[number] = _other_values(lines[number], chance)
        return b"".join(lines)
    content = bytearray(honest)
    for _ in range(chance.choice((1, 1, 2, 5))):
        chance.choice((_flip, _cut, _insert, _repeat, _end))(content, chance)
    return bytes(content)


def _flip(content: bytearray, chance: Random) -> None:
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _cut(content: bytearray, chance: Random) -> None:
    at = chance.randrange(len(content) + 1)
    del content[at : at + chance.choice((1, 4, 16, 300))]


def _insert(content: bytearray, chance: Random) -> None:
    at = chance.randrange(len(content) + 1)
    content[at:at] = chance.choice((*WORDS, chance.randbytes(8)))


def _repeat(content: bytearray, chance: Random) -> None:
    at, length = chance.randrange(len(content) + 1), chance.choice((1, 9, 99))
    content[at:at] = content[at : at + length] * chance.choice((1, 2, 50))


def _end(content: bytearray, chance: Random) -> None:
    del content[chance.randrange(len(content) + 1) :]


def _other_values(honest: bytes, chance: Random) -> bytes:
    try:
        tree = json.loads(honest)
    except ValueError:
        return honest[: chance.randrange(len(honest))]
    for _ in range(chance.choice((1, 1, 2, 4))):
        if places := list(_places(tree)):
            _change(*chance.choice(places), chance)
    return json.dumps(tree).encode() + b"\n"


def _change(holder: Any, key: Any, chance: Random) -> None:
    """Take a value away, give it another name, put it twice, or put another one there."""
    match chance.randrange(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(("", "x", "id", f"{key} "))] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.append(holder[key])
        case _:
            holder[key] = deepcopy(chance.choice(VALUES))


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(node, dict | list):
        for key in node if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from _places(node[key])
