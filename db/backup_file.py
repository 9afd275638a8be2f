"""One backup: a sealed file with a copy of the records, and the folder it lies in."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from db.key_file import KeyFile
from db.sealed_file import KIND, FileRefused, about, read_head
from db.state import State

BACKUP = b"TaktBak1"
SUFFIX = ".taktbackup"
_NAME = re.compile(r"takt-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)-(\d{6,})" + re.escape(SUFFIX))


class Why(StrEnum):
    """What a backup was made for."""

    CHANGED = "changed"  # half an hour has gone by
    CLOSING = "closing"
    ASKED = "asked"
    BEFORE = "before"  # something risky: kept for 90 days


class Manifest(Struct, frozen=True, kw_only=True):
    """What a backup says of itself, sealed: even the number of patients is nobody's business."""

    database: UUID
    number: int
    made_at: str
    why: Why
    program: str
    clinic: str
    state: State

    @property
    def at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)


class Backup(NamedTuple):
    """A backup whose manifest could be read."""

    path: Path
    manifest: Manifest
    size: int


class Candidate(NamedTuple):
    """A file that looks like a backup, before anybody said how to open it."""

    path: Path
    number: int
    named: datetime  # local time, as its name says
    key_file: KeyFile | None  # None: damaged, or no backup


def file_name(number: int, made_at: datetime) -> str:
    """Says when, and nothing about anybody."""
    return f"takt-{made_at.astimezone():%Y-%m-%d-%H%M}-{number:06}{SUFFIX}"


def is_backup(path: Path) -> bool:
    """Whether a backup lies there, whatever it is called, whole or damaged."""
    try:
        with path.open("rb") as file:
            return file.read(KIND) == BACKUP
    except OSError:
        return False


def numbers(folder: Path) -> Iterator[int]:
    """The numbers that are taken here, as the names say."""
    named = (_NAME.fullmatch(path.name) for path in _files(folder))
    return (int(name[6]) for name in named if name)


def candidates(folder: Path) -> tuple[Candidate, ...]:
    """The files that are named like backups, the newest first."""
    named = ((path, _NAME.fullmatch(path.name)) for path in _files(folder))
    found = [_candidate(path, name) for path, name in named if name]
    return tuple(sorted(found, key=lambda each: (each.number, each.named), reverse=True))


def backups(folder: Path, keys: Iterable[bytes]) -> tuple[Backup, ...]:
    """Those that one of the keys opens, oldest first; none is read to its end."""
    keys = tuple(keys)
    opened = (_backup(each.path, keys) for each in candidates(folder) if each.key_file)
    found = [each for each in opened if each]
    return tuple(sorted(found, key=lambda each: (each.manifest.number, each.manifest.made_at)))


def _backup(path: Path, keys: tuple[bytes, ...]) -> Backup | None:
    for key in keys:
        try:
            manifest = about(read_head(path, BACKUP), key, Manifest)
            return Backup(path, manifest, path.stat().st_size)
        except (FileRefused, OSError):
            continue
    return None


def _candidate(path: Path, named: re.Match[str]) -> Candidate:
    *moment, number = (int(each) for each in named.groups())
    try:
        at = datetime(*moment).astimezone()  # type: ignore[arg-type]  # five numbers
    except ValueError:
        at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    try:
        return Candidate(path, number, at, read_head(path, BACKUP).key_file)
    except FileRefused:
        return Candidate(path, number, at, None)


def _files(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if each.is_file()]
    except OSError:
        return []
