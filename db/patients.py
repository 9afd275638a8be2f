"""Saving and finding patients."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Select, func, insert, select

from app.domain.patient import Patient, PatientId
from db import audit
from db.columns import restored, stored
from db.kinds import RecordKind
from db.tables import patient_ids
from db.tables import patients as table
from db.transaction import Transaction, now


class Listed(Struct, frozen=True, gc=False):
    """What finds a patient among thousands."""

    key: str  # as it stands in the table: ten thousand ids would take 25 ms to make
    given_name: str
    family_name: str
    birth_year: int | None

    @property
    def id(self) -> PatientId:
        """The patient's id."""
        return PatientId(UUID(self.key))

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}"


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
    query = select(table).where(table.c.sequence.in_(_latest()))
    return (restored(Patient, row) for row in tx.execute(query).mappings())


def these(tx: Transaction, whose: Sequence[PatientId]) -> dict[PatientId, Patient]:
    """Some patients."""
    latest = _latest().where(table.c.id.in_([str(each) for each in whose]))
    query = select(table).where(table.c.sequence.in_(latest))
    found = (restored(Patient, row) for row in tx.execute(query).mappings().all())
    return {patient.id: patient for patient in found}


def listed(tx: Transaction) -> list[Listed]:
    """All patients, in no order: no more than a search needs."""
    query = select(table.c.id, table.c.given_name, table.c.family_name, table.c.birth_year)
    rows = tx.execute(query.where(table.c.sequence.in_(_latest()))).all()  # one by one: 30 ms more
    return [Listed(*row) for row in rows]


def state(tx: Transaction) -> tuple[int, int]:
    """Two numbers: one of them changes whenever a patient is added, changed or deleted."""
    newest, many = tx.execute(select(func.max(table.c.sequence), func.count())).one()
    return newest or 0, many


def _latest() -> Select[tuple[int]]:
    return select(func.max(table.c.sequence)).group_by(table.c.id)
