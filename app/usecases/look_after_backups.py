"""Backups that lie there are looked at before the next one: who else changed them is told."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import TaktError, sentence
from app.usecases.back_up import outside_of, root_of
from app.usecases.workspace import Workspace
from db import backup_log
from db.backup_file import BACKUP, candidates
from db.backup_places import local
from db.sealed_file import FileRefused, read_head

LATEST = 3  # of those that were made here: rotation lets none of them go

_ALTERED = sentence(
    "Backups that Takt has made in {folder} are gone or changed. If that was not you: pull out"
    " the stick, and have the PC looked at before you go on."
)


class BackupsAltered(TaktError):
    """Somebody or something else was at the backups."""


def look_after_backups(workspace: Workspace) -> None:
    """Raise BackupsAltered where one is damaged, or one of the latest on this PC is gone.

    Sticks take turns, so that one which is not there is no sign of anything.
    """
    here, outside = local(root_of(workspace)), outside_of(workspace)
    with workspace.database.begin() as tx:
        latest = backup_log.since_restored(tx, LATEST)
    folders = [here, outside] if outside else [here]
    for path in (*(here / each.file for each in latest), *_named(folders)):
        if not _is_whole(path):
            raise BackupsAltered(_ALTERED, folder=path.parent)


def _named(folders: list[Path]) -> Iterator[Path]:
    return (each.path for folder in folders for each in candidates(folder))


def _is_whole(path: Path) -> bool:
    """As far as its beginning and its length tell."""
    try:
        read_head(path, BACKUP)
    except FileRefused:
        return False
    return True
