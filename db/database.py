"""The encrypted database: creating it, opening it, and one transaction at a time."""

import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError, sentence
from db import audit, reserve
from db.anchor import Anchor
from db.engine import AlreadyOpen, as_it_lies, connect, engine_on, log_size
from db.head import START, Head, head, holds
from db.kinds import RecordKind
from db.migrate import migrate, refuse_newer, schema_of
from db.online_copy import Stopped, Told, export_copy, online_copy
from db.transaction import Transaction

__all__ = ["Database", "NotSaved", "Outdated", "Transaction"]

CHECKPOINT_ABOVE = 4_000_000  # bytes of write-ahead log
_MORE_TRIES, _LONGEST_PAUSE_MS = 4, 50

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
_NOT_MOVED = sentence("The disk reports an error. What you saw saved is kept; make a backup now.")
_BEHIND = sentence(
    "All that was saved after {time} on {since} is missing from these records: they are an older"
    " state. Nothing was changed. Restore the newest backup."
)
_OTHERWISE = sentence(
    "These records are not the ones that Takt saved last. Nothing was changed."
    " Restore the newest backup."
)
_NO_ANCHOR = sentence(
    "The file that tells whether the records are the newest ones is missing. Look whether your"
    " latest entries are there. A new one was made."
)
_NOT_ANCHORED = sentence(
    "What you saved is saved. But Takt could not note beside the records that they are the newest"
    " ones: make a backup, and look after the disk."
)


class Outdated(TaktError):
    """The database is an older state than what was saved last, or another one."""


class NotSaved(TaktError):
    """The disk did not take, or did not give, what was asked."""


class Database:
    """An open, encrypted database of the newest schema. One process at a time holds it."""

    def __init__(self, file: Path, connection: Any, key: bytes, anchor: Anchor) -> None:
        self._file = file
        self.key = key
        self._connection = connection
        self._engine = engine_on(connection)
        self._anchor = anchor
        self._copying, self._leaving = threading.Lock(), False
        self._anchored = START
        self._warned = False
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.head = START
        self.warnings: list[str] = []

    @classmethod
    def create(cls, file: Path, key: bytes) -> Self:
        """Make a new database. Raises OSError, FileExistsError where there is one."""
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        anchor = Anchor(file, key)
        anchor.start()
        database = cls(file, connect(file, key, new=True), key, anchor)
        database._migrate(START)
        return database

    @classmethod
    def open(cls, file: Path, key: bytes, *, adopt: str | None = None) -> Self:
        """Open an existing database. Raises DatabaseRefused, DatabaseTooNew, Outdated.

        `adopt` says why this file is the newest although the anchor does not know it.
        """
        for _ in range(_MORE_TRIES):  # two that start at once turn each other away
            with suppress(AlreadyOpen):
                return cls._opened(file, key, adopt)
            time.sleep(secrets.randbelow(_LONGEST_PAUSE_MS) / 1000)
        return cls._opened(file, key, adopt)

    @classmethod
    def _opened(cls, file: Path, key: bytes, adopt: str | None) -> Self:
        anchor = Anchor(file, key)
        known = None if adopt else anchor.read()
        if log_size(file):
            with as_it_lies(file, key) as engine, engine.begin() as tx:
                _refuse(tx, known)
        database = cls(file, connect(file, key), key, anchor)
        database._migrate(known)
        if known is None:
            database._adopt(adopt)
        return database

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """Commit when the block ends well, roll back when it raises. Raises NotSaved."""
        if log_size(self._file) > CHECKPOINT_ABOVE:
            self.checkpoint()
        try:
            with self._engine.begin() as tx:
                tx.info["clock"] = self.clock
                yield tx
                reached = head(tx)
        except DatabaseError as error:
            if plain := _plain(error.orig, self.folder):
                raise plain from error
            raise
        self._keep(reached)

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return not self._leaving

    @property
    def folder(self) -> Path:
        """Where the file lies, with the key file and the anchor beside it."""
        return self._file.parent

    @property
    def size(self) -> int:
        """Bytes of the file and of its log."""
        return self._file.stat().st_size + log_size(self._file)

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the main file. Raises NotSaved."""
        try:
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlcipher.DatabaseError as error:
            full = _is_full(error, self.folder)
            raise NotSaved(_FULL_ALL_KEPT if full else _NOT_MOVED) from error
        if busy:
            raise NotSaved(_NOT_MOVED)

    def copy_to(self, file: Path, told: Told) -> None:
        """Write all that is saved into a new file under the same key, from any thread.

        Work goes on beside it; closing the database stops it. Raises BackupFailed, Stopped.
        """

        def go_on(done: int, every: int) -> None:
            if self._leaving:
                raise Stopped
            told(done, every)

        with self._copying:
            go_on(0, 1)
            online_copy(self._connection, file, self.key, go_on)

    def export_to(self, file: Path, key: bytes) -> None:
        """Write all that is saved into a new file under another key. Raises BackupFailed."""
        self.checkpoint()
        export_copy(self._connection, file, key)

    def close(self) -> None:
        """Checkpoint and let go of the file. Raises NotSaved; the file is let go all the same."""
        if self._leaving:
            return
        self._leaving = True
        with self._copying:
            try:
                self.checkpoint()
            finally:
                self._engine.dispose()
                self._connection.close()

    def _migrate(self, known: Head | None) -> None:
        self._anchored = known or START
        try:
            with self.begin() as tx:
                _refuse(tx, known)
                migrate(tx)
        except BaseException:
            self._connection.close()
            raise

    def _adopt(self, why: str | None) -> None:
        with self.begin() as tx:
            audit.note(tx, RecordKind.ADOPTED, f"{why or 'no anchor'} after {head(tx).chain}")
        if why is None:
            self.warnings.append(_NO_ANCHOR)

    def _keep(self, reached: Head) -> None:
        """What was saved is saved; the anchor only makes a later loss of it plain."""
        self.head = reached
        if reached == self._anchored:
            return
        try:
            self._anchor.write(reached)
        except OSError:
            if not self._warned:
                self.warnings.append(_NOT_ANCHORED)
            self._warned = True
        else:
            self._anchored, self._warned = reached, False


def _refuse(tx: Transaction, known: Head | None) -> None:
    refuse_newer(tx)
    if known is None or schema_of(tx) is None or holds(tx, known):
        return
    reached = head(tx)
    if reached.sequence < known.sequence and (last := reached.local_time):
        raise Outdated(_BEHIND, since=last, time=f"{last:%H:%M}")
    raise Outdated(_OTHERWISE)


def _plain(error: object, folder: Path) -> NotSaved | None:
    if _is_full(error, folder):
        return NotSaved(_FULL_NOW_ROOM if reserve.give_up(folder) else _FULL)
    name = _name(error)
    return next(
        (NotSaved(said) for known, said in _NOT_SAVED.items() if name.startswith(known)), None
    )


def _is_full(error: object, folder: Path) -> bool:
    """A full disk may call itself an error of the disk."""
    name = _name(error)
    told = name.startswith("SQLITE_IOERR") and reserve.is_full(folder)
    return told or name.startswith("SQLITE_FULL")


def _name(error: object) -> str:
    return str(getattr(error, "sqlite_errorname", ""))
