"""D9: somebody who holds the key changes rows past the program, and the trail tells where."""
# ruff: noqa: S608 (the names of our own tables)

import random
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Column, Integer, LargeBinary, Table, text
from sqlalchemy.exc import IntegrityError

from app.domain.limit_change import LimitChange
from app.domain.programme import ProgrammeExercise
from app.usecases.change_limits import change_limit
from app.usecases.change_programme import change_programme
from app.usecases.review_access import note_review
from db.audit import _LINKED, Finding, _chained, verify_chain
from db.columns import Row
from db.head import START, head, holds
from db.kinds import NOTHING, PARTS, RecordKind, contents
from db.tables import sessions
from db.tables_apart import audit, deletions
from db.transaction import Transaction
from tests.builders import TODAY, a_dose
from tests.faults import acts, whole_acts
from tests.faults.acts import Desk

KINDS = {key.table: (kind, key) for kind, keys in PARTS.items() for key in keys}
TABLES = [*KINDS, audit]
FAR = 1000  # a number that no row has


class Touched(NamedTuple):
    """Where the trail may point: records by kind and name, and places of the trail."""

    records: frozenset[tuple[str, str]] = frozenset()
    places: frozenset[int] = frozenset()

    def has(self, found: Finding) -> bool:
        return found.sequence in self.places or (found.kind, found.record) in self.records


def a_written_clinic(folder: Path) -> Desk:
    """Every kind of record, and a patient who was deleted by law."""
    desk = Desk(folder)
    for act in (*acts.script(2), *_CORRECTED):
        act(desk)
    change = LimitChange(date=TODAY, rule="pain-acceptable", name="above", value=3, by="IA")
    change_limit(desk.records, change)
    note_review(desk.records, TODAY)
    for act in (acts.new_patient, acts.session, whole_acts.deleted_patient):
        act(desk)
    return desk


def _changed_programme(desk: Desk) -> None:
    entry = ProgrammeExercise(id="heel-raise", dose=a_dose())
    change_programme(desk.records, desk.file(), (entry,))


_CORRECTED = (acts.new_patient, acts.session, whole_acts.corrected_session, _changed_programme)


def tampered(tx: Transaction, seed: int, trials: int) -> tuple[Counter[str], list[str]]:
    """So many changes, each taken back again; how many of which kind, and those not located."""
    chance, tally, problems = random.Random(seed), Counter[str](), []  # noqa: S311 (a dice)
    unguard(tx)
    before, ways = head(tx), (_edit, _delete, _insert, _reorder)
    while tally.total() < trials:
        way, table = ways[tally.total() % len(ways)], chance.choice(TABLES)
        point = tx.begin_nested()
        try:
            touched = way(tx, table, chance)
        except (
            IntegrityError,
            LookupError,
            ValueError,
        ):  # refused by the engine, or nothing to do
            point.rollback()
            continue
        found = verify_chain(tx)
        cut = head(tx).sequence < before.sequence and not holds(tx, before)
        tally[f"{way.__name__[1:]} {table.name}"] += 1
        if not (found or cut) or not all(map(touched.has, found)):
            problems.append(f"{way.__name__} {table.name}: {found} {touched}")
        point.rollback()
    return tally, problems


def unguard(tx: Transaction) -> None:
    """What a person with the key can do first."""
    for name in tx.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        tx.execute(text(f"DROP TRIGGER {name[0]}"))
    tx.execute(text("PRAGMA defer_foreign_keys = ON"))
    tx.execute(text("PRAGMA ignore_check_constraints = ON"))


def forge(tx: Transaction) -> None:
    """What a person with the key and with time can do last: the whole trail anew."""
    before = START.chain
    for row in _rows(tx, audit):
        hashed = contents(tx, RecordKind(row["kind"]), [row["record"]])[row["record"]]
        entry = {name: row[name] for name in _LINKED} | {"content_sha256": hashed}
        before = _chained(before, entry)
        _write(tx, audit, row, {"content_sha256": hashed, "chain_sha256": before})


def _edit(tx: Transaction, table: Table, chance: random.Random) -> Touched:
    row, column = chance.choice(_rows(tx, table)), chance.choice([*table.c])
    value = _another(row[column.name], column, chance)
    _write(tx, table, row, {column.name: value})
    return _touched(tx, table, row, {**row, column.name: value})


