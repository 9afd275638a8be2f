"""Where backups go: a folder beside the records, and one outside this PC that was chosen."""

import json
import os
from pathlib import Path
from uuid import UUID

from app.domain.errors import TaktError, sentence
from db.places import BACKUPS
from db.safe_place import synced_by

FOLDER, LABEL = "Takt", "takt-backups.json"

_IN_THE_RECORDS = sentence("Choose a folder outside the one in which Takt keeps its records.")
_SAME_DISK = sentence(
    "This folder lies on the same disk as the records, and is lost with it. Choose a stick or"
    " another disk."
)
_NOT_WRITTEN = sentence("Takt cannot write in {folder}. Choose another place.")
_OTHERS = sentence("The backups of another clinic lie in {folder}. Choose another place.")


class PlaceRefused(TaktError):
    """A folder that backups do not go to."""


class SameDisk(PlaceRefused):
    """The folder does not help when the disk dies; who says so may choose it all the same."""

    def __init__(self) -> None:
        super().__init__(_SAME_DISK)


def local(root: Path) -> Path:
    """The backups on this PC."""
    return root / BACKUPS


def is_plugged_in(outside: Path, database: UUID) -> bool:
    """Whether the chosen folder is there and is the one that was labelled for these records."""
    return _label(outside) == str(database)


def label(chosen: Path, root: Path, database: UUID, *, same_disk: bool = False) -> Path:
    """Make the folder of backups in a chosen place; its path. Raises PlaceRefused, SameDisk."""
    chosen = chosen.resolve()
    if chosen.is_relative_to(root.resolve()):
        raise PlaceRefused(_IN_THE_RECORDS)
    try:
        if not same_disk and not is_elsewhere(chosen, root):
            raise SameDisk
        return _labelled(chosen if _label(chosen) else chosen / FOLDER, str(database))
    except OSError:
        raise PlaceRefused(_NOT_WRITTEN, folder=chosen) from None


def is_elsewhere(chosen: Path, root: Path) -> bool:
    """Whether it lies on another disk, or in a folder that is copied elsewhere by itself."""
    return bool(synced_by(chosen, os.environ)) or chosen.stat().st_dev != root.stat().st_dev


def _labelled(folder: Path, database: str) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    there = _label(folder)
    if there and there != database:
        raise PlaceRefused(_OTHERS, folder=folder)
    if not there:
        words = json.dumps({"program": "Takt", "database": database}, indent=1)
        (folder / LABEL).write_text(words, "utf-8")
    return folder


def _label(folder: Path) -> str:
    try:
        return str(json.loads((folder / LABEL).read_bytes())["database"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""
