"""Records too large to be checked at the door: the first save waits for the check, and says so."""

import threading

from PySide6.QtCore import QTimer

from app.domain.codes import Language
from app.usecases.keep_clinic import change_clinic
from db import engine, state
from tests.builders import a_clinic

SAID = {Language.NB: "ser gjennom hele journalen", Language.EN: "looks through all records"}


def test_the_first_save_waits_in_words_while_the_window_lives(returning, language, monkeypatch):
    monkeypatch.setattr(engine, "CHECKED_BELOW", 0)
    monkeypatch.setattr(state, "_STEPS", 10)
    workspace, gate, seen = returning.desk.workspace, threading.Event(), []

    def look():  # is called only where the window goes on while it waits
        gate.set()
        seen.append(returning.notice.text)

    workspace.database.check_beside(lambda _done, _every: gate.wait())
    QTimer.singleShot(0, look)
    change_clinic(workspace, a_clinic(name="Fjellgata"))

    assert SAID[language] in seen[0]
    assert returning.notice.text == ""
    assert workspace.database._check is None
