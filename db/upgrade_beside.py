"""Brings records of an older schema to the newest: in a copy, checked whole, put in their place.

The old records are kept beside for a while. A kill at any point leaves either them or the new
ones, whole.
"""

import re
import secrets
import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy import table as named
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError, sentence
from db.database import Database
from db.engine import as_it_lies, connect, log_size
from db.head import Head, head
from db.migrate import is_older, schema_of
from db.online_copy import BackupFailed, online_copy, sync
from db.places import KEY_FILES, RECORDS, inside
from db.restore import RestoreFailed, swap
from db.state import NotWhole, check, reading
from db.transaction import Transaction

KEPT = timedelta(days=90)
UPGRADED = "before-upgrade"

_OWN = "alembic_version"  # the only table that an upgrade rewrites
_FAILED = sentence(
    "The records could not be brought to this version of Takt: {reason} Nothing was changed. Go on"
    " with the version you had, and make a backup."
)
_DISK = sentence("The disk reports an error.")
_BY_THE_DISK = (OSError, OperationalError, sqlcipher.OperationalError)


class UpgradeFailed(TaktError):
    """The records are as they were."""


def upgrade_beside(root: Path, key: bytes) -> None:
    """Do so where these records are older and this key opens them.

    Raises UpgradeFailed, and TaktError where the disk does not tell how old they are.
    """
    records = inside(root) / RECORDS
    try:
        reached = _reached(records, key)
    except _BY_THE_DISK as error:
        raise TaktError(_DISK) from error
    if reached is None or not is_older(reached):
        return
    try:
        _upgrade_beside(root, key, reached)
    except _BY_THE_DISK as error:
        raise UpgradeFailed(_FAILED, reason=TaktError(_DISK)) from error
    except (BackupFailed, NotWhole, RestoreFailed) as error:
        raise UpgradeFailed(_FAILED, reason=error) from error


def forget_upgraded(root: Path, now: datetime) -> None:
    """What was kept from before an upgrade goes when it has lain long enough."""
    for old in root.glob(f"{UPGRADED}-*"):
        day = re.search(r"(\d{4}-\d\d-\d\d)-\d{4}", old.name)
        if day and now.date() - datetime.fromisoformat(day[1]).date() > KEPT:
            shutil.rmtree(old, ignore_errors=True)


def _reached(records: Path, key: bytes) -> str | None:
    with suppress(TaktError, FileNotFoundError):  # what is wrong is said when they are opened
        return _schema(records, key)
    return None


def _upgrade_beside(root: Path, key: bytes, reached: str) -> None:
    aside = root / f"new-{secrets.token_hex(4)}"
    try:
        _make(inside(root) / RECORDS, aside, key)
        swap(root, aside, datetime.now(UTC), f"{UPGRADED}-{reached}")
    finally:
        shutil.rmtree(aside, ignore_errors=True)  # nothing is there where it was put in place


def _make(records: Path, aside: Path, key: bytes) -> None:
    aside.mkdir(mode=0o700)
    with closing(connect(records, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        online_copy(connection, aside / RECORDS, key, lambda _done, _all: None)
    for name in (*KEY_FILES, records.with_suffix(".anchor").name):
        with suppress(FileNotFoundError):
            shutil.copyfile(records.with_name(name), aside / name)
            sync(aside / name)
    with reading(aside / RECORDS, key) as tx:
        before = _counted(tx)
    Database.open(aside / RECORDS, key).close()
    check(aside / RECORDS, key, chain=True)
    with reading(aside / RECORDS, key) as tx:
        rows, reached = _counted(tx)
    if reached != before[1] or any(rows.get(name) != many for name, many in before[0].items()):
        raise NotWhole("rows")
    sync(aside)


def _schema(records: Path, key: bytes) -> str | None:
    if not log_size(records):
        with reading(records, key) as tx:
            return schema_of(tx)
    with as_it_lies(records, key) as engine, engine.begin() as tx:
        return schema_of(tx)


def _counted(tx: Transaction) -> tuple[dict[str, int], Head]:
    """The rows of every table there is, and the head of the trail."""
    tables = tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    names = [name for name in tables if name != _OWN and not name.startswith("sqlite_")]
    rows = {each: select(func.count()).select_from(named(each)) for each in names}
    return {each: int(tx.execute(query).scalar_one()) for each, query in rows.items()}, head(tx)
