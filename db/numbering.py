"""Numbers of rows: none is given again, though its row was deleted by law."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Integer, cast, func, select

from db.kinds import PARTS, RecordKind
from db.tables_apart import audit
from db.transaction import Transaction


class Count(NamedTuple):
    """A table that counts its rows, and the highest number that the trail knows of it."""

    kind: RecordKind
    table: str
    highest: int


def behind(tx: Transaction) -> Iterator[Count]:
    """The tables that would give a number again: their counter was put back."""
    reached = tx.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").mappings().all()
    counts = {str(each["name"]): int(each["seq"]) for each in reached}
    return (each for each in _counts(tx) if counts.get(each.table, 0) < each.highest)


def count_on(tx: Transaction) -> None:
    """Once all rows were put in from elsewhere: count on from where they left off."""
    for each in _counts(tx):
        tx.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (each.table,))
        count = "INSERT INTO sqlite_sequence VALUES (?, ?)"
        tx.exec_driver_sql(count, (each.table, each.highest))


def _counts(tx: Transaction) -> Iterator[Count]:
    for kind, (key, *_) in ((kind, parts) for kind, parts in PARTS.items() if parts):
        if key.table.dialect_options["sqlite"]["autoincrement"]:
            used = select(func.max(cast(audit.c.record, Integer))).where(
                audit.c.kind == kind.value
            )
            yield Count(kind, str(key.table.name), tx.execute(used).scalar_one() or 0)
