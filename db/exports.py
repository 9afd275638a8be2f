"""Files that were saved outside the records."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.record import SavedExport
from db.columns import restored, stored
from db.database import Transaction
from db.tables import saved_exports as table


def remember(tx: Transaction, export: SavedExport) -> None:
    """Store one more; a file that was written over is known once."""
    row = stored(SavedExport, export)
    known = insert(table).values(**row)
    tx.execute(
        known.on_conflict_do_update(
            index_elements=[table.c.path], set_={"saved_at": row["saved_at"]}
        )
    )


def everything(tx: Transaction) -> tuple[SavedExport, ...]:
    """All of them, the latest first."""
    rows = tx.execute(select(table).order_by(table.c.saved_at.desc(), table.c.sequence.desc()))
    return tuple(restored(SavedExport, row) for row in rows.mappings())


def forget(tx: Transaction, path: str) -> None:
    """Take one off the list."""
    tx.execute(delete(table).where(table.c.path == path))
