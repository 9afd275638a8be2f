"""What was made of advice, counted and listed: for the clinician's own mirror."""

from datetime import date
from typing import NamedTuple, TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, func, select

from app.domain.codes import Light, ReasonCode, Setting
from app.domain.patient import PatientId, SessionId
from db.sessions import CORRECTED
from db.tables import advice_given, decisions, episode_ids, patients, sessions
from db.transaction import Transaction

Columns = TypeVarTuple("Columns")


class Count(NamedTuple):
    """So many times this was advised and that was chosen, for this reason if one was given."""

    advised: Light
    chosen: Light
    reason: ReasonCode | None
    often: int


class Departure(NamedTuple):
    """One decision that was not what was advised."""

    session_id: SessionId
    patient_id: PatientId
    given_name: str
    family_name: str
    day: date
    advised: Light
    chosen: Light
    reason: ReasonCode | None
    note: str


class Stretch(NamedTuple):
    """Sessions in the order of saving, from one up to another."""

    first: int
    last: int


def newest(tx: Transaction) -> int:
    """The number of the session that was saved last; 0 where there is none."""
    return tx.execute(select(func.max(sessions.c.sequence))).scalar_one() or 0


def counts(tx: Transaction, since: date | None, stretch: Stretch) -> tuple[Count, ...]:
    """How often each choice was made in a stretch of sessions, since that day."""
    given, taken = advice_given.c.light, decisions.c.light
    query = select(given, taken, decisions.c.reason_code, func.count())
    query = _in_the_clinic(query, since, stretch).group_by(given, taken, decisions.c.reason_code)
    return tuple(
        Count(Light(advised), Light(chosen), ReasonCode(reason) if reason else None, count)
        for advised, chosen, reason, count in tx.execute(query)
    )


def departures(
    tx: Transaction, since: date | None, at_most: int, stretch: Stretch
) -> tuple[Departure, ...]:
    """The latest decisions of a stretch that were not what was advised, newest first."""
    version = patients.alias()
    newest = (
        select(func.max(version.c.sequence))
        .where(version.c.id == episode_ids.c.patient_id)
        .scalar_subquery()
    )
    query = select(
        sessions.c.id, patients.c.id.label("whose"), patients.c.given_name,
        patients.c.family_name, sessions.c.date, advice_given.c.light.label("advised"),
        decisions.c.light, decisions.c.reason_code, decisions.c.note,
    )  # fmt: skip
    query = _in_the_clinic(query, since, stretch).where(decisions.c.light != advice_given.c.light)
    query = query.join(episode_ids, episode_ids.c.id == sessions.c.episode_id)
    query = query.join(patients, patients.c.sequence == newest)
    ordered = query.order_by(sessions.c.date.desc(), sessions.c.sequence.desc()).limit(at_most)
    return tuple(
        Departure(
            session_id=SessionId(UUID(row.id)),
            patient_id=PatientId(UUID(row.whose)),
            given_name=row.given_name,
            family_name=row.family_name,
            day=date.fromisoformat(row.date),
            advised=Light(row.advised),
            chosen=Light(row.light),
            reason=ReasonCode(row.reason_code) if row.reason_code else None,
            note=row.note or "",
        )
        for row in tx.execute(ordered)
    )


def _in_the_clinic(
    query: Select[*Columns], since: date | None, stretch: Stretch
) -> Select[*Columns]:
    """Decisions on advice in the clinic; a corrected session counts as it stands now."""
    query = (
        query.select_from(sessions)
        .join(advice_given, advice_given.c.session_id == sessions.c.id)
        .join(decisions, decisions.c.session_id == sessions.c.id)
        .where(~CORRECTED, sessions.c.setting == Setting.CLINIC.value)
        .where(sessions.c.sequence.between(*stretch))
    )
    return query.where(sessions.c.date >= since.isoformat()) if since else query
