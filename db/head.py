"""The head of the audit trail: one short value that stands for all that was ever saved."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from db.tables_apart import audit
from db.transaction import Transaction

_MARK = 8  # characters of the chain that are printed


class Head(NamedTuple):
    """The last row of the trail: its number, the hash of the chain there, and its time."""

    sequence: int
    chain: str
    at: str

    @property
    def mark(self) -> str:
        """What stands in the foot of a printed sheet."""
        return self.chain[-_MARK:]

    @property
    def local_time(self) -> datetime | None:
        """When it was, here; None before anything was saved."""
        return datetime.fromisoformat(self.at).astimezone() if self.at else None


START = Head(0, "0" * 64, "")
_NEWEST = (
    select(audit.c.sequence, audit.c.chain_sha256, audit.c.at)
    .order_by(audit.c.sequence.desc())
    .limit(1)
)


def head(tx: Transaction) -> Head:
    """Where the trail has come to."""
    row = tx.execute(_NEWEST).one_or_none()
    return Head(*row) if row else START


def holds(tx: Transaction, known: Head) -> bool:
    """Whether the trail has come by this head."""
    if known.sequence == 0:
        return True
    query = select(audit.c.chain_sha256).where(audit.c.sequence == known.sequence)
    return tx.execute(query).scalar_one_or_none() == known.chain
