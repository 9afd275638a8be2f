"""The encrypted database: creating it, opening it, and one transaction at a time."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError, sentence
from db.engine import AlreadyOpen, as_it_lies, connect, engine_on, log_size
from db.migrate import migrate, refuse_newer

Transaction = Connection  # one for each use case
CHECKPOINT_ABOVE = 4_000_000  # bytes of write-ahead log
_MORE_TRIES, _LONGEST_PAUSE_MS = 4, 50

_NOT_SAVED = {
    "SQLITE_FULL": sentence("Nothing was saved: the disk is full."),
    "SQLITE_IOERR": sentence("Nothing was saved: the disk reports an error."),
    "SQLITE_READONLY": sentence("Nothing was saved: the folder of the records is read-only."),
    "SQLITE_CANTOPEN": sentence("Nothing was saved: the folder of the records is read-only."),
    "SQLITE_CORRUPT": sentence("The records are damaged. Restore a backup."),
    "SQLITE_NOTADB": sentence("The records are damaged. Restore a backup."),
}
_NOT_MOVED = sentence("The disk reports an error. What you saw saved is kept; make a backup now.")


class NotSaved(TaktError):
    """The disk did not take, or did not give, what was asked."""


class Database:
    """An open, encrypted database of the newest schema. One process at a time holds it."""

    def __init__(self, file: Path, connection: Any) -> None:
        self._file = file
        self._connection = connection
        self._engine = engine_on(connection)

    @classmethod
    def create(cls, file: Path, key: bytes) -> Self:
        """Make a new database. Raises OSError, FileExistsError where there is one."""
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        return cls._migrated(file, connect(file, key, new=True))

    @classmethod
    def open(cls, file: Path, key: bytes) -> Self:
        """Open an existing database. Raises DatabaseRefused, DatabaseTooNew."""
        for _ in range(_MORE_TRIES):  # two that start at once turn each other away
            with suppress(AlreadyOpen):
                return cls._opened(file, key)
            time.sleep(secrets.randbelow(_LONGEST_PAUSE_MS) / 1000)
        return cls._opened(file, key)

    @classmethod
    def _opened(cls, file: Path, key: bytes) -> Self:
        if log_size(file):
            with as_it_lies(file, key) as engine, engine.begin() as tx:
                refuse_newer(tx)
        return cls._migrated(file, connect(file, key))

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """Commit when the block ends well, roll back when it raises. Raises NotSaved."""
        if log_size(self._file) > CHECKPOINT_ABOVE:
            self.checkpoint()
        try:
            with self._engine.begin() as tx:
                yield tx
        except DatabaseError as error:
            if plain := _plain(error.orig):
                raise plain from error
            raise

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the main file. Raises NotSaved."""
        try:
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlcipher.DatabaseError as error:
            raise NotSaved(_NOT_MOVED) from error
        if busy:
            raise NotSaved(_NOT_MOVED)

    def close(self) -> None:
        """Checkpoint and let go of the file. Raises NotSaved; the file is let go all the same."""
        try:
            self.checkpoint()
        finally:
            self._engine.dispose()
            self._connection.close()

    @classmethod
    def _migrated(cls, file: Path, connection: Any) -> Self:
        database = cls(file, connection)
        try:
            with database.begin() as tx:
                migrate(tx)
        except BaseException:
            connection.close()
            raise
        return database


def _plain(error: object) -> NotSaved | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    return next(
        (NotSaved(said) for known, said in _NOT_SAVED.items() if name.startswith(known)), None
    )
