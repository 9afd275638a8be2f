"""The clinician finds a backup, looks into it, and puts it in the place of the records."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from app.domain.errors import TaktError
from app.usecases.back_up import Job, Why, backup_due
from app.usecases.workspace import Clock, Workspace
from db import deletions
from db.backup import BackupFailed, Told, part_of, scratch_folder
from db.backup_file import BACKUP, Candidate, Manifest, candidates
from db.backup_note import read_note, write_note
from db.backup_places import FOLDER, is_plugged_in, local
from db.database import Database
from db.key_file import (
    KeyFile,
    KeyFileRefused,
    WrongPassphrase,
    WrongRecoveryKey,
    data_keys,
    read_key_file,
    read_key_files,
)
from db.places import RECORDS, SCRATCH, inside
from db.recovery_key import secret_of, typed_groups
from db.restore import Prepared, RestoreFailed, check_whole, deletions_of, prepare, swap
from db.safe_place import refuse_unsafe
from db.sealed_file import FileRefused, Keys, about, extract, read_head
from db.state import Counts, counts_of, patients_in, reading
from db.tombstones import Found, listed

__all__ = ["Counts", "FileRefused", "RestoreFailed"]

Way = Literal["passphrase", "recovery"]
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """A backup that was opened, with the way to the records that it will have when restored."""

    path: Path
    manifest: Manifest
    size: int
    key: bytes = field(repr=False)
    key_file: KeyFile = field(repr=False)


class PatientSeen(NamedTuple):
    """One patient of a backup that is only looked at."""

    name: str
    birth_year: int | None
    sessions: int
    last_day: str | None


class ReadyToRestore(NamedTuple):
    """A backup made whole beside the records, which it can change places with at once."""

    choice: Choice
    gone: Found
    prepared: Prepared


class Restored(NamedTuple):
    """The records after a restore, and where the old ones are kept.

    `deleted` patients were deleted by law before and are so again; `unread` lists of such
    deletions could not be opened.
    """

    workspace: Workspace
    kept: Path | None
    deleted: int
    unread: int


def backup_folders(root: Path, chosen: Path | None = None) -> tuple[Path, ...]:
    """Where to look: beside the records, outside this PC, and where the clinician says."""
    note = read_note(root)
    outside = [Path(note.outside)] if note.outside else []
    more = [chosen, chosen / FOLDER, chosen / "backups"] if chosen else []
    return tuple(dict.fromkeys([local(root), *outside, *more]))


def find_backups(folders: Iterable[Path]) -> tuple[Candidate, ...]:
    """What looks like a backup in these folders, the newest first."""
    found = [each for folder in folders for each in candidates(folder)]
    return tuple(sorted(found, key=lambda each: (each.named, each.number), reverse=True))


def open_backups(
    root: Path, found: Iterable[Candidate], way: Way, secret: str
) -> tuple[Choice, ...]:
    """The backups that this passphrase or recovery key opens, the newest first.

    Raises WrongPassphrase, WrongRecoveryKey, WrongLength, MistypedKey.
    """
    typed = secret if way == "passphrase" else secret_of(typed_groups(secret))
    present = _present(root, way, typed)
    keys: dict[KeyFile, tuple[bytes, ...]] = {}
    opened: list[Choice] = []
    for each in found:
        if each.key_file is None:
            continue
        if each.key_file not in keys:  # each try takes its time, so each key file is tried once
            keys[each.key_file] = tuple(data_keys(each.key_file, way, typed))
        opened += _choices(each.path, keys[each.key_file], present)
    if not opened:
        raise WrongPassphrase if way == "passphrase" else WrongRecoveryKey
    return tuple(opened)


def known_backups(workspace: Workspace, folders: Iterable[Path]) -> tuple[Choice, ...]:
    """The same while the records are open: their key opens their backups."""
    key, key_file = workspace.database.key, read_key_file(workspace.database.folder)
    present = {key: key_file}
    return tuple(
        choice
        for each in find_backups(folders)
        if each.key_file
        for choice in _choices(each.path, (key,), present)
    )


def look(root: Path, choice: Choice, told: Told) -> tuple[PatientSeen, ...]:
    """Everybody in a backup, by name; it is read whole and checked, and nothing is changed.

    Raises FileRefused, BackupFailed.
    """
    with scratch_folder(root / SCRATCH) as aside:
        extract(read_head(choice.path, BACKUP), choice.key, aside / "copy", told)
        with reading(aside / "copy", choice.key) as tx:
            return tuple(sorted(PatientSeen(*row) for row in patients_in(tx)))


def verify(
    root: Path, path: Path, way: Way, secret: str, told: Told = lambda _done, _all: None
) -> Choice:
    """Check every byte of a backup and every record in it.

    Raises FileRefused, WrongPassphrase, WrongRecoveryKey, BackupFailed.
    """
    choice = only_backup(root, path, way, secret)
    with scratch_folder(root / SCRATCH) as aside:
        check_whole(aside, path, choice.key, told)
    return choice


def only_backup(root: Path, path: Path, way: Way, secret: str) -> Choice:
    """One backup, opened. Raises FileRefused, WrongPassphrase, WrongRecoveryKey."""
    found = Candidate(path, 0, _LONG_AGO, read_head(path, BACKUP).key_file)
    return open_backups(root, (found,), way, secret)[0]


def is_here(root: Path, choice: Choice) -> bool:
    """Whether a backup lies on this PC only, beside the records."""
    return choice.path.parent == local(root)


def present_counts(workspace: Workspace) -> Counts:
    """What stands in the records that are open."""
    with workspace.database.begin() as tx:
        return counts_of(tx)


def deleted_before(root: Path, choice: Choice, workspace: Workspace | None = None) -> Found:
    """Who was deleted by law since: from the lists beside the backups and from the records."""
    folders = (local(root), choice.path.parent, *backup_folders(root))
    found = listed(folders, (choice.key,))
    if workspace:
        with workspace.database.begin() as tx:
            known = {each.patient_id: each for each in deletions.listed(tx)}
    else:
        known = deletions_of(inside(root) / RECORDS, (choice.key,))
    return Found(found.deletions | known, found.closed)


def backup_before(workspace: Workspace) -> Job | None:
    """The backup to be made first; None where no more than the old file itself can be kept."""
    with suppress(TaktError):
        return backup_due(workspace, Why.BEFORE)
    return None


def prepare_restore(
    root: Path, choice: Choice, gone: Found, told: Told, first: Job | None = None
) -> ReadyToRestore:
    """Make the records anew beside the old ones; any thread may do so.

    Raises UnsafePlace, FileRefused, RestoreFailed, DatabaseTooNew, Stopped; then the records are
    as they were.
    """
    refuse_unsafe(root)
    if first:
        with suppress(BackupFailed):  # damaged records cannot be backed up; they are kept as is
            first.run(part_of(told, 0, 30))
    keys, rest = Keys(choice.key_file, choice.key), part_of(told, 30 if first else 0, 100)
    return ReadyToRestore(choice, gone, prepare(root, choice.path, keys, gone.deletions, rest))


def finish_restore(
    root: Path, ready: ReadyToRestore, clock: Clock, workspace: Workspace | None = None
) -> tuple[Workspace, Path | None]:
    """Let the records change places, and open the new ones; where the old ones are kept.

    An open `workspace` is closed for it. Raises RestoreFailed; then the old ones are in place.
    """
    if workspace:
        workspace.close()
    choice = ready.choice
    kept = swap(root, ready.prepared.aside, clock())
    note, outside = read_note(root), choice.path.parent
    if not note.outside and is_plugged_in(outside, choice.manifest.database):
        write_note(root, note._replace(outside=str(outside)))
    return Workspace.on(Database.open(inside(root) / RECORDS, choice.key), clock), kept


def restore(
    root: Path, choice: Choice, clock: Clock, told: Told = lambda _done, _all: None
) -> Restored:
    """All of it at once, while no records are open. Raises what the steps raise."""
    gone = deleted_before(root, choice)
    ready = prepare_restore(root, choice, gone, told)
    workspace, kept = finish_restore(root, ready, clock)
    return Restored(workspace, kept, ready.prepared.deleted, gone.closed)


def _present(root: Path, way: Way, typed: str) -> dict[bytes, KeyFile]:
    """The key files on this PC that the same secret opens: a newer passphrase stays in force."""
    try:
        files = read_key_files(inside(root))
    except KeyFileRefused:
        return {}
    return {key: each for each in files for key in data_keys(each, way, typed)}


def _choices(path: Path, keys: Iterable[bytes], present: dict[bytes, KeyFile]) -> Iterator[Choice]:
    for key in keys:
        with suppress(FileRefused, OSError):
            head = read_head(path, BACKUP)
            manifest = about(head, key, Manifest)
            key_file = present.get(key, head.key_file)
            yield Choice(path, manifest, path.stat().st_size, key, key_file)
