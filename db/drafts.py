"""What was typed and not saved: one for each episode, written over by the next."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from msgspec import Struct
from sqlalchemy import Table, delete, insert, select

from app.domain.patient import EpisodeId
from app.domain.record import Draft, ProgrammeDraft
from db import tables_apart
from db.columns import restored, stored
from db.transaction import Transaction

T = TypeVar("T", bound=Struct)


@dataclass(frozen=True, slots=True)
class Drafts(Generic[T]):
    """Drafts of one kind, in the table that keeps them."""

    table: Table
    kind: type[T]

    def keep(self, tx: Transaction, episode_id: EpisodeId, draft: T) -> None:
        """Keep this draft in place of the one before."""
        self.drop(tx, episode_id)
        values = {"episode_id": str(episode_id), **stored(self.kind, draft)}
        tx.execute(insert(self.table).values(**values))

    def of_episode(self, tx: Transaction, episode_id: EpisodeId) -> T | None:
        """The draft of an episode, if one is kept."""
        query = select(self.table).where(self.table.c.episode_id == str(episode_id))
        row = tx.execute(query).mappings().one_or_none()
        return None if row is None else restored(self.kind, row)

    def drop(self, tx: Transaction, episode_id: EpisodeId) -> None:
        """Forget the draft of an episode, if one is kept."""
        tx.execute(delete(self.table).where(self.table.c.episode_id == str(episode_id)))


SESSIONS = Drafts(tables_apart.drafts, Draft)
PROGRAMMES = Drafts(tables_apart.programme_drafts, ProgrammeDraft)
