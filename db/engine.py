"""The one connection to SQLCipher: set as data safety asks, and every setting read back."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError, sentence

APPLICATION_ID = int.from_bytes(b"Takt", "big")

# What the engine is set to, and what it must answer when asked again.
PRAGMAS: dict[str, tuple[str, object]] = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("ON", 1),  # so that a row replaced is a row deleted, and refused
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "mmap_size": ("0", 0),
    "secure_delete": ("ON", 1),
    "wal_autocheckpoint": ("0", 0),
    "cache_size": ("-16384", -16384),  # KiB: what is decrypted once stays decrypted
}
PAGE_SIZE = 4096  # SQLCipher's own
CHECKED_BELOW = 50_000_000  # bytes: every page is checked in less than half a second
_PLAIN_HEADER = b"SQLite format 3\0"


class DatabaseRefused(TaktError):
    """A database that Takt does not open; not a byte of it was changed."""


class AlreadyOpen(DatabaseRefused):
    """Another instance holds the database."""

    def __init__(self) -> None:
        super().__init__(sentence("Takt is already open. Close the other window first."))


def connect(file: Path, key: bytes, *, new: bool = False) -> Any:
    """Open an existing file with its raw key; a new one is still empty. Raises DatabaseRefused."""
    _check_header(file)
    with _said_plainly(file):
        connection = _opened(file, "rw")
        try:
            _unlock(connection, key)
            _set_up(connection, file, new=new)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def as_it_lies(file: Path, key: bytes) -> Iterator[Engine]:
    """The database, read without moving even its write-ahead log. Raises DatabaseRefused."""
    _check_header(file)
    with _said_plainly(file), _looked_at(file) as connection:
        _unlock(connection, key)
        _check_content(connection, file)
        yield engine_on(connection)


def refuse_held(file: Path) -> None:
    """Raise AlreadyOpen where another window holds these records, whole or damaged."""
    try:
        with _looked_at(file) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema")
    except sqlcipher.DatabaseError as error:
        if isinstance(refusal := _refusal(error, file), AlreadyOpen):
            raise refusal from None


def is_large(file: Path) -> bool:
    """Whether checking every page would keep a person waiting."""
    return file.stat().st_size > CHECKED_BELOW


def log_size(file: Path) -> int:
    """Bytes in the write-ahead log beside a database."""
    log = file.with_name(file.name + "-wal")
    return log.stat().st_size if log.exists() else 0


def engine_on(connection: Any) -> Engine:
    """SQLAlchemy on this one connection. What a person typed never stands in its errors."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def _looked_at(file: Path) -> Iterator[Any]:
    index = file.with_name(file.name + "-shm")  # a reader makes one; Takt never keeps it
    try:
        with closing(_opened(file, "ro")) as connection:
            yield connection
    finally:
        with suppress(OSError):  # one that stays is made anew
            index.unlink(missing_ok=True)


def _opened(file: Path, mode: str) -> Any:
    return sqlcipher.connect(
        f"{file.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=0,
        isolation_level=None,  # SQLAlchemy sends BEGIN, so that every statement is inside
        check_same_thread=False,
    )


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to the console
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    if not _asked(connection, "cipher_version"):
        raise DatabaseRefused(
            sentence("This copy of Takt cannot encrypt. Install it again; nothing was changed.")
        )


def _set_up(connection: Any, file: Path, *, new: bool) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    if new:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _check_content(connection, file)
    for name, (value, _) in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    for name, (_, answer) in PRAGMAS.items():
        if _asked(connection, name) != answer:
            raise DatabaseRefused(
                sentence("The database engine refuses the setting {name}. Nothing was changed."),
                name=name,
            )


def _check_content(connection: Any, file: Path) -> None:
    if _asked(connection, "application_id") != APPLICATION_ID:
        raise _not_a_database(file)
    # The check knows only the main file, and gives false alarms beside a write-ahead log.
    if log_size(file) or is_large(file):
        return
    if (
        file.stat().st_size % PAGE_SIZE
        or connection.execute("PRAGMA cipher_integrity_check").fetchall()
    ):
        raise _not_a_database(file)


def _asked(connection: Any, name: str) -> object:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row and row[0]


def _check_header(file: Path) -> None:
    try:
        with file.open("rb") as opened:
            header = opened.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        raise DatabaseRefused(
            sentence("The records are missing: there is no file {file}. Restore a backup."),
            file=file,
        ) from None
    except OSError:
        raise _not_readable(file) from None
    if header == _PLAIN_HEADER:
        raise DatabaseRefused(
            sentence("The file {file} is not encrypted, so Takt does not use it."), file=file
        )


@contextmanager
def _said_plainly(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlcipher.DatabaseError as error:
        raise _refusal(error, file) from None
    except DatabaseError as error:  # the same, as SQLAlchemy hands it on
        raise _refusal(error.orig, file) from None


def _refusal(error: object, file: Path) -> DatabaseRefused:
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return AlreadyOpen()
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _not_a_database(file)
    return _not_readable(file)


def _not_a_database(file: Path) -> DatabaseRefused:
    return DatabaseRefused(
        sentence(
            "The file {file} is damaged or does not hold Takt's records. Nothing was changed."
            " Restore a backup."
        ),
        file=file,
    )


def _not_readable(file: Path) -> DatabaseRefused:
    return DatabaseRefused(
        sentence(
            "Takt cannot read and write {file}. Nothing was changed."
            " Check the rights of the folder and the disk."
        ),
        file=file,
    )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
