"""What the locked window may know of the backups: where they go, and how old the latest are.

A small file in the clear beside the records; nothing about patients. Quick to load.
"""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from db.patience import patiently
from db.places import NOTE


class BackupNote(NamedTuple):
    """Times are in UTC as text, empty where there was none."""

    outside: str = ""
    last_here: str = ""
    last_outside: str = ""
    failed: str = ""
    drilled: str = ""
    drilled_by_hand: str = ""
    waiting: str = ""  # since Takt was locked, something waits for its backup


def read_note(root: Path) -> BackupNote:
    """The note; an empty one where there is none that can be read."""
    try:
        kept = json.loads((root / NOTE).read_bytes())
        return BackupNote(**{name: _text(kept, name) for name in BackupNote._fields})
    except (OSError, ValueError, TypeError, RecursionError):
        return BackupNote()


def write_note(root: Path, note: BackupNote) -> None:
    """Put it in the place of the one before, also for after a power cut. Raises OSError."""
    from db.online_copy import sync  # noqa: PLC0415 (the locked window reads only)

    aside = root / f".{NOTE}.part"
    with aside.open("w", encoding="utf-8") as file:
        json.dump(note._asdict(), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    patiently(lambda: aside.replace(root / NOTE))
    sync(root)


def _text(kept: Any, name: str) -> str:
    """Empty where another version of Takt had no such word."""
    if type(kept) is not dict or type(kept.get(name, "")) is not str:
        raise TypeError(name)
    return str(kept.get(name, ""))
