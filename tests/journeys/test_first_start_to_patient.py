"""From an empty machine to a patient in the caseload, and back in after a lock."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from app.domain.codes import Contingency, Language, Profile, RestrictionKind
from app.domain.patient import EpisodeId, PatientId
from app.settings import Place
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.start.first_start_page import FirstStartPage
from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.usecases.keep_clinic import clinic as stored_clinic
from app.usecases.keep_patients import add_patient, caseload, open_patient
from tests.builders import a_patient, an_episode
from tests.domain.test_identity_number import D_NUMBER, PLAIN
from tests.journeys.conftest import PASSPHRASE

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_clinic_is_made_locked_and_unlocked(clinic, doors, press, click):
    assert isinstance(clinic.page, TodayPage)
    assert stored_clinic(clinic.desk.workspace).telephone == "22 22 22 22"

    clinic.lock()
    page = clinic.page
    assert isinstance(page, UnlockPage)
    press("feil passfrase her", ENTER)
    assert page.problem.accessibleName()
    assert clinic.desk is None
    page.passphrase.setText(PASSPHRASE)
    press(ENTER)

    assert isinstance(clinic.page, TodayPage)


def test_the_first_page_is_seen_whole_on_a_laptop(start, qapp):
    page = start().page

    qapp.processEvents()

    assert isinstance(page, FirstStartPage)
    assert [area.verticalScrollBar().maximum() for area in page.findChildren(QScrollArea)] == [0]


def test_the_first_start_refuses_in_place_and_loses_nothing(start, press, click, doors):
    window = start()
    page = window.page
    assert isinstance(page, FirstStartPage)
    press("Fjordgata fysioterapi", TAB, "Kari Nordmann")
    page.advice.pick(0)
    page.passphrase.setText("kort")

    click(page.go_on)

    assert page.problem.accessibleName()
    assert page.passphrase.hasFocus()
    assert page.name.text() == "Fjordgata fysioterapi"
    assert not doors.is_furnished()


def test_another_language_at_first_start_keeps_what_was_typed(start, press):
    window = start()
    other = Language.EN if window.settings.language is Language.NB else Language.NB
    press("Fjordgata fysioterapi")

    window.page.language.pick([Language.NB, Language.EN].index(other))

    assert window.settings.language is other
    assert window.page.name.text() == "Fjordgata fysioterapi"
    assert window.page.go_on.text() == {
        Language.NB: "Gå videre til gjenopprettingsnøkkelen",
        Language.EN: "Go on to the recovery key",
    }[other]  # fmt: skip


def test_a_new_patient_is_written_by_keyboard_and_stands_in_the_caseload(clinic, press):
    press((Qt.Key.Key_N, CONTROL | SHIFT))
    press("Ingrid", TAB, "Østby", TAB, "1979", TAB, TAB, TAB)
    editor = clinic.page
    assert editor.treatment.profile.hasFocus()
    press("1", "Akilles, høyre")
    press((Qt.Key.Key_S, CONTROL))

    assert isinstance(clinic.page, PatientPage)
    row = caseload(clinic.desk.workspace)[0]
    assert row.patient.full_name == "Ingrid Østby"
    assert row.patient.birth_year == 1979
    assert row.episode.profile is Profile.TENDINOPATHY
    assert row.episode.title == "Akilles, høyre"
    assert row.episode.restrictions is None


def test_a_restriction_and_a_plan_led_course_are_stored_as_written(clinic, click):
    clinic.desk.show_page(clinic.desk.where._replace(page="editor"))
    editor = clinic.page
    editor.given_name.setText("Ingrid")
    editor.family_name.setText("Østby")
    editor.treatment.profile.pick(1)
    editor.treatment.contingency.pick(1)
    editor.treatment.baseline.setText("8 10 9")
    editor.treatment.restrictions.any.pick(1)
    limit = editor.treatment.restrictions._rows[0]
    limit.kind.setCurrentIndex(list(RestrictionKind).index(RestrictionKind.MAX_LOAD))
    limit.value.setText("12,5")

    click(editor.save)

    episode = caseload(clinic.desk.workspace)[0].episode
    assert episode.contingency is Contingency.TIME
    assert episode.baseline_repetitions == (8, 10, 9)
    assert episode.restrictions[0].kind is RestrictionKind.MAX_LOAD
    assert episode.restrictions[0].value == 12.5


@pytest.mark.parametrize("words", [PLAIN, f"{D_NUMBER[:6]} {D_NUMBER[6:]}"])
def test_a_national_identity_number_is_kindly_refused(clinic, click, words):
    clinic.desk.show_page(clinic.desk.where._replace(page="editor"))
    editor = clinic.page
    editor.given_name.setText("Ingrid")
    editor.family_name.setText("Østby")
    editor.note.setText(f"fnr {words}")
    editor.treatment.profile.pick(0)

    click(editor.save)

    assert editor.problem.accessibleName()
    assert editor.note.text() == f"fnr {words}"
    assert caseload(clinic.desk.workspace) == ()


def test_changing_a_patient_keeps_who_it_is(clinic, click):
    workspace = clinic.desk.workspace
    patient = a_patient(given_name="Ingrid", family_name="Østby")
    add_patient(workspace, patient, an_episode(patient_id=patient.id))
    clinic.desk.show_page(clinic.desk.where._replace(page="editor", patient_id=patient.id))

    clinic.page.family_name.setText("Østby Aas")
    click(clinic.page.save)

    file = open_patient(workspace, patient.id)
    assert file.patient.full_name == "Ingrid Østby Aas"
    assert file.episode == an_episode(patient_id=patient.id)
    assert isinstance(clinic.page, PatientPage)


def test_leaving_what_is_not_saved_asks_in_place(clinic, press, click):
    clinic.desk.show_page(clinic.desk.where._replace(page="editor"))
    editor = clinic.page
    press("Ingrid")

    press((Qt.Key.Key_1, CONTROL))

    assert clinic.page is editor
    assert editor.given_name.text() == "Ingrid"


def test_size_language_and_look_are_remembered_and_nothing_else(clinic, start, settings_file):
    clinic.resize(780, 600)

    clinic.close()

    again = start()
    assert again.size().width() == 780
    assert again.settings == clinic.settings
    assert again.settings.place is Place.TODAY
    assert isinstance(again.page, UnlockPage)


@pytest.mark.parametrize(
    ("page", "place"), [("rules", Place.RULES), ("editor", Place.TODAY), ("session", Place.TODAY)]
)
def test_the_last_place_is_gone_on_with_but_never_a_patient(
    returning, stored, start, press, page, place
):
    whose = stored().patient.id if page == "session" else None
    returning.desk.show_page(Where(page, whose))
    returning.close()

    again = start()
    press(PASSPHRASE, ENTER)

    assert again.desk.where == Where(place)


def test_after_a_restart_enter_opens_the_patient_that_was_open_last(returning, start, press):
    last = a_patient(id=PatientId(UUID(int=3)), family_name="Aabø")  # sorted as Å: below Østby
    episode = an_episode(id=EpisodeId(UUID(int=4)), patient_id=last.id)
    add_patient(returning.desk.workspace, last, episode)
    returning.desk.show_page(Where("patient", last.id))
    returning.close()

    again = start()
    press(PASSPHRASE, ENTER)
    assert again.desk.where == Where()
    press(ENTER)

    assert again.desk.where == Where("patient", last.id)
