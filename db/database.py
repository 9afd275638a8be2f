"""The encrypted database: creating it, opening it, and one transaction at a time."""

import errno
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

from db import audit
from db.anchor import Anchor
from db.engine import AlreadyOpen, connect, engine_on, is_large, log_size
from db.file_check import FileCheck
from db.head import START, Head, head
from db.kinds import RecordKind
from db.migrate import migrate
from db.newest import NO_ANCHOR, Newest
from db.not_saved import DAMAGED, NOT_CONFIRMED, NotSaved, not_moved, not_saved
from db.online_copy import Stopped, Told, export_copy, online_copy
from db.outdated import Outdated, refuse_lost_log, refuse_outdated
from db.state import read_only, reading
from db.transaction import Transaction

__all__ = ["Database", "NotSaved", "Outdated", "Transaction"]

CHECKPOINT_ABOVE = 4_000_000  # bytes of write-ahead log
CHECKPOINT_AFTER_S = 30  # since the first save that lies in it
_MORE_TRIES, _LONGEST_PAUSE_MS = 4, 50


class Database:
    """An open, encrypted database of the newest schema. One process at a time holds it."""

    def __init__(self, file: Path, connection: Any, key: bytes, anchor: Anchor) -> None:
        self._file = file
        self.key = key
        self._connection = connection
        self._engine = engine_on(connection)
        self._copying, self._leaving = threading.Lock(), False
        self._warned_of_log = False
        self._due: float | None = None
        self._check: FileCheck | None = None
        self._damaged = False
        self.wait_for: Callable[[FileCheck], object] = FileCheck.wait
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.steady: Callable[[], float] = time.monotonic
        self.warnings: list[str] = []
        self._newest = Newest(anchor, self.warnings)

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
    def of_copy(cls, file: Path, key: bytes) -> Self:
        """Open a copy to read it: nothing is written into it, or beside it. Raises NotWhole."""
        database = cls(file, read_only(file, key), key, Anchor(file, key))
        with reading(file, key) as tx:
            database._newest.head = database._newest.noted = head(tx)
        return database

    @classmethod
    def _opened(cls, file: Path, key: bytes, adopt: str | None) -> Self:
        anchor = Anchor(file, key)
        known = None if adopt else anchor.read()
        refuse_lost_log(file, key, known)
        database = cls(file, connect(file, key), key, anchor)
        database._migrate(known)
        if known is None:
            database._adopt(adopt)
        return database

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """Commit when the block ends well, roll back when it raises. Raises NotSaved."""
        if log_size(self._file) > CHECKPOINT_ABOVE and not self._check:
            self.checkpoint()
        try:
            with self._engine.begin() as tx:
                tx.info["clock"] = self.clock
                yield tx
                reached = head(tx)
                of_weight = self._check and audit.holds_more_than_openings(tx, self.head)
        except DatabaseError as error:
            damaged = NotSaved(DAMAGED) if self._damaged else None
            if plain := damaged or not_saved(error.orig, self.folder):
                raise plain from error
            raise
        self._newest.reach(reached)
        if self._due is None and log_size(self._file):
            self._due = self.steady() + CHECKPOINT_AFTER_S
        if of_weight:
            self._confirm()

    @property
    def head(self) -> Head:
        """What was saved last."""
        return self._newest.head

    def refuse_warned(self) -> None:
        """Raise OSError where the disk gave cause for a warning: while records are made."""
        if self.warnings:
            raise OSError(errno.EIO, "anchor")

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
        self._confirm()
        try:
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlcipher.DatabaseError as error:
            raise not_moved(error, self.folder) from error
        if busy:
            raise not_moved(None, self.folder)
        self._due, self._warned_of_log = None, False

    def tend(self, *, now: bool = False) -> None:
        """Checkpoint half a minute after a save, or `now` where there is anything to move.

        Care goes on where that fails: it is warned of once, and tried again half a minute later.
        """
        if self._check and self._check.has_ended:
            try:
                self._settle(self._check)
            except NotSaved as error:
                self.warnings.append(error.sentence)
        if self._check or self._due is None or (self.steady() < self._due and not now):
            return
        try:
            self.checkpoint()
        except NotSaved as error:
            self._due = self.steady() + CHECKPOINT_AFTER_S
            if not self._warned_of_log:
                self.warnings.append(error.sentence)
            self._warned_of_log = True

    def notice_clock(self) -> None:
        """Warn, once, of a clock that stands before the last entry."""
        self._newest.notice_clock(self.clock())

    def check_beside(self, told: Told = lambda _done, _all: None) -> None:
        """Check all pages of a large file in a thread, which `open` did not: it would take long.

        Until that has ended nothing is moved into the file, and no save is confirmed.
        """
        if is_large(self._file):
            self.checkpoint()
            self._check = FileCheck(self._file, self.key, told)

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
        if self._check:
            self._check.stop()
            self._check = None
        with self._copying:
            try:
                self.checkpoint()
            finally:
                self._engine.dispose()
                self._connection.close()

    def _confirm(self) -> None:
        """Wait until the file was looked through. Raises NotSaved where it is damaged."""
        if check := self._check:
            if not check.has_ended:
                self.wait_for(check)
            if self._leaving:
                raise NotSaved(NOT_CONFIRMED)
            self._settle(check)

    def _settle(self, check: FileCheck) -> None:
        self._check = None
        if check.damaged:
            self._damaged = True
            self._connection.execute("PRAGMA query_only = ON")
            raise NotSaved(DAMAGED)

    def _migrate(self, known: Head | None) -> None:
        self._newest.noted = known or START
        with self._let_go_where_it_fails(), self.begin() as tx:
            refuse_outdated(tx, known)
            migrate(tx)

    def _adopt(self, why: str | None) -> None:
        with self._let_go_where_it_fails(), self.begin() as tx:
            audit.note(tx, RecordKind.ADOPTED, f"{why or 'no anchor'} after {head(tx).chain}")
        if why is None:
            self.warnings.append(NO_ANCHOR)

    @contextmanager
    def _let_go_where_it_fails(self) -> Iterator[None]:
        """Else a second try would find the file held by the first."""
        try:
            yield
        except BaseException:
            self._connection.close()
            raise
