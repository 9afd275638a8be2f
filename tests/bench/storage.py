"""How fast the records open and a session is saved."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.codes import Language
from app.usecases.keep_patients import add_patient, caseload
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace
from db import clinics
from db.database import Database
from tests.bench.timing import Figure, in_turn
from tests.builders import (
    EPISODE,
    NOW,
    RAW_KEY,
    TODAY,
    a_clinic,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)  # fmt: skip

ROUNDS = 60


def measured(folder: Path) -> Iterator[Figure]:
    file = folder / "records.takt"
    database = Database.create(file, RAW_KEY)
    with database.begin() as tx:
        clinics.add(tx, a_clinic())
    workspace = Workspace.on(database, lambda: NOW)
    yield _save(workspace, folder)
    workspace.close()
    yield _unlock(file, folder)


def _save(workspace: Workspace, folder: Path) -> Figure:
    add_patient(workspace, a_patient(), an_episode(started=TODAY - timedelta(days=400)))
    exercises = tuple(an_exercise(id=name) for name in ("heel-raise", "squat", "step-up"))
    days = iter(range(ROUNDS + 1, -1, -1))
    plain = _plain(folder / "plain.takt")

    def save() -> object:
        day = TODAY - timedelta(days=next(days))
        session = a_session(date=day, exercises=exercises)
        return record_session(workspace, EPISODE, session, Language.NB)

    ours, theirs = in_turn(save, lambda: plain.execute("INSERT INTO one VALUES (1)"), ROUNDS)
    plain.close()
    return Figure("save_session", ours, "ms", theirs, "one row, one commit", "20 ms")


def _unlock(file: Path, folder: Path) -> Figure:
    def unlock() -> None:
        workspace = Workspace.on(Database.open(file, RAW_KEY), lambda: NOW)
        caseload(workspace)
        workspace.close()

    ours, theirs = in_turn(unlock, lambda: _plain(folder / "plain.takt").close(), 15)
    return Figure("unlock", ours, "ms", theirs, "bare SQLCipher opened")


def _plain(file: Path):
    """SQLCipher without Takt: the same key form and the same promise to the disk."""
    connection = sqlcipher.connect(str(file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{RAW_KEY.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS one (number INTEGER)")
    return connection
