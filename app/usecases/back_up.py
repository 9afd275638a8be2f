"""The records are backed up: here, and to a folder outside this PC; checked before it counts."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from app.domain.patient import Deletion
from app.usecases.workspace import Workspace
from db import backup_log, clinics, deletions, tombstones
from db.backup import BackupFailed, Job, Made, Placed, Stopped, Told, next_number, rotate
from db.backup_file import Why
from db.backup_log import Entry, Event
from db.backup_note import BackupNote, read_note, write_note
from db.backup_places import SameDisk, is_plugged_in, label, local
from db.columns import moment
from db.database import NotSaved
from db.decisions import program
from db.head import START
from db.key_file import KeyFileRefused, read_key_file
from db.places import SCRATCH
from db.sealed_file import Keys

__all__ = ["BackupFailed", "Job", "Made", "SameDisk", "Stopped", "Told", "Why"]

EVERY = timedelta(minutes=30)


def back_up(
    workspace: Workspace, why: Why = Why.ASKED, told: Told = lambda _done, _all: None
) -> Made | None:
    """Make a backup now, in every place there is; None where nothing has changed since.

    A place that failed stands in what is given back. Raises BackupFailed, Stopped, KeyFileRefused.
    """
    job = backup_due(workspace, why)
    if job is None:
        return None
    try:
        made = job.run(told)
    except BackupFailed:
        record_failure(workspace)
        raise
    record_backup(workspace, made)
    tidy(keys_of(workspace), made, deletions_in(workspace))
    return made


def back_up_to(workspace: Workspace, folder: Path) -> Made:
    """Make a backup in this folder only; nothing there is rotated. Raises BackupFailed."""
    return _job(workspace, Why.ASKED, (folder,), _known(workspace)).run()


def backup_due(workspace: Workspace, why: Why) -> Job | None:
    """The backup that is to be made; None where all places have what stands here.

    Raises KeyFileRefused.
    """
    known = _known(workspace)
    must = why in {Why.ASKED, Why.BEFORE}
    due = tuple(
        folder
        for folder, entry in known.items()
        if must or not _is_there(folder, entry, workspace)
    )
    return _job(workspace, why, due, known) if due else None


def _known(workspace: Workspace) -> dict[Path, Entry | None]:
    """The places that can be reached, and the latest backup in each."""
    outside = outside_of(workspace)
    places = [local(root_of(workspace)), *([outside] if outside else [])]
    with workspace.database.begin() as tx:
        return {each: backup_log.latest(tx, outside=each == outside) for each in places}


def _job(
    workspace: Workspace, why: Why, folders: tuple[Path, ...], known: dict[Path, Entry | None]
) -> Job:
    made = [entry for entry in known.values() if entry]
    with workspace.database.begin() as tx:
        name = clinics.get(tx).name
    return Job(
        database=workspace.database,
        key_file=keys_of(workspace).key_file,
        scratch=root_of(workspace) / SCRATCH,
        folders=folders,
        number=next_number((*known, *folders), max((each.number for each in made), default=0)),
        made_at=workspace.clock(),
        why=why,
        program=program(),
        clinic=name,
        before=max((each.head for each in made), default=START),
    )


def record_backup(workspace: Workspace, made: Made) -> None:
    """Remember what was made and what failed. Raises NotSaved."""
    root = root_of(workspace)
    note, outside = read_note(root), _outside(root)
    with workspace.database.begin() as tx:
        for place in made.places:
            backup_log.note(tx, _entry(place, made, outside))
    for place in made.places:
        note = _noted(note, place, made, outside)
    _write(workspace, note)


def tidy(keys: Keys, made: Made, gone: Iterable[Deletion]) -> None:
    """Once a backup is remembered: list who was deleted, and let the superfluous ones go.

    Any thread may do so. Raises BackupFailed.
    """
    for place in made.places:
        if place.file:
            tombstones.keep(place.folder, keys, gone)
            rotate(place.folder, keys.key, place.file)


def deletions_in(workspace: Workspace) -> tuple[Deletion, ...]:
    """Who was deleted by law."""
    with workspace.database.begin() as tx:
        return deletions.listed(tx)


def record_failure(workspace: Workspace) -> None:
    """Remember that no backup was made."""
    with workspace.database.begin() as tx:
        backup_log.note(tx, Entry(Event.FAILED))
    change_note(workspace, failed=moment(workspace.clock()))


def list_deletions(workspace: Workspace) -> None:
    """Put the deletions by law beside the backups, so that no restore brings anybody back.

    A folder that cannot be written gets the list with its next backup.
    """
    root, gone = root_of(workspace), deletions_in(workspace)
    with suppress(BackupFailed, KeyFileRefused):
        keys, outside = keys_of(workspace), _outside(root)
        for folder in (local(root), outside):
            if folder and folder.is_dir():
                tombstones.keep(folder, keys, gone)


def note_waiting(workspace: Workspace) -> None:
    """As the records are locked: whether something waits for its backup. Raises NotSaved."""
    with workspace.database.begin() as tx:
        latest = backup_log.latest(tx, outside=False)
    waits = latest is None or latest.head.sequence != workspace.database.head.sequence
    waiting = moment(workspace.clock()) if waits else ""
    if waiting or read_note(root_of(workspace)).waiting:
        change_note(workspace, waiting=waiting)


def choose_outside(workspace: Workspace, folder: Path, *, same_disk: bool = False) -> Path:
    """Let backups go to this stick, disk or folder too. Raises PlaceRefused, SameDisk."""
    root, key_file = root_of(workspace), read_key_file(workspace.database.folder)
    chosen = label(folder, root, key_file.database, same_disk=same_disk)
    note = read_note(root)
    if str(chosen) != note.outside:
        _write(workspace, note._replace(outside=str(chosen), last_outside=""))
    return chosen


def root_of(workspace: Workspace) -> Path:
    """The folder that holds the records' folder, with the backups beside it."""
    return workspace.database.folder.parent


