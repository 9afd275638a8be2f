"""From the patient's words to the paper: sessions recorded as a clinician does, in the window."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.domain.codes import Language, Light, Quality, ReasonCode, RedFlag, Soreness
from app.domain.dose import Dose
from app.domain.session import Session, SessionExercise
from app.ui import dialogs
from app.ui.desk import Where
from app.ui.patient_page import PatientPage
from app.ui.session_page import SessionPage
from app.ui.sheet_page import SheetPage
from app.usecases.keep_patients import add_patient, caseload, open_patient
from app.usecases.record_session import record_session
from app.usecases.reprint import reprint
from tests.builders import TODAY, a_patient, an_episode

TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
CONTROL = Qt.KeyboardModifier.ControlModifier
SAVE, PAPER, NEW = (Qt.Key.Key_S, CONTROL), (Qt.Key.Key_P, CONTROL), (Qt.Key.Key_N, CONTROL)
FIND = (Qt.Key.Key_F, CONTROL)

SEARCHED = {Language.NB: ("tåhev på to", "knebøy"), Language.EN: ("heel raise, two", "squat")}
WORDS = {
    Language.NB: {
        "hold": "Hold", "stop": "Stopp", "back": "Trinn ned", "saved": "Lagret",
        "missing": "Mangler", "own": "Hold …", "none": "Ikke vurdert", "discard": "Forkast",
        "cancel": "Avbryt", "more": "Flere spørsmål (15)",
    },
    Language.EN: {
        "hold": "Hold", "stop": "Stop", "back": "Step back", "saved": "Saved",
        "missing": "Missing", "own": "Hold …", "none": "Not judged", "discard": "Discard",
        "cancel": "Cancel", "more": "More questions (15)",
    },
}  # fmt: skip
PRESCRIBED = {
    "heel-raise": Dose(sets=3, repetitions=12, load_kg=20, per_week=3, level=2),
    "single-leg-balance": Dose(sets=3, hold_s=30, per_week=3, level=2),
    "step-up": Dose(sets=3, repetitions=8, load_kg=5, per_week=3),
    "squat": Dose(sets=3, repetitions=10, per_week=3, level=3),
}


@pytest.fixture
def words(language):
    return WORDS[language]


@pytest.fixture
def printed(monkeypatch, tmp_path):
    """The printer's dialog answered by a PDF in a folder of the test."""
    asked = []

    def choose(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        asked.append(printer.docName())
        return True

    monkeypatch.setattr(dialogs, "ask_printer", choose)
    return asked


@pytest.fixture
def returning(clinic, language):
    """A patient with four exercises who was here a week ago; the window shows Today."""
    patient = a_patient(given_name="Ingrid", family_name="Østby", birth_year=1979)
    episode = an_episode(patient_id=patient.id, started=TODAY.replace(day=9))
    add_patient(clinic.desk.workspace, patient, episode)
    record_session(clinic.desk.workspace, episode.id, last_week(), language)
    clinic.desk.show_page(Where())
    return clinic


def test_a_first_session_becomes_a_printed_programme(clinic, press, language, words, printed):
    patient = a_patient(given_name="Ingrid", family_name="Østby", birth_year=1979)
    add_patient(clinic.desk.workspace, patient, an_episode(patient_id=patient.id))
    clinic.desk.show_page(Where("patient", patient.id))
    heel_raise, squat = SEARCHED[language]

    press(NEW, "3", "2,5", TAB, "6", "10", TAB, "2", "1")
    press(heel_raise, ENTER, TAB, "2", "1")
    press(ENTER, squat, ENTER, TAB, "1", "1", SAVE)

    page = clinic.page
    assert isinstance(page, SessionPage)
    assert any(text.startswith(words["saved"]) for text in seen(page))
    file = open_patient(clinic.desk.workspace, patient.id)
    session = file.latest.session
    assert (session.pain_usual, session.pain_week, session.confidence) == (3, 2.5, 6)
    assert (session.morning_stiffness_min, session.pain_before) == (10, 2)
    assert session.red_flags == ()
    assert session.pain_next_morning is None
    assert [each.pain_during for each in session.exercises] == [2, 1]
    assert file.latest.decision.light is Light.AMBER

    press(PAPER)
    assert isinstance(clinic.page, SheetPage)
    press(ENTER)

    file = open_patient(clinic.desk.workspace, patient.id)
    assert printed == ["Takt"]
    assert len(file.programmes) == 1
    text = text_of(reprint(clinic.desk.workspace, file.programmes[0].id))
    assert "Ingrid Østby" in text
    for exercise in file.programmes[0].programme.exercises:
        assert str(exercise.dose.repetitions) in text


def test_a_follow_up_takes_at_most_sixty_key_presses(returning, press, words, printed):
    counted = Counter(press)

    counted.press(FIND, "øs", ENTER, NEW)
    page = returning.page
    assert isinstance(page, SessionPage)
    counted.press("2", "18", TAB, "2", "2,5", TAB, "1", "10", TAB, "1", "i" if words is
                  WORDS[Language.NB] else "n", "7", "95", TAB)  # fmt: skip
    counted.press(TAB, "2", "1", TAB, "0", "1", TAB, "2", "1", SPACE, "12", TAB, "4", "2", SAVE)

    file = open_patient(returning.desk.workspace, page._file.patient.id)
    session = file.latest.session
    assert session.date == TODAY
    assert (session.pain_next_morning, session.settled_after_h, session.pain_usual) == (2, 18, 2)
    assert (session.pain_week, session.soreness) == (2.5, Soreness.NONE)
    assert (session.morning_stiffness_min, session.pain_before) == (10, 1)
    assert (session.red_flags, session.confidence, session.done_pct) == ((), 7, 95)
    assert [each.pain_during for each in session.exercises] == [2, 0, 2, 4]
    assert session.exercises[0].done is None
    assert session.exercises[3].done.repetitions == 12
    assert session.exercises[3].quality is Quality.FAIR
    assert file.latest.decision.followed

    counted.press(PAPER, ENTER)

    assert printed == ["Takt"]
    assert counted.presses <= 60, counted.presses


def test_the_light_follows_while_one_types_and_nothing_is_prefilled(returning, press, words):
    press(FIND, "øs", ENTER, NEW)
    page = returning.page
    assert not page.unsaved
    assert words["none"] in " ".join(seen(page))

    press("2")

    assert words["hold"] in " ".join(seen(page))
    assert words["missing"] in seen(page)
    assert page._draft().pain_next_morning == 2
    assert page._draft().pain_usual is None


def test_a_missing_answer_is_reached_by_its_number(returning, press):
    press(FIND, "øs", ENTER, NEW, "2")

    press((Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier))

    missing = [each for each in returning.page._panel._missing if each.today]
    assert returning.page._form._asked[missing[1].question].control.hasFocus()


def test_a_red_flag_stops_and_leaves_no_choice(returning, press, click, words):
    press(FIND, "øs", ENTER, NEW)
    page = returning.page

    page._form.reach("red_flags", None)
    press("2")
    press(TAB, TAB, SPACE, SAVE)

    file = open_patient(returning.desk.workspace, page._file.patient.id)
    assert file.latest.session.red_flags == (RedFlag.FOOT_DROP,)
    assert file.latest.decision.light is Light.STOP
    assert file.latest.decision.exercises == ()
    assert file.episode.latched_stop is not None
    assert words["stop"] in " ".join(seen(page))
    assert not [button for button in buttons(page) if button.text() in ("Opp", "Up", "Ned")]


def test_a_bolder_choice_asks_for_a_reason_in_place(returning, press, click, words):
    press(FIND, "øs", ENTER, NEW, "8", TAB, "2")
    page = returning.page
    assert words["back"] in " ".join(seen(page))

    click(button(page, words["own"]))
    press(SAVE)
    assert page.unsaved
    reason = page._panel.decide._reason
    assert reason.hasFocus()
    reason.setCurrentIndex(1)
    press(SAVE)

    decision = open_patient(returning.desk.workspace, page._file.patient.id).latest.decision
    assert decision.light is Light.AMBER
    assert not decision.followed
    assert decision.reason_code is ReasonCode.EXAMINATION


def test_what_is_out_of_range_stays_and_the_rest_goes_on(returning, press):
    press(FIND, "øs", ENTER, NEW)
    page = returning.page
    page._form.reach("morning_stiffness_min", None)

    press("450", TAB, "1", SAVE)

    field = page._form._asked["morning_stiffness_min"]
    assert field.control.text() == "450"
    assert field.problem
    assert page._form._asked["pain_before"].value == 1
    assert page.unsaved
    assert len(open_patient(returning.desk.workspace, page._file.patient.id).sessions) == 1


def test_leaving_asks_in_place_and_cancel_keeps_all(returning, press, click, words):
    press(FIND, "øs", ENTER, NEW, "2")
    page = returning.page

    press((Qt.Key.Key_1, CONTROL))
    assert returning.page is page
    click(button(page, words["cancel"]))
    assert page._draft().pain_next_morning == 2
    press((Qt.Key.Key_1, CONTROL))
    click(button(page, words["discard"]))

    assert returning.page is not page
    file = open_patient(returning.desk.workspace, page._file.patient.id)
    assert len(file.sessions) == 1


def test_an_issued_sheet_is_printed_again_byte_for_byte(returning, press, printed):
    press(FIND, "øs", ENTER, PAPER)
    page = returning.page
    page._why.setPlainText("Vi holder roen denne uka. Beinet bestemmer.")
    page._issue.click()
    first = page._pdf

    returning.desk.show_page(Where("sheet", page._file.patient.id))
    again = returning.page

    assert again._pdf == first
    assert "Beinet bestemmer" in text_of(first)
    assert not again._new.isVisible()
    press(ENTER)
    assert printed == ["Takt"]


def test_a_lifted_stop_keeps_who_and_why(returning, press, click):
    press(FIND, "øs", ENTER, NEW)
    session_page = returning.page
    session_page._form.reach("red_flags", None)
    press("2")
    press(SAVE)
    whose = session_page._file.patient.id
    returning.desk.show_page(Where("patient", whose))
    page = returning.page
    assert isinstance(page, PatientPage)

    page.clear_stop()
    press("Kari Nordmann", TAB, TAB, "MR uten funn", TAB, ENTER)

    file = open_patient(returning.desk.workspace, whose)
    assert file.episode.latched_stop is None
    assert "Kari Nordmann" in file.patient.note
    assert "MR uten funn" in file.patient.note


@pytest.mark.parametrize("where", ["patient", "session", "sheet"])
def test_every_control_has_a_name(returning, where):
    workspace = returning.desk.workspace
    patient = open_patient(workspace, next_patient(workspace)).patient
    returning.desk.show_page(Where(where, patient.id))
    page = returning.page
    if where == "session":
        page._form._show_more(shown=True)
        page._form._rows.rows[0].unfold()

    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisibleTo(page)
        and not each.accessibleName()
    ]

    assert nameless == []


class Counter:
    """Presses keys and counts them; a chord counts one for each key in it."""

    def __init__(self, press):
        self._press = press
        self.presses = 0

    def press(self, *keys):
        for key in keys:
            self.presses += len(key) if isinstance(key, str | tuple) else 1
        self._press(*keys)


def last_week():
    exercises = tuple(
        SessionExercise(id=each, prescribed=dose, pain_during=2, quality=Quality.GOOD)
        for each, dose in PRESCRIBED.items()
    )
    return Session(
        date=TODAY.replace(day=16), red_flags=(), pain_usual=3, pain_before=2, pain_week=3.0,
        morning_stiffness_min=15, confidence=6, exercises=exercises,
    )  # fmt: skip


def next_patient(workspace):
    return caseload(workspace)[0].patient.id


def seen(page):
    """All words that can be seen on a page."""
    QApplication.processEvents()
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    painted = [each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible()]
    return labels + painted


def buttons(page):
    return [each for each in page.findChildren(QAbstractButton) if each.isVisible()]


def button(page, text):
    """The button that says this."""
    return next(each for each in buttons(page) if each.text() == text)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
