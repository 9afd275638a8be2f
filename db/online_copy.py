"""A copy of the records while they are in use: SQLite's own way, page by page, encrypted."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError, sentence

Told = Callable[[int, int], object]  # how far it is, of how much; may raise Stopped
PAGES_A_STEP = 64  # so that a save beside it waits a few milliseconds at most
_PAUSE_S = 0.002

NO_ROOM = sentence("No backup was made: there is no room in {folder}. The older backups are kept.")
NOT_WRITTEN = sentence(
    "No backup was made: Takt cannot write in {folder}. The older backups are kept."
)
DAMAGED = sentence(
    "No backup was made: the records on this PC are damaged. The older backups are kept."
    " Restore one of them."
)
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


class BackupFailed(TaktError):
    """There is no new backup; the older ones are as they were."""


class Stopped(TaktError):
    """Somebody stopped it, or locked the records."""

    def __init__(self) -> None:
        super().__init__(sentence("The backup was stopped. The older backups are kept."))


def online_copy(source: Any, file: Path, key: bytes, told: Told) -> None:
    """Copy what this connection has open into a new file. Raises BackupFailed, Stopped."""

    def progress(_status: int, remaining: int, every: int) -> None:
        told(every - remaining, every)

    with failing_plainly(file.parent):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(_new(file, key)) as copy:
            source.backup(copy, pages=PAGES_A_STEP, progress=progress, sleep=_PAUSE_S)
        sync(file)


def export_copy(source: Any, file: Path, key: bytes) -> None:
    """Write what this connection has open into a new file under another key.

    Raises BackupFailed.
    """
    with failing_plainly(file.parent):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        (application,) = source.execute("PRAGMA application_id").fetchone()
        with suppress(sqlcipher.DatabaseError):
            _detach(source)  # what a failing disk did not let go of the last time
        source.execute("ATTACH DATABASE ? AS copied KEY ?", (str(file), f"x'{key.hex()}'"))
        try:
            source.execute("SELECT sqlcipher_export('copied')").fetchall()
            source.execute(f"PRAGMA copied.application_id = {int(application)}")
        finally:
            _detach(source)
        sync(file)


@contextmanager
def failing_plainly(folder: Path) -> Iterator[None]:
    """What the disk or SQLite says of writing here, as BackupFailed."""
    try:
        yield
    except OSError as error:
        raise BackupFailed(
            NO_ROOM if error.errno in FULL else NOT_WRITTEN, folder=folder
        ) from error
    except sqlcipher.DatabaseError as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        said = NO_ROOM if name.startswith("SQLITEFULL") else NOT_WRITTEN
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            said = DAMAGED
        raise BackupFailed(said, folder=folder) from error


def sync(path: Path) -> None:
    """Wait until the disk has this file, or this folder's names."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return  # Windows keeps its folders by itself
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def part_of(told: Told, first: int, last: int) -> Told:
    """Tells per cent of the whole work from how far one step is."""
    return lambda done, every: told(first + (last - first) * done // max(every, 1), 100)


def _detach(source: Any) -> None:
    if source.in_transaction:
        source.execute("ROLLBACK")
    source.execute("DETACH DATABASE copied")


def _new(file: Path, key: bytes) -> Any:
    connection = sqlcipher.connect(
        f"{file.resolve().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    connection.execute("PRAGMA journal_mode = OFF")  # a copy that breaks off is thrown away
    connection.execute("PRAGMA synchronous = OFF")  # it is synced whole
    return connection