def _delete(tx: Transaction, table: Table, chance: random.Random) -> Touched:
    row = chance.choice(_rows(tx, table))
    touched = _touched(tx, table, row)
    _take(tx, table, row)
    return touched


def _insert(tx: Transaction, table: Table, chance: random.Random) -> Touched:
    if table is audit:
        return _forged_entry(tx, chance)
    row = dict(chance.choice(_rows(tx, table)))
    for column in table.primary_key:
        if len(table.primary_key) == 1 or column.name == "position":
            row[column.name] = _another(row[column.name], column, chance)
    if table is sessions:
        row["id"] = f"{row['id']}-x"
    _put(tx, table, row)
    return _touched(tx, table, row)


def _forged_entry(tx: Transaction, chance: random.Random) -> Touched:
    """A well-chained entry for a record that nobody wrote. (Of a deleted patient none can be.)"""
    gone = {row["patient_id"] for row in _rows(tx, deletions)}
    last = head(tx)
    row = chance.choice([each for each in _rows(tx, audit) if each["patient_id"] not in gone])
    entry = {name: row[name] for name in _LINKED}
    entry |= {"sequence": last.sequence + 1, "record": f"{row['record']}{FAR}"}
    if row["content_sha256"] == NOTHING:
        entry["content_sha256"] = f"{chance.getrandbits(256):064x}"
    _put(tx, audit, {**entry, "chain_sha256": _chained(last.chain, entry)})
    counter = (row["kind"], "")  # of its table, which has not come so far
    return Touched(frozenset({counter}), frozenset({last.sequence + 1}))


def _reorder(tx: Transaction, table: Table, chance: random.Random) -> Touched:
    """Two rows exchange all but what says which rows they are."""
    one, other = chance.sample(_rows(tx, table), 2)
    keep = {"sequence"} if table is audit else {KINDS[table][1].name, *table.primary_key.c.keys()}
    moved = [each.name for each in table.c if each.name not in keep]
    if all(one[name] == other[name] for name in moved):
        raise ValueError(table)
    for row in (one, other):
        _take(tx, table, row)
    for row, of in ((one, other), (other, one)):
        _put(tx, table, {**row, **{name: of[name] for name in moved}})
    return _touched(tx, table, one, other)


def _touched(tx: Transaction, table: Table, *rows: Row | dict[str, Any]) -> Touched:
    if table is audit:
        places = {row["sequence"] + step for row in rows for step in (0, 1)}
        return Touched(frozenset((row["kind"], row["record"]) for row in rows), frozenset(places))
    kind, key = KINDS[table]
    records = {(kind.value, str(row[key.name])) for row in rows}
    if table is deletions:  # without the tombstone everything of the patient is missing
        whose = {row["patient_id"] for row in rows}
        records |= {(e["kind"], e["record"]) for e in _rows(tx, audit) if e["patient_id"] in whose}
    return Touched(frozenset(records))


def _rows(tx: Transaction, table: Table) -> list[Row]:
    query = text(f"SELECT rowid AS at_row, * FROM {table.name} ORDER BY rowid")
    return list(tx.execute(query).mappings())


def _write(tx: Transaction, table: Table, row: Row, values: dict[str, Any]) -> None:
    change = ", ".join(f'"{name}" = :{name}' for name in values)
    statement = f"UPDATE {table.name} SET {change} WHERE rowid = :at_row"
    tx.execute(text(statement), values | {"at_row": row["at_row"]})


def _take(tx: Transaction, table: Table, row: Row) -> None:
    tx.execute(text(f"DELETE FROM {table.name} WHERE rowid = :at"), {"at": row["at_row"]})


def _put(tx: Transaction, table: Table, row: dict[str, Any]) -> None:
    names = table.c.keys()
    quoted, given = (", ".join(form.format(each) for each in names) for form in ('"{}"', ":{}"))
    tx.execute(text(f"INSERT INTO {table.name} ({quoted}) VALUES ({given})"), row)


def _another(value: Any, column: Column[Any], chance: random.Random) -> Any:
    if isinstance(column.type, LargeBinary):
        return (value or b"") + bytes([chance.randrange(256)])
    if isinstance(value, str):
        return value + chance.choice("abcæøå")
    if value is None:
        return chance.randrange(1, 9) if isinstance(column.type, Integer) else "1"
    return value + (FAR if column.primary_key else chance.randint(1, 9))
