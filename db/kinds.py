"""What counts as one record, and the text of it that is hashed: as the database gives it back."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import REAL, Column, Integer, Table, select

from db import tables, tables_apart
from db.columns import Row
from db.transaction import Transaction

THOUSANDTHS = 1000  # kilograms as grams: no floating point in what is hashed


class RecordKind(StrEnum):
    """The kinds of records that the audit trail knows."""

    CLINIC = "clinic"
    PATIENT = "patient"
    EPISODE = "episode"
    STOP_LIFT = "stop_lift"
    SESSION = "session"
    PROGRAMME = "programme"
    PROGRAMME_CHANGE = "programme_change"
    RULE_SET = "rule_set"
    LIMIT = "limit"
    ACCESS = "access"
    DELETION = "deletion"
    REVIEWED = "reviewed"  # the openings of a month were looked through: the record names it
    ADOPTED = "adopted"  # another file took the place of the records: the record says why


# The tables that hold a record of this kind, each with the column that names the record.
PARTS: dict[RecordKind, tuple[Column[Any], ...]] = {
    RecordKind.CLINIC: (tables.clinic.c.sequence,),
    RecordKind.PATIENT: (tables.patients.c.sequence,),
    RecordKind.EPISODE: (tables.episodes.c.sequence, tables.restrictions.c.episode_sequence),
    RecordKind.STOP_LIFT: (tables.stop_lifts.c.sequence,),
    RecordKind.SESSION: (
        tables.sessions.c.id,
        tables.session_exercises.c.session_id,
        tables.advice_given.c.session_id,
        tables.decisions.c.session_id,
    ),
    RecordKind.PROGRAMME: (tables.programmes.c.id,),
    RecordKind.PROGRAMME_CHANGE: (tables.programme_changes.c.sequence,),
    RecordKind.RULE_SET: (tables.rule_sets.c.sha256,),
    RecordKind.LIMIT: (tables.limit_changes.c.sequence,),
    RecordKind.ACCESS: (tables_apart.access_log.c.sequence,),
    RecordKind.DELETION: (tables_apart.deletions.c.patient_id,),
    RecordKind.REVIEWED: (),
    RecordKind.ADOPTED: (),
}
NOTHING = sha256(b"[]").hexdigest()  # what a record without a row hashes to


def contents(tx: Transaction, kind: RecordKind, records: Sequence[str]) -> dict[str, str]:
    """The SHA-256 of each of these records, as the database holds it now."""
    held: defaultdict[str, list[object]] = defaultdict(list)
    for key in PARTS[kind] if records else ():
        query = select(key.table).where(key.in_(_named(key, records)))
        query = query.order_by(*key.table.primary_key)
        for row in tx.execute(query).mappings():
            held[str(row[key.name])].append((str(key.table.name), _plain(key.table, row)))
    return {each: sha256(canonical(held[each])).hexdigest() for each in records}


def canonical(value: object) -> bytes:
    """A value of text, whole numbers and nothing else as bytes, the same on every machine."""
    return msgspec.json.encode(value, order="sorted")


def _named(key: Column[Any], records: Sequence[str]) -> Sequence[object]:
    if isinstance(key.type, Integer):
        return [int(each) for each in records if each.isdecimal()]
    return records


def _plain(table: Table, row: Row) -> dict[str, str | int]:
    """A row without what is missing, so that a later column leaves old text as it was."""
    return {
        name: _text(row[name], decimal=decimal)
        for name, decimal in _columns(table)
        if row[name] is not None
    }


@cache
def _columns(table: Table) -> tuple[tuple[str, bool], ...]:
    return tuple((str(each.name), isinstance(each.type, REAL)) for each in table.c)


def _text(value: Any, *, decimal: bool) -> Any:
    if decimal:
        return round(value * THOUSANDTHS)
    return sha256(value).hexdigest() if isinstance(value, bytes) else value
