"""Saving and finding patients."""

from collections.abc import Iterator

from sqlalchemy import func, insert, select

from app.domain.patient import Patient, PatientId
from db import audit
from db.columns import restored, stored
from db.kinds import RecordKind
from db.tables import patient_ids
from db.tables import patients as table
from db.transaction import Transaction, now


def add(tx: Transaction, patient: Patient) -> None:
    """Store a new patient."""
    tx.execute(insert(patient_ids).values(id=str(patient.id)))
    change(tx, patient)


def change(tx: Transaction, patient: Patient) -> None:
    """Store what a patient is called and told from now on; what stood before is kept."""
    row = tx.execute(insert(table).values(**stored(Patient, patient), recorded_at=now(tx)))
    audit.note(tx, RecordKind.PATIENT, row.lastrowid, patient.id)


def get(tx: Transaction, patient_id: PatientId) -> Patient:
    """The patient with this id."""
    query = select(table).where(table.c.id == str(patient_id)).order_by(table.c.sequence.desc())
    return restored(Patient, tx.execute(query.limit(1)).mappings().one())


def versions(tx: Transaction, patient_id: PatientId) -> tuple[tuple[str, Patient], ...]:
    """All that was ever stored of a patient, oldest first, each with the time it was stored."""
    query = select(table).where(table.c.id == str(patient_id)).order_by(table.c.sequence)
    rows = tx.execute(query).mappings()
    return tuple((row["recorded_at"], restored(Patient, row)) for row in rows)


def everyone(tx: Transaction) -> Iterator[Patient]:
    """All patients, in no order."""
    latest = select(func.max(table.c.sequence)).group_by(table.c.id)
    query = select(table).where(table.c.sequence.in_(latest))
    return (restored(Patient, row) for row in tx.execute(query).mappings())
