"""The access log: who opened which patient, and when."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select

from app.domain.patient import PatientId
from app.domain.record import Access
from db import audit, clinics
from db.columns import moment
from db.kinds import RecordKind
from db.tables_apart import access_log as table
from db.transaction import Transaction, now

ONE_VISIT = timedelta(minutes=30)  # who goes back and forth between pages has opened once


def note(tx: Transaction, patient_id: PatientId) -> None:
    """Store that the patient was opened now, unless that was the last one opened just before."""
    at = now(tx)
    latest = select(table.c.patient_id, table.c.at).order_by(table.c.sequence.desc()).limit(1)
    row = tx.execute(latest).one_or_none()
    if row and row.patient_id == str(patient_id):
        since = datetime.fromisoformat(at) - datetime.fromisoformat(row.at)
        if timedelta() <= since < ONE_VISIT:
            return
    values = {"patient_id": str(patient_id), "by": clinics.get(tx).therapist, "at": at}
    entry = tx.execute(insert(table).values(**values))
    audit.note(tx, RecordKind.ACCESS, entry.lastrowid, patient_id)


def latest(tx: Transaction) -> PatientId | None:
    """Who was opened last."""
    query = select(table.c.patient_id).order_by(table.c.sequence.desc()).limit(1)
    whose = tx.execute(query).scalar_one_or_none()
    return PatientId(UUID(whose)) if whose else None


def between(tx: Transaction, first: datetime, end: datetime) -> Iterator[Access]:
    """All openings from `first` until before `end`, in order."""
    query = select(table).where(table.c.at >= moment(first), table.c.at < moment(end))
    for row in tx.execute(query.order_by(table.c.sequence)):
        whose = PatientId(UUID(row.patient_id))
        yield Access(patient_id=whose, by=row.by, at=datetime.fromisoformat(row.at))
