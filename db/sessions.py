"""Saving and finding therapy sessions."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from app.domain.dose import Dose
from app.domain.patient import EpisodeId, SessionId
from app.domain.session import Override, Session, SessionExercise
from db.columns import Row, moment, restored, restored_if_there, stored
from db.database import Transaction
from db.tables import session_exercises
from db.tables import sessions as table

_APART = ("exercises", "override")
_DOSES = ("prescribed", "done")


def add(tx: Transaction, episode_id: EpisodeId, session: Session, at: datetime) -> SessionId:
    """Store a new session."""
    session_id = SessionId(uuid4())
    tx.execute(
        insert(table).values(
            id=str(session_id),
            episode_id=str(episode_id),
            **stored(Session, session, without=_APART),
            **stored(Override, session.override, "override_"),
            recorded_at=moment(at),
        )
    )
    rows = [
        {
            "session_id": str(session_id),
            "position": position,
            **stored(SessionExercise, exercise, without=_DOSES),
            **stored(Dose, exercise.prescribed, "prescribed_"),
            **stored(Dose, exercise.done, "done_"),
        }
        for position, exercise in enumerate(session.exercises)
    ]
    tx.execute(insert(session_exercises), rows)
    return session_id


def of_episode(tx: Transaction, episode_id: EpisodeId) -> dict[SessionId, Session]:
    """All sessions of an episode, oldest first."""
    exercises = _exercises(tx, episode_id)
    query = select(table).where(table.c.episode_id == str(episode_id))
    rows = tx.execute(query.order_by(table.c.date, table.c.sequence)).mappings()
    return {
        SessionId(UUID(row["id"])): restored(
            Session,
            row,
            exercises=tuple(exercises[row["id"]]),
            override=restored_if_there(Override, row, "override_"),
        )
        for row in rows
    }


def _exercises(tx: Transaction, episode_id: EpisodeId) -> dict[str, list[SessionExercise]]:
    query = select(session_exercises).join(table, table.c.id == session_exercises.c.session_id)
    rows = tx.execute(
        query.where(table.c.episode_id == str(episode_id)).order_by(session_exercises.c.position)
    )
    found = defaultdict(list)
    for row in rows.mappings().all():
        found[row["session_id"]].append(_exercise(row))
    return found


def _exercise(row: Row) -> SessionExercise:
    return restored(
        SessionExercise,
        row,
        prescribed=restored(Dose, row, "prescribed_"),
        done=restored_if_there(Dose, row, "done_"),
    )
