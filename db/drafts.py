"""What was typed and not saved: one draft for each form, written over by the next."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Table, delete, insert, select

from app.domain.record import Draft, FormDraft, ProgrammeDraft
from db import tables_apart
from db.columns import restored, stored
from db.transaction import Transaction

T = TypeVar("T", bound=Struct)


@dataclass(frozen=True, slots=True)
class Drafts(Generic[T]):
    """Drafts of one kind, in the table that keeps them: of an episode, or of a named form."""

    table: Table
    kind: type[T]

    def keep(self, tx: Transaction, of: UUID | str, draft: T) -> None:
        """Keep this draft in place of the one before."""
        self.drop(tx, of)
        tx.execute(insert(self.table).values({self._key: str(of), **stored(self.kind, draft)}))

    def kept(self, tx: Transaction, of: UUID | str) -> T | None:
        """The draft, if one is kept."""
        query = select(self.table).where(self._key == str(of))
        row = tx.execute(query).mappings().one_or_none()
        return None if row is None else restored(self.kind, row)

    def newest(self, tx: Transaction, *where: ColumnElement[bool]) -> tuple[str, T] | None:
        """The draft that was kept last, of those that are meant, and what it is of."""
        query = select(self.table).where(*where)
        query = query.order_by(self.table.c.kept_at.desc()).limit(1)
        row = tx.execute(query).mappings().one_or_none()
        return None if row is None else (row[self._key], restored(self.kind, row))

    def drop(self, tx: Transaction, of: UUID | str) -> None:
        """Forget the draft, if one is kept."""
        tx.execute(delete(self.table).where(self._key == str(of)))

    @property
    def _key(self) -> Column[str]:
        (key,) = self.table.primary_key
        return key


SESSIONS = Drafts(tables_apart.drafts, Draft)
PROGRAMMES = Drafts(tables_apart.programme_drafts, ProgrammeDraft)
FORMS = Drafts(tables_apart.form_drafts, FormDraft)
