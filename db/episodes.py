"""Saving and finding episodes of treatment, with the restrictions that hold in them."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from app.domain.case import LatchedStop, Restriction
from app.domain.patient import Episode, EpisodeId, PatientId
from db.columns import Row, restored, restored_if_there, stored
from db.database import Transaction
from db.tables import episodes as table
from db.tables import restrictions

_APART = ("restrictions", "latched_stop")


def add(tx: Transaction, episode: Episode) -> None:
    """Store a new episode."""
    tx.execute(insert(table).values(**_row(episode)))
    _add_restrictions(tx, episode)


def change(tx: Transaction, episode: Episode) -> None:
    """Store what changed of an episode."""
    tx.execute(update(table).where(table.c.id == str(episode.id)).values(**_row(episode)))
    tx.execute(delete(restrictions).where(restrictions.c.episode_id == str(episode.id)))
    _add_restrictions(tx, episode)


def get(tx: Transaction, episode_id: EpisodeId) -> Episode:
    """The episode with this id."""
    query = select(table).where(table.c.id == str(episode_id))
    held = select(restrictions).where(restrictions.c.episode_id == str(episode_id))
    return _episode(
        tx.execute(query).mappings().one(),
        [restored(Restriction, row) for row in tx.execute(held.order_by("position")).mappings()],
    )


def present(tx: Transaction) -> dict[PatientId, Episode]:
    """The latest episode of every patient."""
    held = defaultdict(list)
    for row in tx.execute(select(restrictions).order_by("position")).mappings():
        held[row["episode_id"]].append(restored(Restriction, row))
    rows = tx.execute(select(table).order_by("started", "sequence")).mappings()
    found = (_episode(row, held[row["id"]]) for row in rows)
    return {episode.patient_id: episode for episode in found}


def present_of(tx: Transaction, patient_id: PatientId) -> Episode:
    """The latest episode of one patient."""
    query = select(table.c.id).where(table.c.patient_id == str(patient_id))
    latest = query.order_by(table.c.started.desc(), table.c.sequence.desc()).limit(1)
    return get(tx, tx.execute(latest).scalar_one())


def of_patient(tx: Transaction, patient_id: PatientId) -> tuple[Episode, ...]:
    """All episodes of one patient, oldest first."""
    query = select(table.c.id).where(table.c.patient_id == str(patient_id))
    found = tx.execute(query.order_by(table.c.started, table.c.sequence)).scalars().all()
    return tuple(get(tx, EpisodeId(UUID(each))) for each in found)


def _row(episode: Episode) -> dict[str, Any]:
    return {
        **stored(Episode, episode, without=_APART),
        **stored(LatchedStop, episode.latched_stop, "latched_stop_"),
        "restrictions_asked": int(episode.restrictions is not None),
    }


def _add_restrictions(tx: Transaction, episode: Episode) -> None:
    rows = [
        {"episode_id": str(episode.id), "position": position, **stored(Restriction, restriction)}
        for position, restriction in enumerate(episode.restrictions or ())
    ]
    if rows:
        tx.execute(insert(restrictions), rows)


def _episode(row: Row, held: list[Restriction]) -> Episode:
    return restored(
        Episode,
        row,
        restrictions=tuple(held) if row["restrictions_asked"] else None,
        latched_stop=restored_if_there(LatchedStop, row, "latched_stop_"),
    )
