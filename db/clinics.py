"""The clinic of this database: there is one."""

from sqlalchemy import insert, select, update

from app.domain.clinic import Clinic
from db.columns import restored, stored
from db.database import Transaction
from db.tables import clinic as table


def add(tx: Transaction, clinic: Clinic) -> None:
    """Store the clinic of a new database."""
    tx.execute(insert(table).values(id=1, **stored(Clinic, clinic)))


def get(tx: Transaction) -> Clinic:
    """The clinic."""
    return restored(Clinic, tx.execute(select(table)).mappings().one())


def change(tx: Transaction, clinic: Clinic) -> None:
    """Store what changed."""
    tx.execute(update(table).values(**stored(Clinic, clinic)))
