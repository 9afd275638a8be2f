"""A programme that was put together and not saved: one for each episode."""

from sqlalchemy import delete, insert, select

from app.domain.patient import EpisodeId
from app.domain.record import ProgrammeDraft
from db.columns import restored, stored
from db.tables_apart import programme_drafts as table
from db.transaction import Transaction


def keep(tx: Transaction, episode_id: EpisodeId, draft: ProgrammeDraft) -> None:
    """Keep this one in place of the one before."""
    drop(tx, episode_id)
    tx.execute(insert(table).values(episode_id=str(episode_id), **stored(ProgrammeDraft, draft)))


def of_episode(tx: Transaction, episode_id: EpisodeId) -> ProgrammeDraft | None:
    """The one of this episode, if one is kept."""
    query = select(table).where(table.c.episode_id == str(episode_id))
    row = tx.execute(query).mappings().one_or_none()
    return None if row is None else restored(ProgrammeDraft, row)


def drop(tx: Transaction, episode_id: EpisodeId) -> None:
    """Forget the one of this episode, if one is kept."""
    tx.execute(delete(table).where(table.c.episode_id == str(episode_id)))
