"""Sessions as they are shown: each with the advice given on it and the decision taken."""

from uuid import UUID

from app.domain.patient import EpisodeId, SessionId
from app.domain.record import RecordedSession
from db import decisions, sessions
from db.transaction import Transaction

_REMEMBERED = 1000  # sessions


def of_episode(tx: Transaction, episode_id: EpisodeId) -> tuple[RecordedSession, ...]:
    """All sessions of an episode as they stand now, oldest first."""
    ids, known = sessions.ids_of(tx, episode_id), _known(tx)
    if any(each not in known for each in ids):
        _read(tx, episode_id, known)
    return tuple(known[each] for each in ids)


def forget(tx: Transaction) -> None:
    """Drop what was read: something was deleted."""
    sessions.forget(tx)
    decisions.forget(tx)
    tx.info.pop("recorded", None)


def _known(tx: Transaction) -> dict[str, RecordedSession]:
    """What was read on this connection. It never changes, so it is read once."""
    if len(tx.info.setdefault("recorded", {})) > _REMEMBERED:
        forget(tx)
    known: dict[str, RecordedSession] = tx.info.setdefault("recorded", {})
    return known


def _read(tx: Transaction, episode_id: EpisodeId, known: dict[str, RecordedSession]) -> None:
    judged = decisions.by_name(tx, episode_id)
    for name, session in sessions.by_name(tx, episode_id).items():
        if name not in known:
            advice, decision = judged[name]
            known[name] = RecordedSession(
                id=SessionId(UUID(name)), episode_id=episode_id, session=session,
                advice=advice, decision=decision,
            )  # fmt: skip
