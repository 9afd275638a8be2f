"""The clinic of this database: there is one."""

from sqlalchemy import insert, select

from app.domain.clinic import Clinic
from db import audit
from db.columns import restored, stored
from db.kinds import RecordKind
from db.tables import clinic as table
from db.transaction import Transaction, now


def add(tx: Transaction, clinic: Clinic) -> None:
    """Store what the clinic is called from now on; what stood before is kept."""
    row = tx.execute(insert(table).values(**stored(Clinic, clinic), recorded_at=now(tx)))
    audit.note(tx, RecordKind.CLINIC, row.lastrowid)


def change(tx: Transaction, clinic: Clinic) -> None:
    """The same, for a clinic that is there."""
    add(tx, clinic)


def get(tx: Transaction) -> Clinic:
    """The clinic."""
    query = select(table).order_by(table.c.sequence.desc()).limit(1)
    return restored(Clinic, tx.execute(query).mappings().one())
