"""Where each patient stands: the latest session of the present episode, and what was decided."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import exists, func, select

from app.domain.codes import Language, Light
from app.domain.patient import Episode, EpisodeId, Patient, SessionId
from app.domain.record import CaseloadRow
from db import episodes, patients
from db.columns import Row
from db.sessions import CORRECTED
from db.tables import advice_given, decisions, sessions
from db.tables import episode_ids as table
from db.transaction import Transaction

Again = Callable[[SessionId], str]


def rows(tx: Transaction, language: Language, again: Again) -> tuple[CaseloadRow, ...]:
    """One row a patient, in no order; no light where none was shown.

    `again` words a summary that was judged in another language.
    """
    present, latest, counts = episodes.present(tx), _latest(tx), _counts(tx)
    return tuple(
        _row(
            patient,
            episode,
            _worded(latest.get(episode.id), language, again),
            counts.get(episode.id, 0),
        )
        for patient in patients.everyone(tx)
        if (episode := present.get(patient.id))
    )


def _worded(latest: Row | None, language: Language, again: Again) -> Row | None:
    if latest is None or latest["language"] in (None, language):
        return latest
    return {**latest, "summary": again(SessionId(UUID(latest["id"])))}


def _row(patient: Patient, episode: Episode, latest: Row | None, count: int) -> CaseloadRow:
    return CaseloadRow(
        patient=patient,
        episode=episode,
        session_count=count,
        last_seen=date.fromisoformat(latest["date"]) if latest else None,
        light=Light(latest["light"]) if latest and latest["light"] else None,
        summary=(latest["summary"] or "") if latest else "",
        review=latest["review"] if latest else None,
    )


def _counts(tx: Transaction) -> dict[EpisodeId, int]:
    query = select(sessions.c.episode_id, func.count()).where(~CORRECTED)
    query = query.group_by(sessions.c.episode_id)
    return {EpisodeId(UUID(episode)): count for episode, count in tx.execute(query)}


def _latest(tx: Transaction) -> dict[EpisodeId, Row]:
    earlier, later = sessions.alias(), sessions.alias()
    newest = (
        select(earlier.c.sequence)
        .where(
            earlier.c.episode_id == table.c.id, ~exists().where(later.c.corrects == earlier.c.id)
        )
        .order_by(earlier.c.date.desc(), earlier.c.sequence.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(sessions.c.id, sessions.c.episode_id, sessions.c.date, decisions.c.light)
        .add_columns(advice_given.c.summary, advice_given.c.review, advice_given.c.language)
        .select_from(table)
        .join(sessions, sessions.c.sequence == newest)
        .join(decisions, decisions.c.session_id == sessions.c.id)
        .outerjoin(advice_given, advice_given.c.session_id == sessions.c.id)
    )
    rows = tx.execute(query).mappings().all()
    return {EpisodeId(UUID(row["episode_id"])): row for row in rows}
