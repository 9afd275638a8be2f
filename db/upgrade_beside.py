"""Brings records of an older schema to the newest: in a copy, checked whole, put in their place.

A backup of the old ones is made and read back first, and they are kept beside for a while. A kill
at any point leaves either them or the new ones, whole.
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
from db.anchor import Anchor
from db.backup import Job, next_number
from db.backup_file import Why
from db.backup_places import local
from db.database import Database
from db.decisions import program
from db.engine import connect
from db.head import START, Head, head
from db.migrate import is_older, schema_of
from db.not_saved import NotSaved
from db.online_copy import BackupFailed, sync
from db.outdated import refuse_outdated
from db.places import KEPT as OLD
from db.places import KEY_FILES, RECORDS, SCRATCH, inside
from db.restore import RestoreFailed, as_it_is, swap
from db.sealed_file import Keys
from db.state import NotWhole, check, reading
from db.tables import clinic
from db.transaction import Transaction

KEPT = timedelta(days=90)
UPGRADED = f"{OLD}upgrade"

_OWN = "alembic_version"  # the only table that an upgrade rewrites
_FAILED = sentence(
    "The records could not be brought to this version of Takt: {reason} Nothing was changed. Go on"
    " with the version you had, and make a backup."
)
_DISK = sentence("The disk reports an error.")
_BY_THE_DISK = (OSError, OperationalError, sqlcipher.OperationalError)


class UpgradeFailed(TaktError):
    """The records are as they were."""


def upgrade_beside(root: Path, keys: Keys) -> None:
    """Do so where these records are older and this key opens them.

    Raises UpgradeFailed, Outdated, and TaktError where the disk does not tell how old they are.
    """
    records = inside(root) / RECORDS
    try:
        reached = _reached(records, keys.key)
    except _BY_THE_DISK as error:
        raise TaktError(_DISK) from error
    if reached is None or not is_older(reached):
        return
    try:
        _upgrade_beside(root, keys, reached)
    except _BY_THE_DISK as error:
        raise UpgradeFailed(_FAILED, reason=TaktError(_DISK)) from error
    except (BackupFailed, NotSaved, NotWhole, RestoreFailed) as error:
        raise UpgradeFailed(_FAILED, reason=error) from error


def forget_upgraded(root: Path, now: datetime) -> None:
    """What was kept from before an upgrade goes when it has lain long enough."""
    for old in root.glob(f"{UPGRADED}-*"):
        day = re.search(r"(\d{4}-\d\d-\d\d)-\d{4}", old.name)
        if day and now.date() - datetime.fromisoformat(day[1]).date() > KEPT:
            shutil.rmtree(old, ignore_errors=True)


def _reached(records: Path, key: bytes) -> str | None:
    # What is wrong is said when they are opened.
    with suppress(TaktError, FileNotFoundError), as_it_is(records, key) as tx:
        return schema_of(tx)
    return None


def _upgrade_beside(root: Path, keys: Keys, reached: str) -> None:
    records, aside = inside(root) / RECORDS, root / f"new-{secrets.token_hex(4)}"
    anchor = Anchor(records, keys.key)
    known = anchor.read()
    with as_it_is(records, keys.key) as tx:  # nothing is moved before it is known to be the newest
        refuse_outdated(tx, known)
    try:
        old = Database(records, connect(records, keys.key), keys.key, anchor)
        with closing(old):
            old.checkpoint()
            _back_up(root, old, keys, known or START)
            aside.mkdir(mode=0o700)
            old.copy_to(aside / RECORDS, lambda _done, _all: None)
        _make(records, aside, keys.key)
        if known is None:  # then it is still to be said that it is missing
            Anchor(aside / RECORDS, keys.key).file.unlink()
        swap(root, aside, datetime.now(UTC), f"{UPGRADED}-{reached}")
    finally:
        shutil.rmtree(aside, ignore_errors=True)  # nothing is there where it was put in place


def _back_up(root: Path, old: Database, keys: Keys, known: Head) -> None:
    """A backup that the version before can restore too. Raises BackupFailed."""
    here = local(root)
    with reading(inside(root) / RECORDS, keys.key) as tx:
        name = tx.execute(select(clinic.c.name).order_by(clinic.c.sequence.desc())).scalar()
    job = Job(
        database=old,
        key_file=keys.key_file,
        scratch=root / SCRATCH,
        folders=(here,),
        number=next_number((here,), 0),
        made_at=datetime.now(UTC),
        why=Why.BEFORE,
        program=program(),
        clinic=name or "",
        before=known,
    )
    (place,) = job.run().places
    if place.failed:
        raise place.failed


def _make(records: Path, aside: Path, key: bytes) -> None:
    for name in KEY_FILES:
        with suppress(FileNotFoundError):
            shutil.copyfile(records.with_name(name), aside / name)
            sync(aside / name)
    with reading(aside / RECORDS, key) as tx:
        before = _counted(tx)
    Anchor(aside / RECORDS, key).start(before[1])
    Database.open(aside / RECORDS, key).close()
    check(aside / RECORDS, key, chain=True)
    with reading(aside / RECORDS, key) as tx:
        rows, reached = _counted(tx)
    if reached != before[1] or any(rows.get(name) != many for name, many in before[0].items()):
        raise NotWhole("rows")
    sync(aside)


def _counted(tx: Transaction) -> tuple[dict[str, int], Head]:
    """The rows of every table there is, and the head of the trail."""
    tables = tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    names = [name for name in tables if name != _OWN and not name.startswith("sqlite_")]
    rows = {each: select(func.count()).select_from(named(each)) for each in names}
    return {each: int(tx.execute(query).scalar_one()) for each, query in rows.items()}, head(tx)
