"""Where each patient stands: the latest session of the present episode, and what was decided."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, exists, select

from app.domain.codes import Language, Light
from app.domain.patient import Episode, EpisodeId, Patient, PatientId, SessionId
from app.domain.record import CaseloadRow
from db import episodes, patients
from db.columns import Row
from db.tables import advice_given, decisions, sessions
from db.tables import episode_ids as table
from db.transaction import Transaction

Again = Callable[[SessionId], str]

_earlier, _later = sessions.alias(), sessions.alias()
_newest = (
    select(_earlier.c.sequence)
    .where(
        _earlier.c.episode_id == table.c.id, ~exists().where(_later.c.corrects == _earlier.c.id)
    )
    .order_by(_earlier.c.date.desc(), _earlier.c.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_LATEST = (
    select(sessions.c.id, sessions.c.episode_id, sessions.c.date, decisions.c.light)
    .add_columns(advice_given.c.summary, advice_given.c.review, advice_given.c.language)
    .select_from(table)
    .join(sessions, sessions.c.sequence == _newest)
    .join(decisions, decisions.c.session_id == sessions.c.id)
    .outerjoin(advice_given, advice_given.c.session_id == sessions.c.id)
    .where(table.c.id.in_(bindparam("whose", expanding=True)))
)


def rows(
    tx: Transaction, whose: Sequence[PatientId], language: Language, again: Again
) -> tuple[CaseloadRow, ...]:
    """One row for each of these patients, in their order; no light where none was shown.

    `again` words a summary that was judged in another language.
    """
    known, present = patients.these(tx, whose), episodes.present(tx, whose)
    latest = _latest(tx, [episode.id for episode in present.values()])
    return tuple(
        _row(known[each], present[each], _worded(latest.get(present[each].id), language, again))
        for each in whose
        if each in present
    )


def _worded(latest: Row | None, language: Language, again: Again) -> Row | None:
    if latest is None or latest["language"] in (None, language):
        return latest
    return {**latest, "summary": again(SessionId(UUID(latest["id"])))}


def _row(patient: Patient, episode: Episode, latest: Row | None) -> CaseloadRow:
    return CaseloadRow(
        patient=patient,
        episode=episode,
        last_seen=date.fromisoformat(latest["date"]) if latest else None,
        light=Light(latest["light"]) if latest and latest["light"] else None,
        summary=(latest["summary"] or "") if latest else "",
        review=latest["review"] if latest else None,
    )


def _latest(tx: Transaction, whose: Sequence[EpisodeId]) -> dict[EpisodeId, Row]:
    rows = tx.execute(_LATEST, {"whose": [str(each) for each in whose]}).mappings().all()
    return {EpisodeId(UUID(row["episode_id"])): row for row in rows}
