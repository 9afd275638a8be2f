"""Whole tables as plain rows, out and in again: for handing a practice over."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import REAL, Column, Integer, LargeBinary, Table, insert, select

from db.tables import saved_exports
from db.tables_apart import backup_log, drafts, form_drafts, programme_drafts
from db.transaction import Transaction
from db.triggers import METADATA

Plain = str | int | float | None
BATCH, BATCH_OF_BYTES = 1000, 20  # rows at once; a PDF or a photo may be a megabyte
_OF_THIS_PC = {  # or not yet a record
    drafts, programme_drafts, form_drafts, saved_exports, backup_log,
}  # fmt: skip
_KINDS: tuple[tuple[type, str], ...] = ((Integer, "integer"), (REAL, "number"))


def tables() -> tuple[Table, ...]:
    """The tables that are handed over, each after those that it names."""
    return tuple(each for each in METADATA.sorted_tables if each not in _OF_THIS_PC)


def rows_of(tx: Transaction, table: Table) -> Iterator[dict[str, Plain]]:
    """Every row in order; bytes as base64, what is missing left out."""
    binary = _binary(table)
    query = select(table).order_by(*table.primary_key)
    at_once = BATCH_OF_BYTES if binary else BATCH
    for row in tx.execution_options(yield_per=at_once).execute(query).mappings():
        yield {
            str(name): base64.b64encode(value).decode() if name in binary else value
            for name, value in row.items()
            if value is not None
        }


def put(tx: Transaction, table: Table, rows: Iterable[Mapping[str, Plain]]) -> int:
    """Insert rows as they were; how many. Raises ValueError, and what the database refuses."""
    names, binary, done = set(table.c.keys()), _binary(table), 0
    rows = iter(rows)
    at_once = BATCH_OF_BYTES if binary else BATCH
    while batch := [_stored(row, names, binary) for row in islice(rows, at_once)]:
        tx.execute(insert(table), batch)
        done += len(batch)
    return done


def schema_of_rows(table: Table) -> dict[str, Any]:
    """The JSON Schema of one row."""
    required = [str(each.name) for each in table.c if not each.nullable]
    return {
        "type": "object",
        "properties": {str(each.name): _schema(each) for each in table.c},
        "required": required,
        "additionalProperties": False,
    }


def _schema(column: Column[Any]) -> dict[str, str]:
    if isinstance(column.type, LargeBinary):
        return {"type": "string", "contentEncoding": "base64"}
    found = (word for kind, word in _KINDS if isinstance(column.type, kind))
    return {"type": next(found, "string")}


def _stored(row: Mapping[str, Plain], names: set[str], binary: set[str]) -> dict[str, object]:
    if unknown := row.keys() - names:
        raise ValueError(sorted(unknown))
    every: dict[str, object] = dict.fromkeys(names)
    for name, value in row.items():
        every[name] = _bytes(value) if name in binary else value
    return every


def _bytes(value: Plain) -> bytes:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return base64.b64decode(value, validate=True)


def _binary(table: Table) -> set[str]:
    return {str(each.name) for each in table.c if isinstance(each.type, LargeBinary)}
