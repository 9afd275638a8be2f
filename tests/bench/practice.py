"""A practice of 10,000 patients and 1,000,000 sessions, built once for each schema.

The rows are copies of one patient's, made by the program itself, with ids of their own. Their
trail is whole; the hashes of contents in it are not computed, so a drill is not measured here.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.codes import Language
from app.usecases.keep_patients import add_patient
from app.usecases.open_clinic import create_clinic
from app.usecases.record_session import record_session
from db.anchor import Anchor
from db.audit import _chained
from db.head import START, Head
from db.key_file import data_key, read_key_file
from tests.builders import EPISODE, NOW, TODAY, a_clinic, a_patient, a_session, an_episode

PATIENTS, SESSIONS = 10_000, 100
WORDS = "fire ord på rad"
SCHEMA = Path("db/migrations/0001_start.sql")
ID = "printf('%08x-0000-4000-8000-%012x', :k, {})"


def practice(patients: int = PATIENTS) -> Path:
    """The folder of it; it is kept for the next run."""
    smaller = "" if patients == PATIENTS else f"-{patients}"
    root = Path("build/load", sha256(SCHEMA.read_bytes()).hexdigest()[:8] + smaller)
    if not (root / "clinic").exists():
        root.parent.mkdir(parents=True, exist_ok=True)
        _build(root, patients)
    return root


@contextmanager
def unguarded(file: Path, key: bytes) -> Iterator[Any]:
    """A connection that may change what stands in the records; no journal, no sync."""
    connection = sqlcipher.connect(str(file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {setting}")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    guards = triggers.fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    yield connection
    connection.execute("COMMIT")
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def _build(root: Path, patients: int) -> None:
    """Aside, so that one that was broken off is never measured."""
    aside = root.with_name("load-new")
    shutil.rmtree(aside, ignore_errors=True)
    _first_patient(aside)
    folder = aside / "clinic"
    key = data_key(read_key_file(folder), WORDS)
    with unguarded(folder / "records.takt", key) as connection:
        connection.execute("CREATE TEMP TABLE old AS SELECT id, sequence AS n FROM sessions")
        connection.execute("CREATE INDEX temp.old_id ON old (id)")
        _copy_patients(connection, patients)
        head = _write_trail(connection)
    Anchor(folder / "records.takt", key).start(head)
    aside.rename(root)


def _first_patient(root: Path) -> None:
    workspace = create_clinic(root, WORDS, a_clinic(), lambda: NOW)
    add_patient(workspace, a_patient(), an_episode(started=TODAY - timedelta(days=800)))
    for back in range(SESSIONS, 0, -1):
        session = a_session(date=TODAY - timedelta(days=7 * back))
        record_session(workspace, EPISODE, session, Language.NB)
    workspace.close()


def _copy_patients(connection: Any, patients: int) -> None:
    whose, episode = ID.format(1), ID.format(2)
    named = f"(SELECT {ID.format('1000 + n')} FROM old WHERE old.id = {{}})"
    per_table = {
        "patient_ids": {"id": whose},
        "patients": {"id": whose, "sequence": "NULL", "given_name": "'Kari ' || :k"},
        "episode_ids": {"id": episode, "patient_id": whose, "sequence": "NULL"},
        "episodes": {"id": episode, "patient_id": whose, "sequence": "NULL"},
        "sessions": {"id": ID.format("1000 + sequence"), "episode_id": episode,
                     "sequence": "NULL"},
        "session_exercises": {"session_id": named.format("session_id")},
        "advice_given": {"session_id": named.format("session_id")},
        "decisions": {"session_id": named.format("session_id")},
    }  # fmt: skip
    statements = [_statement(connection, *each) for each in per_table.items()]
    for number in range(2, patients + 1):
        for statement in statements:
            connection.execute(statement, {"k": number})


def _statement(connection: Any, table: str, changed: dict[str, str]) -> str:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(each, f'"{each}"') for each in columns)
    first = {
        "patients": "sequence = 1", "episode_ids": "sequence = 1", "episodes": "sequence = 1",
        "patient_ids": "id = (SELECT id FROM patients WHERE sequence = 1)",
        "sessions": f"sequence <= {SESSIONS}",
    }.get(table, "session_id IN (SELECT id FROM old)")  # fmt: skip
    return f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {first}"


def _write_trail(connection: Any) -> Head:
    last = connection.execute(
        "SELECT sequence, chain_sha256, at FROM audit ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    sequence, chain, at = last or START
    query = f"SELECT id FROM sessions WHERE sequence > {SESSIONS} ORDER BY sequence"
    rows = []
    for (name,) in connection.execute(query).fetchall():
        sequence += 1
        entry = {"sequence": sequence, "at": at, "kind": "session", "record": name,
                 "patient_id": name, "content_sha256": "0" * 64}  # fmt: skip
        chain = _chained(chain, entry)
        rows.append((*entry.values(), chain))
    connection.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return Head(sequence, chain, at)