def outside_of(workspace: Workspace) -> Path | None:
    """The folder of backups outside this PC, where it is plugged in. Raises KeyFileRefused."""
    outside, database = _outside(root_of(workspace)), keys_of(workspace).key_file.database
    return outside if outside and is_plugged_in(outside, database) else None


def keys_of(workspace: Workspace) -> Keys:
    """The key of the open records, and who else may open it. Raises KeyFileRefused."""
    return Keys(read_key_file(workspace.database.folder), workspace.database.key)


def change_note(workspace: Workspace, **changed: str) -> None:
    """Let the locked window know something else. Raises NotSaved."""
    _write(workspace, read_note(root_of(workspace))._replace(**changed))


def _is_there(folder: Path, entry: Entry | None, workspace: Workspace) -> bool:
    """Whether the latest backup holds all that stands here, and still lies there."""
    if entry is None:
        return False
    same = entry.head.sequence == workspace.database.head.sequence
    return same and (folder / entry.file).exists()


def _entry(place: Placed, made: Made, outside: Path | None) -> Entry:
    return Entry(
        Event.MADE if place.file else Event.FAILED,
        place.file.name if place.file else "",
        place.folder == outside,
        made.manifest.number,
        place.file.stat().st_size if place.file else 0,
        made.manifest.state.head,
    )


def _noted(note: BackupNote, place: Placed, made: Made, outside: Path | None) -> BackupNote:
    at = made.manifest.made_at
    if not place.file:
        return note._replace(failed=at)
    if place.folder == outside:
        return note._replace(last_outside=at)
    return note._replace(last_here=at, waiting="")


def _write(workspace: Workspace, note: BackupNote) -> None:
    try:
        write_note(root_of(workspace), note)
    except OSError as error:
        raise NotSaved(
            "Takt cannot write in {folder}. Check the rights of the folder and the disk.",
            folder=root_of(workspace),
        ) from error


def _outside(root: Path) -> Path | None:
    chosen = read_note(root).outside
    return Path(chosen) if chosen else None
