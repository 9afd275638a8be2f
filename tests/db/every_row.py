"""All that stands in the tables of a file, table by table: so many rows, and a hash of them."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from db.state import read_only

OWN = "alembic_version"  # an upgrade rewrites it


class Rows(NamedTuple):
    """The columns of a table, its rows counted, and their hash."""

    columns: tuple[str, ...]
    count: int
    hashed: str


def every_row(file: Path, key: bytes, like: dict[str, Rows] | None = None) -> dict[str, Rows]:
    """Of every table; `like`: only of these tables, and of the columns that they have there."""
    with closing(read_only(file, key)) as connection:
        known = like or _columns(connection)
        return {name: _rows(connection, name, rows[0]) for name, rows in known.items()}


def _columns(connection: Any) -> dict[str, tuple[tuple[str, ...]]]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: (tuple(_named(connection, name)),) for (name,) in tables if name != OWN}


def _named(connection: Any, table: str) -> Iterator[str]:
    return (row[1] for row in connection.execute(f'PRAGMA table_info("{table}")'))


def _rows(connection: Any, table: str, columns: tuple[str, ...]) -> Rows:
    named = ", ".join(f'"{each}"' for each in columns)
    count, found = 0, sha256()
    for row in connection.execute(f'SELECT {named} FROM "{table}"'):  # noqa: S608 (our own tables)
        found.update(repr(row).encode("utf-8", "surrogatepass"))
        count += 1
    return Rows(columns, count, found.hexdigest())
