"""The advice that was given on a session, as it was, and what the clinician made of it."""

import zlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import insert, select

from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.limit_change import Numbers
from app.domain.patient import EpisodeId, SessionId
from app.domain.programme import ProgrammeExercise
from app.domain.record import Decision
from app.domain.value import encode
from db import audit
from db.columns import Kind, restored, stored
from db.kinds import RecordKind
from db.sessions import Which
from db.tables import advice_given, episode_ids, sessions
from db.tables import decisions as table
from db.transaction import Transaction

_REMEMBERED = 1000  # sessions: an advice is large


class Judgement(Struct, frozen=True, kw_only=True):
    """What was judged, in which language, what was advised, and what was decided.

    `numbers_set` are the limits that were set otherwise than shipped.
    """

    case: Case
    numbers_set: Numbers = {}
    language: Language
    advice: Advice
    decision: Decision


def add(tx: Transaction, session_id: SessionId, judged: Judgement) -> None:
    """Store a judgement beside its session, which is whole with it."""
    advice = judged.advice
    tx.execute(
        insert(advice_given).values(
            session_id=str(session_id),
            rule_set_sha256=advice.rules.sha256,
            program=program(),
            language=judged.language.value,
            light=advice.light.value,
            summary=advice.summary,
            review=advice.review,
            numbers_set=msgspec.json.encode(judged.numbers_set, order="deterministic").decode(),
            case_judged=_packed(judged.case),
            advice=_packed(advice),
        )
    )
    add_own(tx, session_id, judged.decision)


def add_own(tx: Transaction, session_id: SessionId, decision: Decision) -> None:
    """Store a decision on which no advice was given; the session is whole with it."""
    row = {"session_id": str(session_id), **stored(Decision, decision)}
    tx.execute(insert(table).values(row))
    whose = (
        select(episode_ids.c.patient_id)
        .join(sessions, sessions.c.episode_id == episode_ids.c.id)
        .where(sessions.c.id == str(session_id))
    )
    audit.note(tx, RecordKind.SESSION, session_id, tx.execute(whose).scalar_one())


def of_episode(
    tx: Transaction, episode_id: EpisodeId
) -> dict[SessionId, tuple[Advice | None, Decision]]:
    """Advice, if any was given, and decision of each session."""
    found = by_name(tx, episode_id).items()
    return {SessionId(UUID(name)): judged for name, judged in found}


def by_name(tx: Transaction, episode_id: EpisodeId) -> dict[str, tuple[Advice | None, Decision]]:
    """The same, under the ids of the sessions as they are stored."""
    query = select(sessions.c.id).where(sessions.c.episode_id == str(episode_id))
    ids = tx.execute(query).scalars().all()
    known = _known(tx)
    if unread := [each for each in ids if each not in known]:
        known |= _read(tx, unread if len(unread) < len(ids) else query)
    return {each: known[each] for each in ids if each in known}


def forget(tx: Transaction) -> None:
    """Drop what was read: something was deleted."""
    for each in ("decisions", "programmes decided"):
        tx.info.pop(each, None)


def given(tx: Transaction, session_id: SessionId) -> tuple[Advice, Numbers]:
    """The advice on a session, and the limits that were set otherwise then."""
    query = select(advice_given.c.advice, advice_given.c.numbers_set)
    row = tx.execute(query.where(advice_given.c.session_id == str(session_id))).one()
    return _unpacked(row.advice, Advice), msgspec.json.decode(row.numbers_set, type=Numbers)


def foreign(
    tx: Transaction, episode_id: EpisodeId, language: Language
) -> dict[SessionId, Numbers]:
    """What was judged in another language, with the limits that were set otherwise then."""
    query = select(advice_given.c.session_id, advice_given.c.numbers_set)
    query = query.join(sessions, sessions.c.id == advice_given.c.session_id)
    query = query.where(advice_given.c.language != language.value)
    return {
        SessionId(UUID(row.session_id)): msgspec.json.decode(row.numbers_set, type=Numbers)
        for row in tx.execute(query.where(sessions.c.episode_id == str(episode_id)))
    }


def judged(tx: Transaction, session_id: SessionId) -> Judgement:
    """All that is needed to judge a session again, as it was; it was judged."""
    given = advice_given.c
    query = (
        select(table, given.case_judged, given.numbers_set, given.advice, given.language)
        .join(advice_given, advice_given.c.session_id == table.c.session_id)
        .where(table.c.session_id == str(session_id))
    )
    row = tx.execute(query).mappings().one()
    return Judgement(
        case=_unpacked(row["case_judged"], Case),
        numbers_set=msgspec.json.decode(row["numbers_set"], type=Numbers),
        language=Language(row["language"]),
        advice=_unpacked(row["advice"], Advice),
        decision=restored(Decision, row),
    )


def everything(tx: Transaction) -> Iterator[tuple[SessionId, Judgement, bytes]]:
    """Every judgement in the order of saving, with its advice in the bytes that are stored."""
    query = select(advice_given.c.session_id, advice_given.c.advice)
    ordered = query.join(sessions, sessions.c.id == advice_given.c.session_id)
    for session, advice in tx.execute(ordered.order_by(sessions.c.sequence)).all():
        session_id = SessionId(UUID(session))
        yield session_id, judged(tx, session_id), zlib.decompress(advice)


def _known(tx: Transaction) -> dict[str, tuple[Advice | None, Decision]]:
    """What was read on this connection. It never changes, so it is read once."""
    known: dict[str, tuple[Advice | None, Decision]] = tx.info.setdefault("decisions", {})
    if len(known) > _REMEMBERED:
        forget(tx)
        known = tx.info.setdefault("decisions", {})
    return known


def _read(tx: Transaction, ids: Which) -> dict[str, tuple[Advice | None, Decision]]:
    query = (
        select(table, advice_given.c.advice)
        .outerjoin(advice_given, advice_given.c.session_id == table.c.session_id)
        .where(table.c.session_id.in_(ids))
    )
    return {
        row["session_id"]: (
            _unpacked(row["advice"], Advice) if row["advice"] else None,
            restored(Decision, row, exercises=_programme(tx, row["exercises"])),
        )
        for row in tx.execute(query).mappings().all()
    }


def _programme(tx: Transaction, text: str) -> tuple[ProgrammeExercise, ...]:
    """It stays the same for weeks: what comes again is the value that was read before."""
    known: dict[str, tuple[ProgrammeExercise, ...]] = tx.info.setdefault("programmes decided", {})
    if text not in known:
        known[text] = msgspec.json.decode(text, type=tuple[ProgrammeExercise, ...])
    return known[text]


@cache
def program() -> str:
    """The version of Takt that is running."""
    try:
        return version("takt")
    except PackageNotFoundError:
        return "not installed"


def _packed(value: Case | Advice) -> bytes:
    return zlib.compress(encode(value))


def _unpacked(packed: bytes, kind: type[Kind]) -> Kind:
    return msgspec.json.decode(zlib.decompress(packed), type=kind)
