"""Saving and finding therapy sessions."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import exists, insert, select

from app.domain.dose import Dose
from app.domain.patient import EpisodeId, SessionId
from app.domain.session import Override, Session, SessionExercise
from db.columns import Row, moment, restored, restored_if_there, stored
from db.tables import session_exercises
from db.tables import sessions as table
from db.transaction import Transaction

_APART = ("exercises", "override")
_DOSES = ("prescribed", "done")
_REMEMBERED = 1000  # sessions
_newer = table.alias("newer")
CORRECTED = exists().where(_newer.c.corrects == table.c.id)  # a later version holds


def add(
    tx: Transaction,
    episode_id: EpisodeId,
    session: Session,
    at: datetime,
    corrects: SessionId | None = None,
) -> SessionId:
    """Store a new session, or a corrected one; the trail knows it when it is judged."""
    session_id = SessionId(uuid4())
    tx.execute(
        insert(table).values(
            id=str(session_id),
            episode_id=str(episode_id),
            corrects=corrects and str(corrects),
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
    """All sessions of an episode as they stand now, oldest first."""
    query = select(table.c.id).where(table.c.episode_id == str(episode_id), ~CORRECTED)
    ids = tx.execute(query.order_by(table.c.date, table.c.sequence)).scalars().all()
    known = _known(tx)
    if unread := [each for each in ids if each not in known]:
        known |= _read(tx, unread)
    return {SessionId(UUID(each)): known[each] for each in ids}


def episode_of(tx: Transaction, session_id: SessionId) -> EpisodeId:
    """The episode that a session belongs to."""
    query = select(table.c.episode_id).where(table.c.id == str(session_id))
    return EpisodeId(UUID(tx.execute(query).scalar_one()))


def versions(tx: Transaction, session_id: SessionId) -> tuple[tuple[str, Session], ...]:
    """A session and what it was before it was corrected, oldest first, each with its time."""
    found: list[tuple[str, Session]] = []
    for each in chain(tx, session_id):
        query = select(table.c.recorded_at).where(table.c.id == str(each))
        found.append((tx.execute(query).scalar_one(), _read(tx, [str(each)])[str(each)]))
    return tuple(found)


def chain(tx: Transaction, session_id: SessionId) -> tuple[SessionId, ...]:
    """A session and what it was before it was corrected, oldest first."""
    found = [session_id]
    query = select(table.c.corrects)
    while name := tx.execute(query.where(table.c.id == str(found[0]))).scalar_one():
        found.insert(0, SessionId(UUID(name)))
    return tuple(found)


def holding(tx: Transaction, session_id: SessionId) -> SessionId:
    """The version of a session that holds."""
    query = select(table.c.id)
    while name := tx.execute(
        query.where(table.c.corrects == str(session_id))
    ).scalar_one_or_none():
        session_id = SessionId(UUID(name))
    return session_id


def get(tx: Transaction, session_id: SessionId) -> Session:
    """One session, whether it holds or was corrected since."""
    return _read(tx, [str(session_id)])[str(session_id)]


def forget(tx: Transaction) -> None:
    """Drop what was read: something was deleted."""
    _known(tx).clear()


def _known(tx: Transaction) -> dict[str, Session]:
    """What was read on this connection. A stored session never changes, so it is read once."""
    known: dict[str, Session] = tx.info.setdefault("sessions", {})
    if len(known) > _REMEMBERED:
        known.clear()
    return known


def _read(tx: Transaction, ids: list[str]) -> dict[str, Session]:
    exercises = _exercises(tx, ids)
    return {
        row["id"]: restored(
            Session,
            row,
            exercises=tuple(exercises[row["id"]]),
            override=restored_if_there(Override, row, "override_"),
        )
        for row in tx.execute(select(table).where(table.c.id.in_(ids))).mappings()
    }


def _exercises(tx: Transaction, ids: list[str]) -> dict[str, list[SessionExercise]]:
    query = select(session_exercises).where(session_exercises.c.session_id.in_(ids))
    rows = tx.execute(query.order_by(session_exercises.c.position)).mappings().all()
    found = defaultdict(list)
    for row in rows:
        found[row["session_id"]].append(_exercise(row))
    return found


def _exercise(row: Row) -> SessionExercise:
    return restored(
        SessionExercise,
        row,
        prescribed=restored(Dose, row, "prescribed_"),
        done=restored_if_there(Dose, row, "done_"),
    )
