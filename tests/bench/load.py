"""A practice of 10,000 patients and 1,000,000 sessions: built once, then measured.

The rows are copies of one patient's, made by the program itself, with ids of their own. Their
trail is whole; the hashes of contents in it are not computed, so a drill is not measured here.
"""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.codes import Language
from app.usecases.back_up import Why, backup_due
from app.usecases.keep_patients import add_patient, caseload, matching, open_patient
from app.usecases.open_clinic import create_clinic, unlock
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace
from db.anchor import Anchor
from db.audit import _chained
from db.head import START, Head
from db.key_file import data_key, read_key_file
from tests.bench.timing import Figure, milliseconds
from tests.builders import EPISODE, NOW, PATIENT, TODAY, a_clinic, a_patient, a_session, an_episode

PATIENTS, SESSIONS = 10_000, 100
WORDS = "fire ord på rad"
FOLDER = Path("build/load")
ID = "printf('%08x-0000-4000-8000-%012x', :k, {})"


def measured(folder: Path) -> Iterator[Figure]:
    root = FOLDER if (FOLDER / "clinic").exists() else built(FOLDER)
    file = root / "clinic" / "records.takt"
    yield Figure("file_1m", file.stat().st_size / 1e6, "MB", 265, "the design's guess")
    yield _unlocked(root)
    workspace = unlock(root, WORDS, lambda: NOW)
    try:
        yield from _used(workspace)
        yield from _backed_up(workspace, folder)
    finally:
        workspace.close()


def built(root: Path) -> Path:
    """Make the file aside, so that one that was broken off is never measured."""
    aside = root.with_name("load-new")
    shutil.rmtree(aside, ignore_errors=True)
    _first_patient(aside)
    folder = aside / "clinic"
    key = data_key(read_key_file(folder), WORDS)
    connection = _opened(folder / "records.takt", key)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    guards = triggers.fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    _copy_patients(connection)
    head = _write_trail(connection)
    connection.execute("COMMIT")
    for _, sql in guards:
        connection.execute(sql)
    connection.close()
    Anchor(folder / "records.takt", key).start(head)
    aside.rename(root)
    return root


def _first_patient(root: Path) -> None:
    workspace = create_clinic(root, WORDS, a_clinic(), lambda: NOW)
    add_patient(workspace, a_patient(), an_episode(started=TODAY - timedelta(days=800)))
    for back in range(SESSIONS, 0, -1):
        session = a_session(date=TODAY - timedelta(days=7 * back))
        record_session(workspace, EPISODE, session, Language.NB)
    workspace.close()


def _opened(file: Path, key: bytes) -> Any:
    connection = sqlcipher.connect(str(file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TEMP TABLE old AS SELECT id, sequence AS n FROM sessions")
    connection.execute("CREATE INDEX temp.old_id ON old (id)")
    return connection


def _copy_patients(connection: Any) -> None:
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
    for number in range(2, PATIENTS + 1):
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


def _unlocked(root: Path) -> Figure:
    key = data_key(read_key_file(root / "clinic"), WORDS)

    def unlock_all() -> None:
        workspace = unlock(root, WORDS, lambda: NOW)
        caseload(workspace)
        workspace.close()

    def bare() -> None:
        connection = sqlcipher.connect(str(root / "clinic" / "records.takt"))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM patients").fetchall()
        connection.close()

    unlock_all()
    pairs = [(milliseconds(unlock_all), milliseconds(bare)) for _ in range(3)]
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    return Figure("unlock_1m", ours, "ms", theirs, "bare SQLCipher, one count", "2500 ms")


def _used(workspace: Workspace) -> Iterator[Figure]:
    rows = caseload(workspace)
    whose = [each.patient.id for each in rows[:: PATIENTS // 40]]
    yield Figure("memory_rest", _resident_mb(), "MB", 400, "the most it may be", "400 MB")

    searches = [milliseconds(lambda q=q: matching(rows, q)) for q in ("øst", "kari 99", "x") * 9]
    yield Figure("search_10k", _p95(searches), "ms", 200, "p95, the most it may be", "200 ms")

    opened = [milliseconds(lambda each=each: open_patient(workspace, each)) for each in whose]
    yield Figure("open_1m", _p95(opened), "ms", 150, "p95, the most it may be", "150 ms")

    saved = [milliseconds(lambda day=day: _save(workspace, day)) for day in range(2, 42)]
    yield Figure("save_1m", max(saved), "ms", 50, "the slowest of 40", "50 ms")


def _save(workspace: Workspace, day: int) -> None:
    session = a_session(date=TODAY - timedelta(days=day), setting="home")
    record_session(workspace, EPISODE, session, Language.NB)


def _backed_up(workspace: Workspace, folder: Path) -> Iterator[Figure]:
    job = backup_due(workspace, Why.ASKED)
    ended: list[object] = []
    thread = threading.Thread(target=lambda: ended.append(job.run()))
    began, stalls = perf_counter(), []
    thread.start()
    while thread.is_alive():
        stalls.append(milliseconds(lambda: open_patient(workspace, PATIENT)))
        time.sleep(0.005)
    took = perf_counter() - began
    file = ended[0].places[0].file
    copied = milliseconds(lambda: _plain_copy(file, folder / "plain")) / 1000
    file.unlink()
    yield Figure("backup_1m", took, "s", copied, "the file copied and synced")
    yield Figure("backup_1m_stall", max(stalls), "ms", median(stalls), "the median", "100 ms")


def _plain_copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _resident_mb() -> float:
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith("VmRSS")) / 1000
