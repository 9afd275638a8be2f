"""The audit trail: one row for every record written, each chained to the one before it.

The chain runs over hashes of the records as they were read back from the database. Who edits,
deletes, inserts or reorders rows afterwards leaves a place where it does not fit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Text, cast, exists, func, insert, select, union
from sqlalchemy.exc import IntegrityError

from app.domain.errors import TaktError, sentence
from db.columns import Row
from db.head import START, Head, head
from db.kinds import NOTHING, PARTS, RecordKind, canonical, contents
from db.numbering import behind
from db.tables_apart import audit as table
from db.tables_apart import deletions
from db.transaction import Transaction, now

BATCH = 500
_LINKED = ("sequence", "at", "kind", "record", "patient_id", "content_sha256")


def note(tx: Transaction, kind: RecordKind, record: object, patient_id: object = None) -> None:
    """Add a row for a record that this transaction has written whole. Raises RecordsGone."""
    before, name = head(tx), str(record)
    entry = {
        "sequence": before.sequence + 1,
        "at": now(tx),
        "kind": kind.value,
        "record": name,
        "patient_id": None if patient_id is None else str(patient_id),
        "content_sha256": contents(tx, kind, [name])[name],
    }
    try:
        tx.execute(insert(table).values(**entry, chain_sha256=_chained(before.chain, entry)))
    except IntegrityError as known:
        raise RecordsGone from known


def hash_of_patient(tx: Transaction, patient_id: object) -> str:
    """One hash for all that was ever written of a patient."""
    query = select(table.c.content_sha256).where(table.c.patient_id == str(patient_id))
    hashes = tx.execute(query.order_by(table.c.sequence)).scalars()
    return sha256(canonical(list(hashes))).hexdigest()


def of_patient(tx: Transaction, patient_id: object) -> tuple[tuple[str, str], ...]:
    """When what kind of record was written of a patient, the latest first."""
    query = select(table.c.at, table.c.kind).where(table.c.patient_id == str(patient_id))
    return tuple((at, kind) for at, kind in tx.execute(query.order_by(table.c.sequence.desc())))


def was_noted(tx: Transaction, kind: RecordKind, record: str) -> bool:
    """Whether the trail has this record."""
    query = select(table.c.sequence).where(table.c.record == record, table.c.kind == kind.value)
    return tx.execute(query).one_or_none() is not None


def holds_more_than_openings(tx: Transaction, since: Head) -> bool:
    """Whether anything but the opening of records was noted after this head."""
    others = select(table.c.sequence).where(
        table.c.sequence > since.sequence, table.c.kind != RecordKind.ACCESS.value
    )
    return tx.execute(others.limit(1)).one_or_none() is not None


class RecordsGone(TaktError):
    """The trail knows a record that is written anew: it was there once, and is not any more."""

    def __init__(self) -> None:
        super().__init__(sentence("The records are damaged. Restore a backup."))


class Fault(StrEnum):
    """What may be wrong at one place of the trail."""

    GAP = "gap"  # rows before this one are missing
    BROKEN = "broken"  # this row, or its place, was changed
    CHANGED = "changed"  # the record is not what was written
    MISSING = "missing"  # the record is gone, and no law asked for it
    UNKNOWN = "unknown"  # a record that the trail does not know
    COUNTER = "counter"  # the next record would get the number of one that was deleted


class Finding(NamedTuple):
    """A place where the records are not what was saved. `sequence` is 0 where none fits."""

    fault: Fault
    sequence: int
    kind: str
    record: str


def verify_chain(
    tx: Transaction, told: Callable[[int, int], object] = lambda _done, _all: None
) -> tuple[Finding, ...]:
    """Everything that does not fit, in order; empty when all does. `told` hears how far it is."""
    return tuple(findings(tx, told))


def findings(tx: Transaction, told: Callable[[int, int], object]) -> Iterator[Finding]:
    """The same one by one: whoever needs to know only whether all fits stops at the first."""
    every = tx.execute(select(func.count()).select_from(table)).scalar_one()
    before, done = (START.sequence, START.chain), 0
    for rows in _batches(tx):
        for row in rows:
            yield from _links(before, row)
            before = row["sequence"], row["chain_sha256"]
        yield from _records(tx, rows)
        done += len(rows)
        told(done, every)
    yield from _unknown(tx)
    yield from (Finding(Fault.COUNTER, 0, each.kind.value, "") for each in behind(tx))


def _batches(tx: Transaction) -> Iterator[Sequence[Row]]:
    reached = START.sequence
    query = select(table).order_by(table.c.sequence).limit(BATCH)
    while rows := tx.execute(query.where(table.c.sequence > reached)).mappings().all():
        yield rows
        reached = rows[-1]["sequence"]


def _links(before: tuple[int, str], row: Row) -> Iterator[Finding]:
    place = row["sequence"], row["kind"], row["record"]
    if row["sequence"] != before[0] + 1:
        yield Finding(Fault.GAP, *place)
    elif _chained(before[1], row) != row["chain_sha256"]:
        yield Finding(Fault.BROKEN, *place)


def _records(tx: Transaction, rows: Sequence[Row]) -> Iterator[Finding]:
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_kind[row["kind"]].append(row["record"])
    erased = set(tx.execute(select(deletions.c.patient_id)).scalars())
    held = {kind: contents(tx, kind, by_kind[kind]) for kind in RecordKind}
    for row in rows:
        content = held.get(row["kind"], {}).get(row["record"], NOTHING)
        if content == row["content_sha256"]:
            continue
        if content != NOTHING:
            yield Finding(Fault.CHANGED, row["sequence"], row["kind"], row["record"])
        elif row["patient_id"] not in erased:
            yield Finding(Fault.MISSING, row["sequence"], row["kind"], row["record"])


def _unknown(tx: Transaction) -> Iterator[Finding]:
    for kind, keys in PARTS.items():
        names = [cast(key, Text) for key in keys]
        entry = [
            exists().where(table.c.record == name, table.c.kind == kind.value) for name in names
        ]
        loose = [select(name).where(~known) for name, known in zip(names, entry, strict=True)]
        if loose:
            for record in tx.execute(union(*loose)).scalars():
                yield Finding(Fault.UNKNOWN, 0, kind.value, record)


def _chained(before: str, row: Row) -> str:
    return sha256(canonical([before, *(row[name] for name in _LINKED)])).hexdigest()
