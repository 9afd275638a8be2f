"""Saving and finding therapy sessions."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Select, exists, insert, select

from app.domain.dose import Dose
from app.domain.patient import EpisodeId, SessionId
from app.domain.session import Override, Session, SessionExercise
from app.domain.value import fields_of
from db.columns import moment, restored, restored_if_there, stored
from db.tables import session_exercises
from db.tables import sessions as table
from db.transaction import Transaction

_APART = ("exercises", "override")
_DOSES = ("prescribed", "done")
_REMEMBERED = 1000  # sessions
Which = list[str] | Select[str]  # a query saves naming hundreds of them
_newer = table.alias("newer")
_PARTS = tuple(each.name for each in fields_of(Dose))
_WHAT = tuple(each for each in session_exercises.c if each.name not in {"session_id", "position"})
_NAMES = tuple(each.name for each in _WHAT)
_PRESCRIBED, _DONE = (
    slice(_NAMES.index(first), _NAMES.index(first) + len(_PARTS))
    for first in (f"{which}_{_PARTS[0]}" for which in _DOSES)
)
_NO_DOSE = (None,) * len(_PARTS)
_PLACE = itemgetter(1)
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
    found = by_name(tx, episode_id).items()
    return {SessionId(UUID(name)): session for name, session in found}


def by_name(tx: Transaction, episode_id: EpisodeId) -> dict[str, Session]:
    """The same, under their ids as they are stored."""
    ids, known = ids_of(tx, episode_id), _known(tx)
    if unread := [each for each in ids if each not in known]:
        known |= _read(tx, unread if len(unread) < len(ids) else _holding_in(episode_id))
    return {each: known[each] for each in ids}


def ids_of(tx: Transaction, episode_id: EpisodeId) -> Sequence[str]:
    """The sessions of an episode that hold, oldest first."""
    query = _holding_in(episode_id).order_by(table.c.date, table.c.sequence)
    return tx.execute(query).scalars().all()


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
    for each in ("sessions", "exercises", "doses"):
        tx.info.pop(each, None)


def _holding_in(episode_id: EpisodeId) -> Select[str]:
    return select(table.c.id).where(table.c.episode_id == str(episode_id), ~CORRECTED)


def _known(tx: Transaction) -> dict[str, Session]:
    """What was read on this connection. A stored session never changes, so it is read once."""
    known: dict[str, Session] = tx.info.setdefault("sessions", {})
    if len(known) > _REMEMBERED:
        forget(tx)
        known = tx.info.setdefault("sessions", {})
    return known


def _read(tx: Transaction, ids: Which) -> dict[str, Session]:
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


def _exercises(tx: Transaction, ids: Which) -> dict[str, list[SessionExercise]]:
    """A dose stays the same for weeks: what comes again is the value that was read before."""
    query = select(session_exercises.c.session_id, session_exercises.c.position, *_WHAT)
    query = query.where(session_exercises.c.session_id.in_(ids))
    known: dict[tuple[Any, ...], SessionExercise] = tx.info.setdefault("exercises", {})
    doses: dict[tuple[Any, ...], Dose | None] = tx.info.setdefault("doses", {_NO_DOSE: None})
    found = defaultdict(list)
    for row in sorted(tx.execute(query).all(), key=_PLACE):
        what = row[2:]
        exercise = known.get(what)
        if exercise is None:
            exercise = known[what] = _exercise(doses, what)
        found[row[0]].append(exercise)
    return found


def _exercise(doses: dict[tuple[Any, ...], Dose | None], what: tuple[Any, ...]) -> SessionExercise:
    prescribed, done = _dose(doses, what[_PRESCRIBED]), _dose(doses, what[_DONE])
    row = dict(zip(_NAMES, what, strict=True))
    return restored(SessionExercise, row, prescribed=prescribed, done=done)


def _dose(doses: dict[tuple[Any, ...], Dose | None], what: tuple[Any, ...]) -> Dose | None:
    if what not in doses:
        doses[what] = restored(Dose, dict(zip(_PARTS, what, strict=True)))
    return doses[what]
