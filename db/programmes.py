"""Issued programmes, frozen as they were printed."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import insert, select

from app.domain.errors import TaktError, sentence
from app.domain.identity_number import refuse_identity_numbers
from app.domain.patient import EpisodeId, SessionId
from app.domain.programme import Programme
from app.domain.record import IssuedProgramme, ProgrammeId
from app.domain.value import encode
from db import audit
from db.columns import Kind, moment
from db.kinds import RecordKind
from db.tables import episode_ids
from db.tables import programmes as table
from db.transaction import Transaction


class PrintedPages(Struct, frozen=True, kw_only=True):
    """What was printed: the words and numbers of the sheet, and its pages."""

    sheet: Struct
    pdf: bytes


def add(tx: Transaction, issued: IssuedProgramme, pages: PrintedPages, at: datetime) -> None:
    """Store a programme with its pages. Raises IdentityNumberRefused."""
    refuse_identity_numbers((issued.programme.why,))
    tx.execute(
        insert(table).values(
            id=str(issued.id),
            episode_id=str(issued.episode_id),
            session_id=issued.session_id and str(issued.session_id),
            version=issued.programme.version,
            programme=encode(issued.programme).decode(),
            sheet=encode(pages.sheet).decode(),
            pdf=pages.pdf,
            pdf_sha256=sha256(pages.pdf).hexdigest(),
            issued_at=moment(at),
        )
    )
    whose = select(episode_ids.c.patient_id).where(episode_ids.c.id == str(issued.episode_id))
    audit.note(tx, RecordKind.PROGRAMME, issued.id, tx.execute(whose).scalar_one())


def of_episode(tx: Transaction, episode_id: EpisodeId) -> tuple[IssuedProgramme, ...]:
    """All programmes of an episode, in order of their version."""
    query = select(table.c.id, table.c.episode_id, table.c.session_id, table.c.programme).where(
        table.c.episode_id == str(episode_id)
    )
    rows = tx.execute(query.order_by(table.c.version)).mappings()
    return tuple(_issued(row) for row in rows)


def pdf(tx: Transaction, programme_id: ProgrammeId) -> bytes:
    """The pages as they were printed. Raises TaktError where they are not what was stored."""
    query = select(table.c.pdf, table.c.pdf_sha256).where(table.c.id == str(programme_id))
    pages, fingerprint = tx.execute(query).one()
    if sha256(pages).hexdigest() != fingerprint:
        raise TaktError(sentence("These printed pages were changed after they were stored."))
    return bytes(pages)


def sheet(tx: Transaction, programme_id: ProgrammeId, kind: type[Kind]) -> Kind:
    """The words and numbers that were printed."""
    query = select(table.c.sheet).where(table.c.id == str(programme_id))
    return msgspec.json.decode(tx.execute(query).scalar_one(), type=kind)


def _issued(row: Mapping[Any, Any]) -> IssuedProgramme:
    return IssuedProgramme(
        id=ProgrammeId(UUID(row["id"])),
        episode_id=EpisodeId(UUID(row["episode_id"])),
        session_id=SessionId(UUID(row["session_id"])) if row["session_id"] else None,
        programme=msgspec.json.decode(row["programme"], type=Programme),
    )
