"""A disk whose power may go: which bytes are found afterwards, after any logged operation.

What was not synced may be gone, there, or there in some of its sectors. Names are kept in a
journal, as file systems do: they change in order, and any sync makes the changes before it last.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tests.faults.disk import SECTOR, Operation

Chosen = Callable[[], float]  # how much of one unsynced operation stays: 0 nothing, 1 all
Names = dict[str, "Content | None"]  # a folder has no content


@dataclass(eq=False)
class Content:
    """One file: the bytes that last, and what was done to them since the last sync."""

    lasting: bytearray = field(default_factory=bytearray)
    since: list[Operation] = field(default_factory=list)
    syncs: int = 0

    def sync(self) -> None:
        for each in self.since:
            _apply(self.lasting, each)
        self.since, self.syncs = [], self.syncs + 1


class Left(NamedTuple):
    """What the disk may hold. Equal keys mean equal bytes."""

    acknowledged: int
    key: tuple[object, ...]
    parts: dict[str, tuple[Content, list[Operation]] | None]  # a folder has none

    def files(self) -> Iterator[tuple[str, bytes | bytearray | None]]:
        """What lies there, a folder as None; to be asked before anything more happens."""
        for name, left in self.parts.items():
            yield name, left and _written(*left)


class PoweredDisk:
    """A disk to which logged operations happen, one after another."""

    def __init__(self) -> None:
        self._names: Names = {}
        self._lasting: Names = {}
        self._journal: list[Callable[[Names], None]] = []
        self._commits = 0
        self._acknowledged = 0

    def happen(self, done: Operation) -> None:
        if done.kind == "A":
            self._acknowledged = done.at
        elif done.kind == "S":
            self._sync(self._names.get(done.name))
        elif done.kind in "WT":
            self._content(done.name).since.append(done)
        else:
            self._note(_renaming(done))

    def is_synced(self) -> bool:
        """Whether nothing is left to chance now."""
        return not self._journal and not any(each and each.since for each in self._names.values())

    def cut(self, chance: random.Random, chosen: Chosen, journal: float) -> Left:
        """The power goes. `journal`: how much of the journal was written."""
        kept = round(journal * len(self._journal))
        names = dict(self._lasting)
        for change in self._journal[:kept]:
            change(names)
        key: list[object] = [self._commits, kept]
        parts = {}
        for name, content in sorted(names.items()):
            parts[name] = content and (content, _left(content, chance, chosen, key))
        return Left(self._acknowledged, tuple(key), parts)

    def _sync(self, content: Content | None) -> None:
        if content:
            content.sync()
        self._lasting, self._journal = dict(self._names), []
        self._commits += 1

    def _content(self, name: str) -> Content:
        content = self._names[name]
        assert content, name
        return content

    def _note(self, change: Callable[[Names], None]) -> None:
        change(self._names)
        self._journal.append(change)


def _renaming(done: Operation) -> Callable[[Names], None]:
    match done.kind:
        case "C":
            return _put(done.name, Content())
        case "D":
            return _put(done.name, None)
        case "U":
            return lambda names: _take(names, done.name)
        case "R":
            return lambda names: _move(names, done.name, done.data.decode())
    raise AssertionError(done.kind)


def _put(name: str, content: Content | None) -> Callable[[Names], None]:
    def put(names: Names) -> None:
        names[name] = content

    return put


def _take(names: Names, name: str) -> None:
    names.pop(name, None)


def _move(names: Names, old: str, new: str) -> None:
    for name in [each for each in names if each == old or each.startswith(f"{old}/")]:
        names[new + name.removeprefix(old)] = names.pop(name)


def _left(
    content: Content, chance: random.Random, chosen: Chosen, key: list[object]
) -> list[Operation]:
    left = []
    key += [id(content), content.syncs]
    for number, each in enumerate(content.since):
        if share := chosen():
            for part in _parts(each, share, chance):
                left.append(part)
                key += [number, part.at, len(part.data)]
    return left


def _written(content: Content, parts: list[Operation]) -> bytes | bytearray:
    if not parts:
        return content.lasting
    left = bytearray(content.lasting)
    for part in parts:
        _apply(left, part)
    return left


def _parts(done: Operation, share: float, chance: random.Random) -> list[Operation]:
    """The sectors of a write that reached the disk; whatever is no write comes whole."""
    if share == 1 or done.kind != "W":
        return [done]
    end = done.at + len(done.data)
    edges = [done.at, *range((done.at // SECTOR + 1) * SECTOR, end, SECTOR), end]
    return [
        done._replace(at=low, data=done.data[low - done.at : high - done.at])
        for low, high in pairwise(edges)
        if chance.random() < share
    ]


def _apply(content: bytearray, done: Operation) -> None:
    if done.kind == "T":
        content[:] = content[: done.at].ljust(done.at, b"\0")
        return
    if len(content) < done.at:
        content.extend(bytes(done.at - len(content)))
    content[done.at : done.at + len(done.data)] = done.data
