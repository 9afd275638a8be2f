"""How a table of this database is made."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def table(name: str, *items: SchemaItem, no_number_twice: bool = False) -> Table:
    """A table of this database.

    `no_number_twice`: the number of a row that was deleted by law stays that row's in the trail.
    """
    # Strict: SQLite itself refuses a text where a number belongs.
    return Table(name, METADATA, *items, sqlite_strict=True, sqlite_autoincrement=no_number_twice)


def part_of(column: str, name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    """A column that names a row of another table."""
    return Column(name, Text, ForeignKey(column), primary_key=key, nullable=null)


def at(name: str) -> tuple[SchemaItem, SchemaItem]:
    """A column that holds a point in time, in UTC."""
    check = f"{name} GLOB '????-??-??T??:??:??*Z'"
    return Column(name, Text, nullable=False), CheckConstraint(check, name)
