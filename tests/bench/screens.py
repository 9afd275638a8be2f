"""How soon the screens answer: 500 sessions of one patient, the live advice, memory at rest."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import thread_time
from uuid import uuid4

from msgspec import structs
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.codes import Language
from app.domain.patient import EpisodeId, PatientId
from app.domain.session import SessionExercise
from app.settings import Settings, Theme
from app.ui import style
from app.ui.application import prepare
from app.ui.desk import Desk
from app.ui.translator import speak
from app.ui.where import Where
from app.ui.widgets.controls.scale import Scale
from app.usecases.keep_patients import add_patient
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace
from db import clinics, decisions, sessions
from db.database import Database
from tests.bench.timing import Figure, in_turn, milliseconds
from tests.builders import (
    NOW,
    RAW_KEY,
    TODAY,
    a_clinic,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

PATIENTS, SESSIONS, ROUNDS = 9, 500, 40
EXERCISES = tuple(
    an_exercise(id=each) for each in ("heel-raise", "squat", "step-up", "single-leg-balance")
)
AT_REST = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
{work}
held = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
print(held / 1_000_000)
"""
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
app.processEvents()
"""
OPENED = """
from tests.bench.screens import a_desk, shown
from app.ui.where import Where
from app.usecases.keep_patients import caseload
from app.usecases.workspace import Workspace
from db.database import Database
from tests.builders import NOW, RAW_KEY
workspace = Workspace.on(Database.open(Path(sys.argv[1]), RAW_KEY), lambda: NOW)
desk = a_desk(workspace)
for row in caseload(workspace):
    shown(desk, Where("patient", row.patient.id))
"""


def measured(folder: Path) -> Iterator[Figure]:
    workspace = Workspace.on(Database.create(folder / "records.takt", RAW_KEY), lambda: NOW)
    with workspace.database.begin() as tx:
        clinics.add(tx, a_clinic())
    long = [with_sessions(workspace, SESSIONS) for _ in range(PATIENTS)]
    short = [with_sessions(workspace, 1) for _ in range(PATIENTS)]
    desk = a_desk(workspace)
    yield _open(desk, long, short)
    yield from _keys(desk, long[0])
    workspace.close()
    yield _memory(folder / "records.takt")


def with_sessions(workspace: Workspace, count: int) -> PatientId:
    """A patient with so many sessions, every other day; the last of them judged as it is."""
    patient = a_patient(id=PatientId(uuid4()))
    episode = EpisodeId(uuid4())
    days = [TODAY - timedelta(days=2 * back + 1) for back in reversed(range(count))]
    add_patient(workspace, patient, an_episode(id=episode, patient_id=patient.id, started=days[0]))
    first = a_session(date=days[0], exercises=EXERCISES)
    recorded = record_session(workspace, episode, first, Language.NB)
    with workspace.database.begin() as tx:
        judged = decisions.judged(tx, recorded.id)
        for number, day in enumerate(days[1:]):
            session = structs.replace(
                first, date=day, pain_next_morning=number % 4, exercises=tuple(_done(number))
            )
            decisions.add(tx, sessions.add(tx, episode, session, NOW), judged)
    return patient.id


def _done(number: int) -> Iterator[SessionExercise]:
    """A dose that grows every sixth session, other answers each time."""
    for place, each in enumerate(EXERCISES):
        dose = structs.replace(
            each.prescribed, repetitions=8 + number // 6 % 8, load_kg=number // 48 * 2.5
        )
        yield structs.replace(each, prescribed=dose, pain_during=(number * 7 + place * 3) % 4)


def a_desk(workspace: Workspace) -> Desk:
    """The desk in a window as large as a laptop's."""
    prepare(QApplication.instance() or QApplication([]))
    speak(Language.NB)
    style.wear(Theme.LIGHT, 100)
    desk = Desk(workspace, Settings(language=Language.NB))
    desk.resize(1366, 688)
    desk.show()
    desk.activateWindow()
    QTest.qWaitForWindowActive(desk)
    return desk


def shown(desk: Desk, where: Where) -> None:
    """Go there, until all is laid out and painted, and the page before has gone."""
    desk.show_page(where)
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as an event loop does


def _open(desk: Desk, long: list[PatientId], short: list[PatientId]) -> Figure:
    """Each opened for the first time since the records were unlocked, chart included."""
    patients, others = iter(long), iter(short)
    ours, theirs = in_turn(
        lambda: shown(desk, Where("patient", next(patients))),
        lambda: shown(desk, Where("patient", next(others))),
        PATIENTS - 1,
        thread_time,
    )
    return Figure("open_patient_500", ours, "ms own", theirs, "a patient of one session", "100 ms")


def _keys(desk: Desk, patient_id: PatientId) -> Iterator[Figure]:
    """A key on a scale of the form, until the advice on it is painted."""
    shown(desk, Where("session", patient_id))
    form = desk.page.sitting.form
    scale, bare = form.controls()["pain_next_morning"], Scale()
    bare.show()
    keys = iter("2345" * ROUNDS)
    ours, theirs = in_turn(
        lambda: _press(scale, next(keys)), lambda: _press(bare, "2"), ROUNDS, thread_time
    )
    yield Figure("live_advice", ours, "ms own", theirs, "the same key on a bare scale", "50 ms")
    answers = [(each, "2") for each in form.controls().values() if each.isVisibleTo(form)]
    answers += [(each.pain, "1") for each in form.rows] + [
        (each.quality, "1") for each in form.rows
    ]
    longest = max(_milliseconds(_press, *each) for each in answers)
    base = max(_milliseconds(_press, bare, str(digit)) for digit in range(10))
    yield Figure("stall_max", longest, "ms own", base, "the longest on a bare scale", "100 ms")
    bare.hide()


def _press(control: QWidget, key: str) -> None:
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(control, key)
    QApplication.processEvents()


def _milliseconds(work: Callable[[QWidget, str], None], control: QWidget, key: str) -> float:
    return milliseconds(lambda: work(control, key), thread_time)


def _memory(file: Path) -> Figure:
    """What the program holds once every patient was opened."""
    ours, theirs = (_held(work, file) for work in (OPENED, BARE))
    return Figure("memory_rest", ours, "MB", theirs, "bare PySide6 window", "300 MB")


def _held(work: str, file: Path) -> float:
    script = AT_REST.format(work=work)
    command = [sys.executable, "-c", script, str(file)]
    return float(subprocess.run(command, check=True, capture_output=True).stdout.split()[-1])
