"""A home programme put together in the window: bank, ladder, templates, undo, then paper."""

from uuid import UUID

from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.codes import Language, RestrictionKind
from app.domain.patient import EpisodeId, PatientId, Restriction
from app.ui import dialogs
from app.ui.pages.programme.programme_page import ProgrammePage
from app.ui.pages.session.session_page import SessionPage
from app.ui.pages.sheet.sheet_page import SheetPage
from app.ui.where import Where
from app.usecases.keep_patients import add_patient, change_episode
from app.usecases.keep_templates import templates
from app.usecases.reprint import reprint
from tests.builders import a_patient, an_episode
from tests.journeys.conftest import PRESCRIBED
from tests.journeys.looking import CONTROL, ENTER, FIND, NEW, PAPER, SAVE, TAB, text_of
from tests.pdf.test_photo import a_located_jpeg

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BUILD, UNDO, REDO = (Qt.Key.Key_B, CONTROL), (Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL)
TEMPLATES, KEEP = (Qt.Key.Key_T, CONTROL), (Qt.Key.Key_T, CONTROL | SHIFT)
EXERCISES, OTHER_SIDE, FAVOURITE = (Qt.Key.Key_3, CONTROL), Qt.Key.Key_F6, Qt.Key.Key_F8
UP, HARDER = (Qt.Key.Key_Up, ALT), (Qt.Key.Key_Up, CONTROL)
BRIDGE = {Language.NB: "seteløft", Language.EN: "bridge"}


def ids(page):
    return [each.id for each in page.programme]


def test_a_programme_is_changed_by_keys_alone_and_printed(
    returning, press, language, printed, stored
):
    press(FIND, "øs", ENTER, BUILD)
    assert isinstance(returning.page, ProgrammePage)
    assert ids(returning.page) == list(PRESCRIBED)

    press(BRIDGE[language], ENTER, UP, UP, HARDER)
    page = returning.page
    assert ids(page) == ["heel-raise", "single-leg-balance", "bridge", "step-up", "squat"]
    assert page.programme[2].dose.level == 2
    press(OTHER_SIDE, Qt.Key.Key_Delete)
    assert "bridge" not in ids(page)
    press(UNDO)
    assert ids(page)[2] == "bridge"
    press(UNDO, REDO, PAPER)
    assert isinstance(returning.page, SheetPage)
    press(ENTER)

    assert printed == ["Takt"]
    issued = stored().programmes[0]
    assert [each.id for each in issued.programme.exercises] == ids(page)
    text = " ".join(text_of(reprint(returning.desk.workspace, issued.id)).split())
    bridge = returning.desk.workspace.bank.get("bridge").name(Language.NB, 2)
    assert bridge in text


def test_a_new_patients_first_programme_is_what_the_first_session_asks_about(
    clinic, press, language, stored
):
    patient = a_patient(given_name="Ingrid", family_name="Østby", birth_year=1979)
    add_patient(clinic.desk.workspace, patient, an_episode(patient_id=patient.id))
    clinic.desk.show_page(Where("patient", patient.id))

    press(BUILD, BRIDGE[language], ENTER, NEW)

    assert isinstance(clinic.page, SessionPage)
    dose = clinic.desk.workspace.bank.get("bridge").rung(1).dose
    assert [(each.id, each.prescribed) for each in clinic.page.sitting.form._rows.exercises()] == [
        ("bridge", dose)
    ]
    assert stored().prescribed[0].dose == dose


def test_a_template_goes_from_one_patient_to_the_next(returning, press):
    press(FIND, "øs", ENTER, BUILD, KEEP, "Kne og ankel", ENTER)
    assert [each.name for each in templates(returning.desk.workspace)] == ["Kne og ankel"]
    other = a_patient(id=PatientId(UUID(int=9)), family_name="Aas")
    episode = an_episode(id=EpisodeId(UUID(int=10)), patient_id=other.id)
    add_patient(returning.desk.workspace, other, episode)
    returning.desk.show_page(Where("programme", other.id))

    press(TEMPLATES, ENTER)

    assert ids(returning.page) == list(PRESCRIBED)


def test_a_dose_is_typed_and_less_for_all_is_one_key(returning, press):
    press(FIND, "øs", ENTER, BUILD, OTHER_SIDE, TAB, "2")
    page = returning.page
    assert page.programme[-1].dose.sets == 2

    press(UNDO, (Qt.Key.Key_Minus, CONTROL))

    assert {each.dose.sets for each in page.programme} == {2}
    press(UNDO)
    assert {each.dose.sets for each in page.programme} == {3}


def test_a_row_is_dragged_with_the_mouse(returning, press):
    press(FIND, "øs", ENTER, BUILD)
    QApplication.processEvents()
    rows = returning.page.parts.list.rows
    first, last = rows["heel-raise"], rows["squat"]
    grip = first._grip

    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    for _ in range(6):
        below = last.mapToGlobal(QPoint(0, last.height() - 4))
        QTest.mouseMove(grip, grip.mapFromGlobal(below))
        QApplication.processEvents()
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)

    assert ids(returning.page)[-1] == "heel-raise"
    press(UNDO)
    assert ids(returning.page) == list(PRESCRIBED)


def test_an_own_exercise_with_a_photo_is_written_liked_and_prescribed(
    returning, press, click, monkeypatch, tmp_path, stored
):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(a_located_jpeg())
    monkeypatch.setattr(dialogs, "ask_picture", lambda _parent: photo)
    press(EXERCISES, NEW, "Stairs with a bag")
    click(returning.page.editor.photo.choose)
    press(SAVE, FAVOURITE)
    assert returning.page.browser.grid.hit.exercise.id == "stairs-with-a-bag"

    returning.desk.show_page(Where("programme", stored().patient.id))
    press(ENTER, SAVE)

    assert stored().prescribed[-1].id == "stairs-with-a-bag"
    assert returning.desk.workspace.bank.photo("stairs-with-a-bag")


def test_a_new_patient_has_a_sheet_before_the_first_session_by_keys_alone(
    clinic, press, language, printed, stored
):
    press((Qt.Key.Key_N, CONTROL | SHIFT), "Ingrid", TAB, "Aas", TAB, TAB, TAB, TAB, "1", SAVE)
    press(BUILD, BRIDGE[language], ENTER, PAPER)
    assert isinstance(clinic.page, SheetPage)
    press(ENTER)

    assert printed == ["Takt"]
    assert stored().sessions == ()
    issued = stored().programmes[0]
    assert [each.id for each in issued.programme.exercises] == ["bridge"]
    assert "Ingrid Aas" in text_of(reprint(clinic.desk.workspace, issued.id))


def test_what_a_restriction_shuts_out_can_be_hidden_and_no_window_flashes(
    returning, press, stored, click
):
    workspace, limit = (
        returning.desk.workspace,
        Restriction(kind=RestrictionKind.NO_WEIGHT_BEARING),
    )
    change_episode(workspace, structs.replace(stored().episode, restrictions=(limit,)))

    press(FIND, "øs", ENTER, BUILD)

    browser = returning.page.parts.browser
    assert browser.search.hasFocus()  # a window of its own would have taken it
    browser.show_exercise("heel-slide")
    marked = browser.grid.hit
    press("kne")
    assert marked in browser.grid.hits[1:]
    assert browser.grid.hit == browser.grid.hits[0]
    before = len(browser.grid.hits)
    click(browser.hide_barred)
    assert len(browser.grid.hits) < before
