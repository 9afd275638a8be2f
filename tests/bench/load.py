"""A practice of 10,000 patients and 1,000,000 sessions: unlock, open, save, back up."""

import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.codes import Language
from app.domain.patient import EpisodeId
from app.usecases.back_up import Why, backup_due
from app.usecases.keep_patients import names, open_patient
from app.usecases.open_clinic import unlock
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace
from db.key_file import data_key, read_key_file
from tests.bench.practice import PATIENTS, WORDS, practice
from tests.bench.timing import Figure, milliseconds
from tests.builders import NOW, PATIENT, TODAY, a_session


def measured(folder: Path) -> Iterator[Figure]:
    root = practice()
    file = root / "clinic" / "records.takt"
    yield Figure("file_1m", file.stat().st_size / 1e6, "MB", 265, "the design's guess")
    yield _unlocked(root)
    workspace = unlock(root, WORDS, lambda: NOW)
    try:
        workspace.database.checkpoint()  # waits until the file was looked through
        yield from _used(workspace)
        yield from _backed_up(workspace, folder)
    finally:
        workspace.close()


def _unlocked(root: Path) -> Figure:
    key = data_key(read_key_file(root / "clinic"), WORDS)

    def unlock_all() -> None:
        workspace = unlock(root, WORDS, lambda: NOW)
        names(workspace)
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
    whose = [each.id for each in names(workspace)[:: PATIENTS // 40]]
    opened = [milliseconds(lambda each=each: open_patient(workspace, each)) for each in whose]
    yield Figure("open_1m", _p95(opened), "ms", 150, "p95, the most it may be", "150 ms")

    anybody = EpisodeId(
        UUID(f"{2 + secrets.randbelow(PATIENTS - 2):08x}-0000-4000-8000-000000000002")
    )
    days = range(2, 42)
    saved = [milliseconds(lambda day=day: _save(workspace, anybody, day)) for day in days]
    yield Figure("save_1m", max(saved), "ms", 50, "the slowest of 40", "50 ms")


def _save(workspace: Workspace, whose: EpisodeId, day: int) -> None:
    session = a_session(date=TODAY - timedelta(days=day), setting="home")
    record_session(workspace, whose, session, Language.NB)


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
