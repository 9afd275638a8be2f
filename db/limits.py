"""Limits of the rules that were set otherwise: a log to which lines are added, never edited."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, insert, or_, select

from app.domain.limit_change import LimitChange
from app.domain.patient import EpisodeId
from db import audit
from db.columns import moment, restored, stored
from db.kinds import RecordKind
from db.tables import episode_ids
from db.tables import limit_changes as table
from db.transaction import Transaction


def add(tx: Transaction, change: LimitChange, at: datetime) -> None:
    """Store one more change."""
    row = {**stored(LimitChange, change), "recorded_at": moment(at)}
    kept = tx.execute(insert(table).values(row))
    whose = select(episode_ids.c.patient_id).where(episode_ids.c.id == row["episode_id"])
    patient_id = tx.execute(whose).scalar_one_or_none()
    audit.note(tx, RecordKind.LIMIT, kept.lastrowid, patient_id)


def concerning(tx: Transaction, episode_id: EpisodeId) -> tuple[LimitChange, ...]:
    """The changes for the clinic and for this episode, in the order they were made."""
    own = or_(table.c.episode_id.is_(None), table.c.episode_id == str(episode_id))
    return _changes(tx, select(table).where(own))


def everything(tx: Transaction) -> tuple[LimitChange, ...]:
    """All changes, in the order they were made."""
    return _changes(tx, select(table))


def _changes(tx: Transaction, query: Select[tuple[object, ...]]) -> tuple[LimitChange, ...]:
    rows = tx.execute(query.order_by(table.c.sequence)).mappings()
    return tuple(
        restored(
            LimitChange,
            row,
            episode_id=EpisodeId(UUID(row["episode_id"])) if row["episode_id"] else None,
        )
        for row in rows
    )
