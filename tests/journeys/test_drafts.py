"""What is typed and not saved survives: it is offered again, and stands nowhere in the clear."""

import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.codes import Light
from app.settings import Theme
from app.ui.draft_keeper import EVERY_MS
from app.ui.pages.session.session_page import SessionPage
from app.ui.where import Where
from app.usecases.keep_draft import draft_of
from app.usecases.keep_patients import open_patient
from app.usecases.open_clinic import unlock
from tests.builders import EPISODE, NOW, PATIENT
from tests.journeys.looking import ENTER, FIND, NEW, SAVE, TAB, TODAY_PAGE, button, seen

CANARY = "kanarifugl"
KILLED = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.domain.codes import Language
from app.settings import Settings
from app.ui.application import prepare
from app.ui.where import Where
from app.ui.pages.start.doors import Doors
from app.ui.main_window import MainWindow
from app.usecases.keep_patients import add_patient
from app.usecases.open_clinic import create_clinic
from tests.builders import NOW, PATIENT, a_clinic, a_patient, an_episode

folder = Path(sys.argv[1])
application = QApplication([])
prepare(application)
doors = Doors(folder / "clinic", folder / "demonstration", lambda: NOW)
workspace = create_clinic(doors.folder, sys.argv[2], a_clinic(), doors.clock)
add_patient(workspace, a_patient(), an_episode())
window = MainWindow(doors, Settings(language=Language.NB), folder / "settings.json")
window.show()
window.demonstrate(workspace, Where("session", PATIENT))
page = window.page
for question, typed in (("pain_usual", "3"), ("morning_stiffness_min", "4500")):
    page.sitting.form.reach(question, None)
    QTest.keyClicks(page.sitting.form.controls()[question], typed)
page.sitting.panel.decide._note.setText(sys.argv[3])
print("typed", flush=True)
application.exec()
"""


@pytest.fixture
def half_typed(returning, press):
    """The window on a session with one answer, one field out of range, and a dose cut short."""
    press(FIND, "øs", ENTER, NEW, "2", "18", TAB, "2")
    returning.page.sitting.form.reach("morning_stiffness_min", None)
    press("450", TAB)
    returning.page.sitting.form.rows[1].cells.setFocus()
    press("0")
    returning.page.keep_draft_now()
    return returning


def test_what_is_typed_is_kept_within_five_seconds(returning, press, qtbot):
    press(FIND, "øs", ENTER, NEW, "2")
    desk = returning.desk
    episode = returning.page._file.episode.id

    qtbot.waitUntil(lambda: draft_of(desk.workspace, episode) is not None, timeout=5000)

    assert EVERY_MS < 5000
    assert draft_of(desk.workspace, episode).fields["pain_next_morning"] == "2"


def test_a_draft_is_offered_and_gone_on_with_as_it_was_typed(half_typed, press):
    patient_id = half_typed.page._file.patient.id

    half_typed.desk.show_page(Where("session", patient_id))
    page = half_typed.page
    assert not page.unsaved
    press(ENTER)

    form = page.sitting.form
    assert form.controls()["pain_next_morning"].value == 2
    assert form.controls()["settled_after_h"].text() == "18"
    assert form.controls()["morning_stiffness_min"].text() == "450"
    assert form.rows[1].cells.typed == {"sets": "0"}
    assert form.problem in " ".join(seen(page))
    assert page.unsaved


def test_a_draft_that_is_discarded_is_gone(half_typed, click, words, press):
    patient_id = half_typed.page._file.patient.id
    half_typed.desk.show_page(Where("session", patient_id))

    click(button(half_typed.page, words["discard"]))

    assert not half_typed.page.sitting.form.answered
    half_typed.desk.show_page(Where("session", patient_id))
    assert half_typed.page._offer is None


def test_the_patients_page_offers_the_draft_too(half_typed, press, click, words):
    patient_id = half_typed.page._file.patient.id
    half_typed.desk.show_page(Where("patient", patient_id))

    press(ENTER)

    assert half_typed.page.sitting.form.controls()["morning_stiffness_min"].text() == "450"
    half_typed.desk.show_page(Where("patient", patient_id))
    click(button(half_typed.page, words["discard"]))
    assert half_typed.page._offer is None
    assert draft_of(half_typed.desk.workspace, half_typed.page._file.episode.id) is None


def test_nothing_is_saved_over_a_draft_before_it_is_answered(half_typed, press, stored):
    half_typed.desk.show_page(Where("session", half_typed.page._file.patient.id))

    press(SAVE)

    assert len(stored().sessions) == 1
    assert draft_of(half_typed.desk.workspace, half_typed.page._file.episode.id) is not None


def test_a_saved_session_leaves_no_draft(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    returning.page.keep_draft_now()
    workspace = returning.desk.workspace
    assert draft_of(workspace, stored().episode.id) is not None

    press(SAVE)

    assert draft_of(workspace, stored().episode.id) is None


def test_leaving_with_discard_leaves_no_draft(returning, press, click, words, stored):
    press(FIND, "øs", ENTER, NEW, "2")
    returning.page.keep_draft_now()

    press(TODAY_PAGE)
    click(button(returning.page, words["discard"]))

    assert not isinstance(returning.page, SessionPage)
    assert draft_of(returning.desk.workspace, stored().episode.id) is None


def test_a_look_that_changes_under_ones_hands_takes_nothing(half_typed, qapp):
    half_typed.change_settings(half_typed.settings._replace(theme=Theme.SYSTEM))
    before, had = half_typed.page, qapp.focusWidget().accessibleName()

    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert half_typed.page is not before
    assert qapp.focusWidget().accessibleName() == had
    form = half_typed.page.sitting.form
    assert form.controls()["pain_next_morning"].value == 2
    assert form.controls()["morning_stiffness_min"].text() == "450"


def test_a_chosen_look_does_not_follow_the_system(half_typed):
    before = half_typed.page

    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert half_typed.page is before


def test_a_choice_and_its_reason_are_kept(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "8", TAB, "2")
    decide = returning.page.sitting.panel.decide
    decide._lights[Light.AMBER].click()
    decide._note.setText("Undersøkt")
    decide._reason.setCurrentIndex(1)
    returning.page.keep_draft_now()

    returning.desk.show_page(Where("session", stored().patient.id, continued=True))

    again = returning.page.sitting.panel.override
    assert again.light is Light.AMBER
    assert again.reason_code is not None
    assert again.note == "Undersøkt"


def test_a_killed_program_offers_what_was_typed_and_leaks_nothing(tmp_path):
    passphrase = "månen over fjorden står"  # noqa: S105 (of a clinic that lives for one test)
    command = [sys.executable, "-c", KILLED, str(tmp_path), passphrase, CANARY]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:  # noqa: S603 (our own)
        assert program.stdout.readline() == b"typed\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=5)
        program.kill()

    workspace = unlock(tmp_path / "clinic", passphrase, lambda: NOW)
    draft = draft_of(workspace, EPISODE)
    page = SessionPage(workspace, open_patient(workspace, PATIENT), continued=True)
    workspace.close()

    assert NOW <= draft.kept_at < NOW + timedelta(minutes=1)
    assert draft.fields["choice.note"] == CANARY
    assert page.sitting.form.controls()["morning_stiffness_min"].text() == "4500"
    assert [each for each in files(tmp_path) if leaks(each)] == []


def files(folder):
    return [each for each in folder.rglob("*") if each.is_file()]


def leaks(file):
    kept = file.read_bytes()
    return any(CANARY.encode(code) in kept for code in ("utf-8", "utf-16-le", "utf-16-be"))
