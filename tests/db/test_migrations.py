"""The migrations and the tables describe the same database, to the last check."""

import ast
import re

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

from db import migrate as migrating
from db.engine import engine_on
from db.migrate import FOLDER, migrate, schema_of
from db.triggers import METADATA


@pytest.fixture
def empty():
    """Makes empty databases in memory."""
    opened = []

    def make():
        opened.append(sqlcipher.connect(":memory:", isolation_level=None))
        return engine_on(opened[-1])

    yield make
    for connection in opened:
        connection.close()


def described(tx):
    """Each table and index as the set of its clauses, spaces and order aside."""
    rows = tx.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {name: clauses(sql) for name, sql in rows if name != "alembic_version"}


def clauses(sql):
    head, _, rest = " ".join(sql.split()).partition(" (")
    body, _, tail = rest.rpartition(")")
    if head.startswith("CREATE TRIGGER"):
        return sql.split()
    parts = re.split(r", (?=CONSTRAINT |\"?[a-z_0-9]+\"? (?:TEXT|INTEGER|REAL|BLOB))", body)
    return head, frozenset(part.strip() for part in parts), tail.strip()


def test_migrations_and_tables_describe_the_same_database(empty):
    with empty().begin() as tx:
        migrate(tx)
        migrated = described(tx)
    with empty().begin() as tx:
        METADATA.create_all(tx)
        declared = described(tx)

    assert migrated.keys() == declared.keys()
    for name, found in migrated.items():
        assert found == declared[name]


def test_a_check_that_differs_would_be_seen(empty):
    with empty().begin() as tx:
        METADATA.create_all(tx)
        declared = described(tx)
        sql = tx.execute(
            text("SELECT sql FROM sqlite_master WHERE name = 'sessions'")
        ).scalar_one()

    assert clauses(sql) == declared["sessions"]
    assert clauses(sql.replace("BETWEEN 0 AND 720", "BETWEEN 0 AND 721")) != declared["sessions"]
    assert clauses(sql.replace("STRICT", "")) != declared["sessions"]


def test_a_step_that_fails_leaves_nothing_behind(empty, tmp_path, monkeypatch):
    (tmp_path / "0001_start.py").write_text(
        "from alembic import op\nrevision = '0001'\ndown_revision = None\n"
        "def upgrade():\n    op.execute('CREATE TABLE a (x)')\n"
    )
    (tmp_path / "0002_bad.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('CREATE TABLE b (x)')\n    raise ZeroDivisionError\n"
    )
    monkeypatch.setattr(migrating, "FOLDER", tmp_path)
    engine = empty()

    with pytest.raises(ZeroDivisionError), engine.begin() as tx:
        migrate(tx)

    with engine.begin() as tx:
        assert described(tx) == {}
        assert schema_of(tx) is None


def test_only_the_steps_not_taken_yet_are_taken(empty, tmp_path, monkeypatch):
    engine = empty()
    with engine.begin() as tx:
        migrate(tx)
        before = described(tx)
    (tmp_path / "0001_start.py").write_text("revision = '0001'\ndown_revision = None\n")
    (tmp_path / "0002_more.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('CREATE TABLE more (x TEXT)')\n"
    )
    monkeypatch.setattr(migrating, "FOLDER", tmp_path)

    with engine.begin() as tx:
        migrate(tx)
        after, reached = described(tx), schema_of(tx)

    assert after.keys() - before.keys() == {"more"}
    assert reached == "0002"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda file: file.stem)
def test_a_step_imports_nothing_of_the_program(file):
    imported = {
        name
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert {name.split(".")[0] for name in imported} <= {"pathlib", "alembic", "sqlalchemy"}
