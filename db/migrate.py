"""Brings an opened database to the newest schema, all steps in one transaction.

Each Python file in db/migrations is one Alembic revision, named by its number. It imports nothing
of the program, so that old steps stay true, and is never edited once released.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.domain.errors import TaktError, sentence

FOLDER = Path(__file__).parent / "migrations"


class DatabaseTooNew(TaktError):
    """A newer Takt has written this database."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "These records were written by a newer version of Takt. Nothing was changed."
                " Install that version or a newer one to open them."
            )
        )


def migrate(connection: Connection) -> None:
    """Take every step that this database has not taken yet. Raises DatabaseTooNew."""
    refuse_newer(connection)
    reached = schema_of(connection)
    if reached != _steps()[-1]:
        from db.upgrade import upgrade  # noqa: PLC0415 (Alembic is slow to load, seldom needed)

        upgrade(connection, FOLDER, reached)


def refuse_newer(connection: Connection) -> None:
    """Raise DatabaseTooNew where a step was taken that this version does not know."""
    reached = schema_of(connection)
    if reached is not None and reached not in _steps():
        raise DatabaseTooNew


def is_older(reached: str) -> bool:
    """Whether this version knows the revision, and newer ones."""
    return reached in _steps()[:-1]


def schema_of(connection: Connection) -> str | None:
    """The revision that a database has reached; None while it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    query = text("SELECT version_num FROM alembic_version")
    revision: str = connection.execute(query).scalar_one()
    return revision


def _steps() -> list[str]:
    return sorted(file.stem[:4] for file in FOLDER.glob("[0-9]*.py"))
