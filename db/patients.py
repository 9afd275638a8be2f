"""Saving and finding patients."""

from collections.abc import Iterator

from sqlalchemy import insert, select, update

from app.domain.patient import Patient, PatientId
from db.columns import restored, stored
from db.database import Transaction
from db.tables import patients as table


def add(tx: Transaction, patient: Patient) -> None:
    """Store a new patient."""
    tx.execute(insert(table).values(**stored(Patient, patient)))


def change(tx: Transaction, patient: Patient) -> None:
    """Store what changed of a patient."""
    tx.execute(
        update(table).where(table.c.id == str(patient.id)).values(**stored(Patient, patient))
    )


def get(tx: Transaction, patient_id: PatientId) -> Patient:
    """The patient with this id."""
    query = select(table).where(table.c.id == str(patient_id))
    return restored(Patient, tx.execute(query).mappings().one())


def everyone(tx: Transaction) -> Iterator[Patient]:
    """All patients, in no order."""
    return (restored(Patient, row) for row in tx.execute(select(table)).mappings())
