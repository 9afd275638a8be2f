"""Takes the Alembic steps that a database has not taken yet."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def upgrade(connection: Connection, folder: Path, reached: str | None) -> None:
    """Run every revision of the folder after `reached`, inside the caller's transaction."""
    script = ScriptDirectory(str(folder), version_locations=[str(folder)])
    context = MigrationContext.configure(connection)
    revisions = list(script.iterate_revisions("head", reached or "base"))
    with Operations.context(context):
        for revision in reversed(revisions):
            revision.module.upgrade()
            context.stamp(script, revision.revision)
