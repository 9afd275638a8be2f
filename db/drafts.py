"""A session that was typed and not saved: one for each episode, written over by the next."""

from sqlalchemy import delete, insert, select

from app.domain.patient import EpisodeId
from app.domain.record import Draft
from db.columns import restored, stored
from db.tables_apart import drafts as table
from db.transaction import Transaction


def keep(tx: Transaction, episode_id: EpisodeId, draft: Draft) -> None:
    """Keep this draft in place of the one before."""
    drop(tx, episode_id)
    tx.execute(insert(table).values(episode_id=str(episode_id), **stored(Draft, draft)))


def of_episode(tx: Transaction, episode_id: EpisodeId) -> Draft | None:
    """The draft of an episode, if one is kept."""
    query = select(table).where(table.c.episode_id == str(episode_id))
    row = tx.execute(query).mappings().one_or_none()
    return None if row is None else restored(Draft, row)


def drop(tx: Transaction, episode_id: EpisodeId) -> None:
    """Forget the draft of an episode, if one is kept."""
    tx.execute(delete(table).where(table.c.episode_id == str(episode_id)))
