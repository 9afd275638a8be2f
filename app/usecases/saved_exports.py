"""The clinician saves pages outside the records, and finds and deletes them later."""

from pathlib import Path

from app.domain.errors import TaktError, sentence
from app.domain.record import SavedExport
from app.usecases.workspace import Workspace
from db import exports
from db.backup_file import is_backup
from db.online_copy import sync
from db.patience import patiently
from db.places import is_own


class ExportFailed(TaktError):
    """A file that could not be written or deleted."""


def save_export(workspace: Workspace, path: Path, data: bytes) -> None:
    """Write the file, whole or not at all, and remember where it lies. Raises ExportFailed."""
    refuse_among_records(workspace.database.folder.parent, path)
    remember_export(workspace, write_whole(path, data))


def write_whole(path: Path, data: bytes) -> Path:
    """Write the file, whole or not at all; where it lies now. Raises ExportFailed."""
    target = path.resolve()
    scratch = target.with_name(f".{target.name}.part")
    try:
        try:
            scratch.write_bytes(data)
            sync(scratch)
            patiently(lambda: scratch.replace(target))
        finally:
            scratch.unlink(missing_ok=True)
    except OSError:
        raise ExportFailed(
            sentence("It could not be written to {folder}. Choose another place."),
            folder=target.parent,
        ) from None
    return target


def refuse_among_records(root: Path, target: Path) -> None:
    """Raise ExportFailed where a file might take the place of records, keys or a backup."""
    if is_own(root, target) or is_backup(target):
        raise ExportFailed(
            sentence("{folder} holds the records and their backups. Choose another place."),
            folder=root if is_own(root, target) else target.parent,
        )


def remember_export(workspace: Workspace, target: Path) -> None:
    """Put a file on the list of what lies outside the records."""
    with workspace.database.begin() as tx:
        exports.remember(tx, SavedExport(path=str(target), saved_at=workspace.clock()))


def saved_exports(workspace: Workspace) -> tuple[SavedExport, ...]:
    """What was saved and still lies there, the latest first; the rest is forgotten."""
    with workspace.database.begin() as tx:
        known = exports.everything(tx)
        for each in known:
            if not Path(each.path).exists() and Path(each.path).parent.exists():
                exports.forget(tx, each.path)
    return tuple(each for each in known if Path(each.path).exists())


def delete_export(workspace: Workspace, export: SavedExport) -> None:
    """Delete the file. Raises ExportFailed; then it stays on the list."""
    try:
        Path(export.path).unlink(missing_ok=True)
    except OSError:
        raise ExportFailed(
            sentence("{file} could not be deleted."), file=Path(export.path).name
        ) from None
    forget_export(workspace, export)


def forget_export(workspace: Workspace, export: SavedExport) -> None:
    """Take the file off the list, and leave it where it lies."""
    with workspace.database.begin() as tx:
        exports.forget(tx, export.path)
