"""The real window over a real encrypted database. A journey fails if it leaves anything behind:
a warning in the log, a window, or a patient's name in log or settings."""

import logging

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.codes import Language, Quality
from app.domain.dose import Dose
from app.domain.session import Session, SessionExercise
from app.settings import Settings, Theme, load_settings
from app.ui import dialogs
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.where import Where
from app.usecases.keep_patients import add_patient, caseload, open_patient
from app.usecases.open_clinic import Cost
from app.usecases.record_session import record_session
from tests.builders import NOW, TODAY, a_patient, an_episode
from tests.journeys.looking import WORDS
from tests.journeys.watchdog import Watchdog

PRESCRIBED = {
    "heel-raise": Dose(sets=3, repetitions=12, load_kg=20, per_week=3, level=2),
    "single-leg-balance": Dose(sets=3, hold_s=30, per_week=3, level=2),
    "step-up": Dose(sets=3, repetitions=8, load_kg=5, per_week=3),
    "squat": Dose(sets=3, repetitions=10, per_week=3, level=3),
}
PATIENT_WORDS = ("Østby", "Ingrid", "akilles")
BENCH = "tests.bench.journeys"
QUICK = Cost(memory_kib=64, passes=1, lanes=1)  # of a guess at a passphrase
PASSPHRASE = "månen over fjorden står"  # noqa: S105 (of a clinic that lives for one test)


@pytest.fixture(params=list(Language), ids=lambda language: language.value)
def language(request):
    return request.param


@pytest.fixture
def doors(tmp_path):
    return Doors(tmp_path / "clinic", tmp_path / "demonstration", lambda: NOW, QUICK)


@pytest.fixture
def settings_file(tmp_path):
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def nothing_told(settings_file, caplog):
    """No warning in the log at the end, and no patient in log or settings."""
    caplog.set_level(logging.INFO)
    yield
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []
    kept = caplog.text + (settings_file.read_text("utf-8") if settings_file.exists() else "")
    assert [word for word in PATIENT_WORDS if word.casefold() in kept.casefold()] == []


@pytest.fixture
def no_stray_windows(qapp, request):
    """No window but the program's at any time, and none at the end."""
    watch = WatchForStrayWindows()
    if not request.config.pluginmanager.hasplugin(BENCH):  # a look at each event takes its time
        qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.strays == []
    assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == []


@pytest.fixture
def clean(nothing_told, no_stray_windows):
    """A journey leaves nothing behind."""


@pytest.fixture
def start(qtbot, doors, settings_file, language, clean):
    """Starts the program as a person does, as often as wanted."""
    qapp = QApplication.instance()
    prepare(qapp)
    windows = []

    def start_program():
        settings = load_settings(settings_file)
        if not settings_file.exists():
            settings = Settings(language=language, theme=Theme.LIGHT)
        window = MainWindow(doors, settings, settings_file)
        windows.append(window)
        if not settings.geometry:
            window.resize(1366, 688)  # a laptop of 1366×768 without title bar and task bar
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield start_program
    for window in windows:
        window.discard_and_close()
        window.deleteLater()
    qapp.processEvents()


class WatchForStrayWindows(QObject):
    """Notes every widget that shows itself as a window of its own: it would flash on the screen,
    and take the focus away."""

    def __init__(self):
        super().__init__()
        self.strays = []

    def eventFilter(self, watched, event):  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            expected = isinstance(watched, MainWindow | QMenu) or not watched.isWindow()
            self.strays += [] if expected else [type(watched).__name__]
        return False


@pytest.fixture
def watchdog():
    """Tells which keys and clicks held a page long. It never fails: the bench measures speed."""
    dog = Watchdog()
    yield dog
    for each in dog.stalls:
        print(each)  # noqa: T201 (the figures, shown with -s)


@pytest.fixture
def press(qtbot, qapp, watchdog):
    """Presses keys where the focus is, as a person does: words, and names of keys."""

    def press_keys(*keys):
        for key in keys:
            qapp.processEvents()
            where = qapp.focusWidget()
            assert where is not None
            if isinstance(key, str):
                for letter in key:
                    with watchdog.watching(letter):
                        type_letter(qapp, qtbot, qapp.focusWidget(), letter)
            else:
                with watchdog.watching(key):
                    qtbot.keyClick(where, *(key if isinstance(key, tuple) else (key,)))

    return press_keys


@pytest.fixture
def click(qtbot, watchdog):
    """Clicks on a control in its middle."""

    def click_on(control):
        assert control.isVisible()
        with watchdog.watching(control.accessibleName()):
            qtbot.mouseClick(control, Qt.MouseButton.LeftButton)

    return click_on


@pytest.fixture
def clinic(start, press):
    """The window of a clinic just made, on its Today page."""
    window = start()
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    press("Fjordgata fysioterapi", tab, "Kari Nordmann", tab, "22 22 22 22", tab)
    press("1", PASSPHRASE, tab, PASSPHRASE, enter)
    type_key_from_paper(window.page.steps, press)
    return window


def type_key_from_paper(steps, press):
    """The two groups that are asked for, as the recovery sheet has them."""
    steps.typed[steps.asked[0]].setFocus()
    press(steps.key[steps.asked[0]], Qt.Key.Key_Tab, steps.key[steps.asked[1]], Qt.Key.Key_Return)


@pytest.fixture
def words(language):
    """What stands on the controls in this language."""
    return WORDS[language]


@pytest.fixture
def printed(monkeypatch, tmp_path):
    """The printer's dialog, answered by a PDF in a folder of the test; the names of the jobs."""
    jobs = []

    def choose(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        jobs.append(printer.docName())
        return True

    monkeypatch.setattr(dialogs, "ask_printer", choose)
    return jobs


@pytest.fixture
def returning(clinic, language):
    """The window on Today; a patient with four exercises was here a week ago."""
    patient = a_patient(given_name="Ingrid", family_name="Østby", birth_year=1979)
    episode = an_episode(patient_id=patient.id, started=TODAY.replace(day=9))
    add_patient(clinic.desk.workspace, patient, episode)
    record_session(clinic.desk.workspace, episode.id, last_week(), language)
    clinic.desk.show_page(Where())
    return clinic


@pytest.fixture
def stored(clinic):
    """Reads what is stored of the one patient."""

    def open_file():
        workspace = clinic.desk.workspace
        return open_patient(workspace, caseload(workspace)[0].patient.id)

    return open_file


def last_week():
    """A session with four exercises, a week before the day of the tests."""
    exercises = tuple(
        SessionExercise(id=each, prescribed=dose, pain_during=2, quality=Quality.GOOD)
        for each, dose in PRESCRIBED.items()
    )
    return Session(
        date=TODAY.replace(day=16), red_flags=(), pain_usual=3, pain_before=2, pain_week=3.0,
        morning_stiffness_min=15, confidence=6, exercises=exercises,
    )  # fmt: skip


def type_letter(qapp, qtbot, where, letter):
    """One letter; those that QTest does not know go as events."""
    if letter.isascii():
        qtbot.keyClicks(where, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        qapp.sendEvent(where, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
