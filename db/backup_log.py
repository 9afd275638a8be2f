"""What became of every backup and of every drill, as the records themselves remember it."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import func, insert, select

from db.head import START, Head
from db.tables_apart import backup_log as table
from db.transaction import Transaction, now


class Event(StrEnum):
    """What happened."""

    MADE = "made"
    FAILED = "failed"
    DRILLED = "drilled"  # restored aside and checked by the program
    DRILL_FAILED = "drill_failed"
    DRILLED_BY_HAND = "drilled_by_hand"
    RESTORED = "restored"


class Entry(NamedTuple):
    """One line of the log; `outside` where it was not on this PC."""

    event: Event
    file: str = ""
    outside: bool = False
    number: int = 0
    size: int = 0
    head: Head = START


def note(tx: Transaction, entry: Entry) -> None:
    """Add a line."""
    tx.execute(
        insert(table).values(
            at=now(tx),
            event=entry.event.value,
            file=entry.file,
            outside=int(entry.outside),
            number=entry.number,
            bytes=entry.size,
            head_sequence=entry.head.sequence,
            head_chain=entry.head.chain,
            head_at=entry.head.at,
        )
    )


def since_restored(tx: Transaction, many: int) -> tuple[Entry, ...]:
    """The latest backups that were made on this PC, none of them before a restore."""
    event, restored = table.c.event, Event.RESTORED.value
    after = select(func.max(table.c.sequence)).where(event == restored).scalar_subquery()
    query = select(table.c.file, table.c.number, table.c.bytes).where(
        event == Event.MADE.value, table.c.outside == 0, table.c.sequence > func.coalesce(after, 0)
    )
    rows = tx.execute(query.order_by(table.c.sequence.desc()).limit(many))
    return tuple(Entry(Event.MADE, name, number=number, size=size) for name, number, size in rows)


def latest(tx: Transaction, *, outside: bool) -> Entry | None:
    """The latest backup that was made there."""
    query = select(table).where(table.c.event == Event.MADE.value, table.c.outside == int(outside))
    row = tx.execute(query.order_by(table.c.sequence.desc()).limit(1)).mappings().one_or_none()
    if row is None:
        return None
    head = Head(row["head_sequence"], row["head_chain"], row["head_at"])
    return Entry(Event.MADE, row["file"], outside, row["number"], row["bytes"], head)
