"""Does what a clinician does in an hour, and notes what a screen reader is told of it.

python -m tests.at_spi.happenings PYTHON OUT: PYTHON is one that knows Atspi, OUT what it heard.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.where import Where
from app.usecases.keep_patients import add_patient
from app.usecases.open_clinic import Cost, create_clinic
from app.usecases.record_session import record_session
from tests.builders import EPISODE, NOW, PATIENT, a_clinic, a_patient, a_session, an_episode

HEARER = Path(__file__).with_name("hear.py")
PASSPHRASE = "fire ord på rad"  # noqa: S105 (of a clinic that lives for one test)
SOON_S, LATE_S = 0.4, 20


def search(window):
    window.page.search.setFocus()
    window.page.search.setText("øst")


def search_in_vain(window):
    window.page.search.setText("xyz")


def answer(window):
    window.desk.show_page(Where("session", PATIENT))
    window.page.sitting.form.controls()["pain_next_morning"].pick(9)


def leave_half_typed(window):
    window.page.keep_draft_now()
    window.desk.show_page(Where("patient", PATIENT))


def discard(window):
    window.page._offer.discarded.emit()


def refuse(window):
    window.desk.show_page(Where("editor"))
    window.page.store()


def save(window):
    window.desk.show_page(Where("session", PATIENT))
    window.page.sitting.form.controls()["pain_next_morning"].pick(2)
    window.page.save()


def back_up(window):
    window.desk.show_page(Where("backups"))
    window.page.now.click()


def fail_to_back_up(window):
    window.desk.keeper.failed.emit("Sikkerhetskopien ble ikke laget.")


def lock(window):
    window.lock()


ACTS = (search, search_in_vain, answer, leave_half_typed, discard, refuse, save, back_up,
        fail_to_back_up, lock)  # fmt: skip


def main(python, out):
    application = QApplication([])
    prepare(application)
    hearer = subprocess.Popen([python, HEARER], stdout=subprocess.PIPE)
    assert hearer.stdout.readline() == b"listening\n"
    os.set_blocking(hearer.stdout.fileno(), False)
    with TemporaryDirectory() as folder:
        doors = Doors(Path(folder, "clinic"), Path(folder, "demo"), lambda: NOW)
        window = unlocked(doors, Path(folder, "settings.json"))
        turn(application, 2)
        heard_in(hearer)
        found = {act.__name__: heard_of(application, hearer, act, window) for act in ACTS}
        window.discard_and_close()
    Path(out).write_text(json.dumps(found), "utf-8")
    hearer.terminate()
    hearer.wait()


def unlocked(doors, settings_file):
    """The window of a clinic with one patient who was here before."""
    workspace = create_clinic(
        doors.folder, PASSPHRASE, a_clinic(), doors.clock, Cost(memory_kib=64, passes=1, lanes=1)
    )
    add_patient(workspace, a_patient(given_name="Ingrid", family_name="Østby"), an_episode())
    record_session(workspace, EPISODE, a_session(date=NOW.date().replace(day=16)), Language.NB)
    window = MainWindow(doors, Settings(language=Language.NB, theme=Theme.LIGHT), settings_file)
    window.show()
    window._enter(workspace)
    return window


def heard_of(application, hearer, act, window):
    """All that was said after an act; more time where nothing was said at once."""
    act(window)
    turn(application, SOON_S)
    heard, until = heard_in(hearer), time.monotonic() + LATE_S
    while time.monotonic() < until and (not heard or (act is back_up and len(heard) < 2)):
        turn(application, SOON_S)
        heard += heard_in(hearer)
    return heard


def heard_in(hearer):
    answer = b""
    with suppress(BlockingIOError):
        while part := os.read(hearer.stdout.fileno(), 65536):
            answer += part
    return [json.loads(line) for line in answer.splitlines()]


def turn(application, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(*sys.argv[1:])
