"""Saving and finding episodes of treatment, with the restrictions that hold in them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select

from app.domain.case import LatchedStop, Restriction
from app.domain.patient import Episode, EpisodeId, PatientId
from db import audit
from db.columns import Row, restored, restored_if_there, stored
from db.kinds import RecordKind
from db.tables import episode_ids, restrictions
from db.tables import episodes as table
from db.transaction import Transaction, now

_APART = ("restrictions", "latched_stop")


def add(tx: Transaction, episode: Episode) -> None:
    """Store a new episode."""
    tx.execute(insert(episode_ids).values(id=str(episode.id), patient_id=str(episode.patient_id)))
    change(tx, episode)


def change(tx: Transaction, episode: Episode) -> None:
    """Store what holds in an episode from now on; what held before is kept."""
    row = tx.execute(insert(table).values(**_row(episode), recorded_at=now(tx)))
    sequence = row.lastrowid
    _add_restrictions(tx, sequence, episode)
    audit.note(tx, RecordKind.EPISODE, sequence, episode.patient_id)


def get(tx: Transaction, episode_id: EpisodeId) -> Episode:
    """The episode with this id."""
    query = select(table).where(table.c.id == str(episode_id)).order_by(table.c.sequence.desc())
    row = tx.execute(query.limit(1)).mappings().one()
    return _episode(row, _restrictions(tx, row["sequence"]))


def versions(tx: Transaction, episode_id: EpisodeId) -> tuple[tuple[str, Episode], ...]:
    """All that was ever stored of an episode, oldest first, each with the time it was stored."""
    query = select(table).where(table.c.id == str(episode_id)).order_by(table.c.sequence)
    return tuple(
        (row["recorded_at"], _episode(row, _restrictions(tx, row["sequence"])))
        for row in tx.execute(query).mappings().all()
    )


def present(tx: Transaction, whose: Sequence[PatientId]) -> dict[PatientId, Episode]:
    """The latest episode of each of these patients."""
    theirs = episode_ids.c.patient_id.in_([str(each) for each in whose])
    of_them = select(episode_ids.c.id).where(theirs)
    latest = select(func.max(table.c.sequence)).where(table.c.id.in_(of_them)).group_by(table.c.id)
    query = select(table).join(episode_ids, episode_ids.c.id == table.c.id)
    query = query.where(table.c.sequence.in_(latest))
    rows = tx.execute(query.order_by("started", episode_ids.c.sequence)).mappings().all()
    held = _restrictions_of(tx, [row["sequence"] for row in rows])
    found = (_episode(row, held[row["sequence"]]) for row in rows)
    return {episode.patient_id: episode for episode in found}


def present_of(tx: Transaction, patient_id: PatientId) -> Episode:
    """The latest episode of one patient."""
    query = select(episode_ids.c.id).where(episode_ids.c.patient_id == str(patient_id))
    ids = tx.execute(query.order_by(episode_ids.c.sequence)).scalars().all()
    return max((get(tx, EpisodeId(UUID(each))) for each in reversed(ids)), key=_started)


def _started(episode: Episode) -> date:
    return episode.started


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


def _add_restrictions(tx: Transaction, sequence: int, episode: Episode) -> None:
    rows = [
        {"episode_sequence": sequence, "position": position, **stored(Restriction, restriction)}
        for position, restriction in enumerate(episode.restrictions or ())
    ]
    if rows:
        tx.execute(insert(restrictions), rows)


def _restrictions(tx: Transaction, sequence: int) -> list[Restriction]:
    return _restrictions_of(tx, [sequence])[sequence]


def _restrictions_of(tx: Transaction, versions: Sequence[int]) -> dict[int, list[Restriction]]:
    query = select(restrictions).where(restrictions.c.episode_sequence.in_(versions))
    held = defaultdict[int, list[Restriction]](list)
    for row in tx.execute(query.order_by("position")).mappings():
        held[row["episode_sequence"]].append(restored(Restriction, row))
    return held


def _episode(row: Row, held: list[Restriction]) -> Episode:
    return restored(
        Episode,
        row,
        restrictions=tuple(held) if row["restrictions_asked"] else None,
        latched_stop=restored_if_there(LatchedStop, row, "latched_stop_"),
    )
