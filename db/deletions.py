"""Deletion by law (Patient Records Act § 43 and its like): the one way in which records go."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, delete, func, insert, select

from app.domain.patient import Deletion, PatientId
from db import audit, recorded
from db.columns import restored, stored
from db.kinds import RecordKind
from db.tables import episode_ids, episodes, patient_ids, patients
from db.tables import sessions as sessions_table
from db.tables_apart import deletions as table
from db.tables_apart import drafts, form_drafts, programme_drafts
from db.transaction import Transaction
from db.triggers import OF_A_PATIENT


def listed(tx: Transaction) -> tuple[Deletion, ...]:
    """All deletions, so that a restored backup can be made to forget the same patients."""
    rows = tx.execute(select(table).order_by(table.c.at)).mappings()
    return tuple(restored(Deletion, row) for row in rows)


def is_deleted(tx: Transaction, patient_id: PatientId) -> bool:
    """Whether this patient was deleted."""
    query = select(table.c.patient_id).where(table.c.patient_id == str(patient_id))
    return tx.execute(query).one_or_none() is not None


def held(tx: Transaction, patient_id: PatientId) -> dict[Table, int]:
    """How many rows of each kind would go with this patient."""
    whose = str(patient_id)
    counts = {each: select(func.count()).where(_is_of(each, whose)) for each in OF_A_PATIENT}
    return {each: tx.execute(count).scalar_one() for each, count in counts.items()}


def apply(tx: Transaction, deletion: Deletion) -> None:
    """Delete all content of a patient; a tombstone and the trail's hashes stay."""
    whose = str(deletion.patient_id)
    tx.execute(insert(table).values(**stored(Deletion, deletion)))
    mine = select(episode_ids.c.id).where(episode_ids.c.patient_id == whose)
    for half_done in (drafts, programme_drafts):
        tx.execute(delete(half_done).where(half_done.c.episode_id.in_(mine)))
    tx.execute(delete(form_drafts).where(form_drafts.c.patient_id == whose))
    for each in OF_A_PATIENT:
        tx.execute(delete(each).where(_is_of(each, whose)))
    recorded.forget(tx)
    audit.note(tx, RecordKind.DELETION, whose, whose)


def reapply(tx: Transaction, known: Iterable[Deletion]) -> int:
    """Delete again what was deleted before this state was put back; how many patients."""
    missing = [each for each in known if not is_deleted(tx, each.patient_id)]
    for each in missing:
        whose = insert(patient_ids).values(id=str(each.patient_id))
        tx.execute(whose.prefix_with("OR IGNORE"))
        apply(tx, each)
    return len(missing)


def _is_of(each: Table, patient_id: str) -> ColumnElement[bool]:
    """The rows of this table that belong to a patient."""
    mine = select(episode_ids.c.id).where(episode_ids.c.patient_id == patient_id)
    if each is patients:
        return each.c.id == patient_id
    if "patient_id" in each.c:
        return each.c.patient_id == patient_id
    if "episode_id" in each.c:
        return each.c.episode_id.in_(mine)
    if "session_id" in each.c:
        held = select(sessions_table.c.id).where(sessions_table.c.episode_id.in_(mine))
        return each.c.session_id.in_(held)
    held = select(episodes.c.sequence).where(episodes.c.patient_id == patient_id)
    return each.c.episode_sequence.in_(held)
