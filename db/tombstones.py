"""The list of deletions by law, kept beside the backups.

What was deleted stays so when an older state is restored.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from app.domain.patient import Deletion, PatientId
from db.online_copy import failing_plainly, sync
from db.patience import patiently
from db.sealed_file import FileRefused, Keys, about, read_head, write

LIST = b"TaktGon1"
_NAMES = "deletions*.takt"


class _List(Struct, frozen=True):
    deletions: tuple[Deletion, ...]


class Found(NamedTuple):
    """All deletions that are listed in some folders, and how many lists no key opened."""

    deletions: dict[PatientId, Deletion]
    closed: int


def keep(folder: Path, keys: Keys, deletions: Iterable[Deletion]) -> None:
    """Add these to the list in a folder of backups. Raises BackupFailed."""
    wanted = {each.patient_id: each for each in deletions}
    target, known = _mine(folder, keys.key)
    if wanted.keys() <= known.keys():
        return
    part = folder / f".{target.name}.part"
    with failing_plainly(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        write(part, LIST, keys, _List(tuple((known | wanted).values())))
        patiently(lambda: part.replace(target))
        sync(folder)


def listed(folders: Iterable[Path], keys: Iterable[bytes]) -> Found:
    """What the lists in these folders hold, as far as one of the keys opens them."""
    keys, found, closed = tuple(keys), dict[PatientId, Deletion](), 0
    for path in _lists(folders):
        held = [known for key in keys if (known := _read(path, key)) is not None]
        closed += not held
        for known in held:
            found |= known
    return Found(found, closed)


def _mine(folder: Path, key: bytes) -> tuple[Path, dict[PatientId, Deletion]]:
    """The list that this key opens, or the name of a new one: another's is never written over."""
    for number in range(1, 1000):
        path = folder / f"deletions-{number}.takt"
        if not path.exists():
            break
        if (known := _read(path, key)) is not None:
            return path, known
    return path, {}


def _read(path: Path, key: bytes) -> dict[PatientId, Deletion] | None:
    try:
        held = about(read_head(path, LIST), key, _List).deletions
    except FileRefused:
        return None
    return {each.patient_id: each for each in held}


def _lists(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        yield from sorted(folder.glob(_NAMES)) if folder.is_dir() else ()
