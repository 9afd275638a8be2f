"""Who lifted a stop, when, and why."""

from sqlalchemy import insert, select

from app.domain.case import LatchedStop
from app.domain.patient import Episode
from app.domain.record import StopLift
from db import audit
from db.columns import restored, stored
from db.kinds import RecordKind
from db.tables import stop_lifts as table
from db.transaction import Transaction, now


def add(tx: Transaction, episode: Episode, lift: StopLift) -> None:
    """Store that a stop of this episode was lifted."""
    row = tx.execute(
        insert(table).values(
            episode_id=str(episode.id),
            **stored(StopLift, lift, without=("stop",)),
            **stored(LatchedStop, lift.stop, "stop_"),
            recorded_at=now(tx),
        )
    )
    audit.note(tx, RecordKind.STOP_LIFT, row.lastrowid, episode.patient_id)


def of_episode(tx: Transaction, episode: Episode) -> tuple[StopLift, ...]:
    """All lifts of an episode, oldest first."""
    query = select(table).where(table.c.episode_id == str(episode.id)).order_by(table.c.sequence)
    return tuple(
        restored(StopLift, row, stop=restored(LatchedStop, row, "stop_"))
        for row in tx.execute(query).mappings()
    )
