"""Puts a backup in the place of the records: made whole beside them, and the old ones kept."""

import json
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import TaktError, sentence
from app.domain.patient import Deletion, PatientId
from db import backup_log, deletions
from db.backup import part_of
from db.backup_file import BACKUP, Manifest
from db.backup_log import Entry, Event
from db.database import Database
from db.engine import as_it_lies, log_size, refuse_held
from db.key_file import write_key_file
from db.online_copy import FULL, Told, sync
from db.patience import patiently
from db.places import JOURNAL, KEPT, RECORDS, SCRATCH, inside
from db.sealed_file import FileRefused, Keys, about, extract, read_head
from db.state import NotWhole, State, check, reading
from db.transaction import Transaction

RESTORING, NEW_KEY = f"{KEPT}restore", f"{KEPT}new-key"

_NOT_WHOLE = sentence(
    "The backup {file} does not hold what it says. Nothing was changed. Choose another backup."
)
_NOT_WRITTEN = sentence(
    "Takt cannot write in {folder}. Nothing was changed. Check the rights of the folder and the"
    " disk."
)
_NO_ROOM = sentence(
    "There is no room for the backup in {folder}. Nothing was changed. Make room on the disk, then"
    " restore it."
)


class RestoreFailed(TaktError):
    """The records are as they were."""


class Prepared(NamedTuple):
    """A backup made whole beside the records; `deleted` patients were deleted in it again."""

    aside: Path
    state: State
    deleted: int


def prepare(
    root: Path, backup: Path, keys: Keys,
    gone: Mapping[PatientId, Deletion], told: Told = lambda _done, _all: None,
) -> Prepared:  # fmt: skip
    """Make the folder of the records anew from a backup, beside the one in use.

    Raises FileRefused, RestoreFailed, DatabaseTooNew.
    """
    aside = root / f"new-{secrets.token_hex(4)}"
    try:
        aside.mkdir(mode=0o700, parents=True)
        state = _extracted(backup, aside / RECORDS, keys.key, told)
        write_key_file(aside, keys.key_file)
        deleted = _taken_over(aside / RECORDS, keys.key, backup.name, gone)
        sync(aside)
        told(100, 100)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise _failed(root, error) from error
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return Prepared(aside, state, deleted)


def swap(root: Path, aside: Path, now: datetime, why: str = RESTORING) -> Path | None:
    """Put what was prepared in its place; where the old records are kept.

    A crash in between is settled at the next start. Raises RestoreFailed, AlreadyOpen.
    """
    refuse_held(inside(root) / RECORDS)
    kept = _free_name(root, f"{why}-{now.astimezone():%Y-%m-%d-%H%M}")
    there = inside(root).exists()
    try:
        (root / JOURNAL).write_text(json.dumps({"new": aside.name, "old": kept.name}), "utf-8")
        sync(root / JOURNAL)
        sync(root)
        if there:
            patiently(lambda: inside(root).rename(kept))
        patiently(lambda: aside.rename(inside(root)))
        sync(root)
        (root / JOURNAL).unlink()
    except OSError as error:
        settle(root)
        raise _failed(root, error) from error
    return kept if there else None


def settle(root: Path) -> None:
    """Finish what was cut off between taking the old records away and putting the new ones in."""
    try:
        names = json.loads((root / JOURNAL).read_bytes())
        new, old = root / Path(names["new"]).name, root / Path(names["old"]).name
    except (OSError, ValueError, TypeError, KeyError):
        return
    with suppress(OSError):
        if not inside(root).exists():
            whole = new if new.exists() else old
            patiently(lambda: whole.rename(inside(root)))
            sync(root)
        (root / JOURNAL).unlink()


def sweep(root: Path) -> None:
    """Throw away half-made copies that a crash left; only while this process holds the records."""
    if not (root / JOURNAL).exists():  # else one of them is the records
        for left in (root / SCRATCH, *root.glob("new-????????")):
            shutil.rmtree(left, ignore_errors=True)


def forget_old_key(root: Path) -> None:
    """What an old data key opens goes, once the records were opened with the new one."""
    for old in root.glob(f"{NEW_KEY}-*"):
        shutil.rmtree(old, ignore_errors=True)


def deletions_of(records: Path, keys: Iterable[bytes]) -> dict[PatientId, Deletion]:
    """The deletions that the records in use know of, where they can still be read."""
    for key in keys:
        with suppress(TaktError), as_it_is(records, key) as tx:
            return {each.patient_id: each for each in deletions.listed(tx)}
    return {}


@contextmanager
def as_it_is(records: Path, key: bytes) -> Iterator[Transaction]:
    """The records in use, without moving a byte or leaving anything beside them.

    Raises NotWhole, DatabaseRefused.
    """
    if not log_size(records):
        with reading(records, key) as tx:
            yield tx
        return
    with as_it_lies(records, key) as engine, engine.begin() as tx:
        yield tx


def check_whole(aside: Path, backup: Path, key: bytes, told: Told) -> State:
    """Restore a backup into this scratch folder and check every record of it.

    Raises FileRefused.
    """
    return _extracted(backup, aside / RECORDS, key, told, chain=True)


def _extracted(
    backup: Path, records: Path, key: bytes, told: Told, *, chain: bool = False
) -> State:
    head = read_head(backup, BACKUP)
    manifest = about(head, key, Manifest)
    extract(head, key, records, part_of(told, 0, 50))
    records.chmod(0o600)
    try:
        state = check(records, key, part_of(told, 50, 100), chain=chain)
    except NotWhole:
        raise FileRefused(_NOT_WHOLE, file=backup) from None
    if state != manifest.state:
        raise FileRefused(_NOT_WHOLE, file=backup)
    return state


def _taken_over(records: Path, key: bytes, name: str, gone: Mapping[PatientId, Deletion]) -> int:
    with closing(Database.open(records, key, adopt=f"restored {name}")) as opened:
        with opened.begin() as tx:
            backup_log.note(tx, Entry(Event.RESTORED, file=name))
            deleted = deletions.reapply(tx, gone.values())
        opened.refuse_warned()
    return deleted


def _failed(root: Path, error: OSError) -> RestoreFailed:
    return RestoreFailed(_NO_ROOM if error.errno in FULL else _NOT_WRITTEN, folder=root)


def _free_name(root: Path, name: str) -> Path:
    number, free = 1, root / name
    while free.exists():
        number += 1
        free = root / f"{name}-{number}"
    return free
