"""Programmes to begin with, kept under a name."""

from sqlalchemy import delete, insert, select

from app.domain.programme import Template
from db.columns import restored, stored
from db.database import Transaction
from db.tables import templates as table


def everyone(tx: Transaction) -> tuple[Template, ...]:
    """All templates, in no order."""
    return tuple(restored(Template, row) for row in tx.execute(select(table)).mappings())


def keep(tx: Transaction, template: Template) -> None:
    """Store a template; one of the same name gives way."""
    tx.execute(insert(table).prefix_with("OR REPLACE").values(stored(Template, template)))


def remove(tx: Transaction, name: str) -> None:
    """Delete a template. Programmes that began with it stay as they are."""
    tx.execute(delete(table).where(table.c.name == name))
