"""What the engine says when the disk does not take, or does not give: as a sentence."""

from pathlib import Path

from app.domain.errors import TaktError, sentence
from db import reserve

_FULL = sentence(
    "Nothing was saved: the disk is full. What you typed is still here: make room on the disk,"
    " then save again."
)
_FULL_NOW_ROOM = sentence(
    "Nothing was saved: the disk is full. Takt has given up a little room it kept: save again now,"
    " then make room on the disk."
)
_FULL_ALL_KEPT = sentence(
    "The disk is full. What you saw saved is kept. Make room on the disk, then make a backup."
)
_NOT_SAVED = {
    "SQLITE_IOERR": sentence("Nothing was saved: the disk reports an error."),
    "SQLITE_READONLY": sentence("Nothing was saved: the folder of the records is read-only."),
    "SQLITE_CANTOPEN": sentence("Nothing was saved: the folder of the records is read-only."),
    "SQLITE_CORRUPT": sentence("The records are damaged. Restore a backup."),
    "SQLITE_NOTADB": sentence("The records are damaged. Restore a backup."),
}
DAMAGED = sentence(
    "Takt has looked through all records: a part of them is damaged. Nothing more is saved in"
    " them. Restore the newest backup."
)
NOT_CONFIRMED = sentence(
    "The records were locked before all of them were looked through. Look whether your latest"
    " entry is there."
)
_NOT_MOVED = sentence("The disk reports an error. What you saw saved is kept; make a backup now.")


class NotSaved(TaktError):
    """The disk did not take, or did not give, what was asked."""


def not_saved(error: object, folder: Path) -> NotSaved | None:
    """Why a save failed; None where the disk is not to blame."""
    if _is_full(error, folder):
        return NotSaved(_FULL_NOW_ROOM if reserve.give_up(folder) else _FULL)
    name = _name(error)
    return next(
        (NotSaved(said) for known, said in _NOT_SAVED.items() if name.startswith(known)), None
    )


def not_moved(error: object, folder: Path) -> NotSaved:
    """Why what is saved could not be moved from the log into the main file."""
    return NotSaved(_FULL_ALL_KEPT if _is_full(error, folder) else _NOT_MOVED)


def _is_full(error: object, folder: Path) -> bool:
    """A full disk may call itself an error of the disk."""
    name = _name(error)
    told = name.startswith("SQLITE_IOERR") and reserve.is_full(folder)
    return told or name.startswith("SQLITE_FULL")


def _name(error: object) -> str:
    return str(getattr(error, "sqlite_errorname", ""))
