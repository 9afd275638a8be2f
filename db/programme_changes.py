"""The home programme as the clinician changed it; rows are added, never edited."""

from sqlalchemy import insert, select

from app.domain.patient import EpisodeId
from app.domain.record import ProgrammeChange
from db import audit
from db.columns import restored, stored
from db.kinds import RecordKind
from db.tables import episode_ids
from db.tables import programme_changes as table
from db.transaction import Transaction


def add(tx: Transaction, episode_id: EpisodeId, change: ProgrammeChange) -> None:
    """Store one more change."""
    row = {"episode_id": str(episode_id), **stored(ProgrammeChange, change)}
    kept = tx.execute(insert(table).values(row))
    whose = select(episode_ids.c.patient_id).where(episode_ids.c.id == row["episode_id"])
    patient_id = tx.execute(whose).scalar_one()
    audit.note(tx, RecordKind.PROGRAMME_CHANGE, kept.lastrowid, patient_id)


def latest(tx: Transaction, episode_id: EpisodeId) -> ProgrammeChange | None:
    """The latest change of an episode, if there is one."""
    query = select(table).where(table.c.episode_id == str(episode_id))
    row = tx.execute(query.order_by(table.c.sequence.desc()).limit(1)).mappings().first()
    return restored(ProgrammeChange, row) if row else None
