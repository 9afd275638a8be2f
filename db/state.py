"""What stands in a copy of the records: counted, and checked to the last page."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError, sentence
from db.audit import findings
from db.engine import engine_on
from db.head import Head, head
from db.migrate import refuse_newer, schema_of
from db.online_copy import Told
from db.sessions import CORRECTED
from db.tables import episode_ids, patients, sessions
from db.transaction import Transaction
from db.triggers import METADATA

_STEPS = 5_000  # of SQLite's machine, or pages, between two looks whether to go on

_NOT_WHOLE = sentence("The copy of the records is damaged: {found}.")


class NotWhole(TaktError):
    """A copy in which something is not as it was saved."""

    def __init__(self, found: str) -> None:
        super().__init__(_NOT_WHOLE, found=found)


class Counts(Struct, frozen=True, kw_only=True):
    """What a person can compare: patients, sessions, the first and the last day."""

    patients: int
    sessions: int
    first_day: str | None
    last_day: str | None


class State(Counts, frozen=True, kw_only=True):
    """All that can be counted of the records: rows of each table, head of the trail."""

    schema: str
    rows: dict[str, int]
    head: Head


def state_of(tx: Transaction) -> State:
    """What stands there now."""
    refuse_newer(tx)
    return State(
        schema=schema_of(tx) or "",
        rows={each.name: _count(tx, each) for each in METADATA.sorted_tables if _there(tx, each)},
        head=head(tx),
        **msgspec.structs.asdict(counts_of(tx)),
    )


def counts_of(tx: Transaction) -> Counts:
    """What a person would count now."""
    present = select(func.count(), func.min(sessions.c.date), func.max(sessions.c.date))
    number, first, last = tx.execute(present.where(~CORRECTED)).one()
    treated = tx.execute(select(func.count(patients.c.id.distinct()))).scalar_one()
    return Counts(patients=treated, sessions=number, first_day=first, last_day=last)


def patients_in(tx: Transaction) -> tuple[tuple[str, int | None, int, str | None], ...]:
    """Name, birth year, number of sessions and latest day of every patient, in no order."""
    latest = select(func.max(patients.c.sequence)).group_by(patients.c.id)
    number, day = func.count(sessions.c.sequence), func.max(sessions.c.date)
    name = patients.c.given_name + " " + patients.c.family_name
    query = (
        select(name, patients.c.birth_year, number, day)
        .outerjoin(episode_ids, episode_ids.c.patient_id == patients.c.id)
        .outerjoin(sessions, (sessions.c.episode_id == episode_ids.c.id) & ~CORRECTED)
        .where(patients.c.sequence.in_(latest))
        .group_by(patients.c.id)
    )
    return tuple((*row,) for row in tx.execute(query))


def check(
    file: Path, key: bytes, told: Told = lambda _done, _all: None, *, chain: bool = False
) -> State:
    """Check every page of a copy, `chain` also every record, and count. Raises NotWhole."""
    with reading(file, key, told) as tx:
        if chain:  # each entry of an index is looked up: with less it takes five times as long
            tx.exec_driver_sql("PRAGMA cache_size = -65536")  # KiB
        _ask(tx, "cipher_integrity_check", whole=[])
        _ask(tx, "integrity_check" if chain else "quick_check", whole=["ok"])
        if chain:
            _ask(tx, "foreign_key_check", whole=[])
            for found in findings(tx, told):
                raise NotWhole(f"{found.fault} {found.sequence}")
        return state_of(tx)


def check_pages(file: Path, key: bytes, told: Told) -> None:
    """Check every page that holds anything, its seal and its place. Raises NotWhole, Stopped."""
    told(0, 0)
    with reading(file, key, told) as tx:
        _ask(tx, "quick_check", whole=["ok"])


@contextmanager
def reading(
    file: Path, key: bytes, told: Told = lambda _done, _all: None
) -> Iterator[Transaction]:
    """A copy, read without changing a byte of it or beside it. Raises NotWhole, DatabaseTooNew."""
    stopped: list[BaseException] = []

    def go_on() -> int:
        try:
            told(0, 0)
        except BaseException as error:  # noqa: BLE001 (raised again below)
            stopped.append(error)
        return len(stopped)

    try:
        with (
            closing(read_only(file, key)) as connection,
            _asking(connection, go_on),
            engine_on(connection).begin() as tx,
        ):
            yield tx
    except (DatabaseError, sqlcipher.DatabaseError) as error:
        if stopped:
            raise stopped[0] from None
        raise NotWhole(type(error).__name__) from None


def read_only(file: Path, key: bytes) -> Any:
    """A copy that nobody writes: not a byte of it, nor beside it, can be changed."""
    connection = sqlcipher.connect(
        f"{file.resolve().as_uri()}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to the console
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    return connection


@contextmanager
def _asking(connection: Any, go_on: Callable[[], int]) -> Iterator[None]:
    """Whether to go on is asked all the while; a closed connection would keep who was asked."""
    connection.set_progress_handler(go_on, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _ask(tx: Transaction, check: str, whole: list[str]) -> None:
    found = [str(row[0]) for row in tx.exec_driver_sql(f"PRAGMA {check}")]
    if found != whole:
        raise NotWhole(check)


def _count(tx: Transaction, table: Any) -> int:
    return int(tx.execute(select(func.count()).select_from(table)).scalar_one())


def _there(tx: Transaction, table: Any) -> bool:
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return tx.exec_driver_sql(known, (table.name,)).one_or_none() is not None
