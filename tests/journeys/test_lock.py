"""Locked: the records are closed, the window shows nothing of a patient."""

import gc
import weakref

import pytest
from msgspec import structs
from PySide6.QtCore import QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication

from app.domain.codes import Language
from app.domain.errors import TaktError
from app.pdf import typeface
from app.settings import Settings
from app.ui import clipboard
from app.ui.application import keep_what_is_loaded
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.usecases.keep_patients import caseload, change_patient
from db.database import CHECKPOINT_AFTER_S
from tests.journeys.conftest import PASSPHRASE, PATIENT_WORDS

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
VISITS = 12
PAGES = [
    "today", "patient", "session", "sheet", "editor", "diary", "programme", "what-if", "together",
    "trail", "deletion",
]  # fmt: skip


@pytest.fixture(autouse=True)
def of_others(qapp):
    """The widgets that tests before this one left: they are no window of this clinic."""
    return QApplication.allWidgets()


def let_go():
    """What is deleted goes; it may have held the last name of something else."""
    for _ in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def words_of_all_widgets(of_others):
    """Whatever a widget of this clinic that still lives could show or read out."""
    let_go()
    for widget in (each for each in QApplication.allWidgets() if each not in of_others):
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
        for name in ("text", "toPlainText", "placeholderText"):
            said = getattr(widget, name, "")
            said = said() if callable(said) else said
            yield said if isinstance(said, str) else ""
        if isinstance(widget, QAbstractItemView) and (model := widget.model()):
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            for row in range(model.rowCount()):
                yield from (str(model.index(row, at).data()) for at in range(columns))


def patient_words_left(of_others):
    said = "\n".join(words_of_all_widgets(of_others)).casefold()
    return [word for word in PATIENT_WORDS if word.casefold() in said]


@pytest.mark.parametrize("page", PAGES)
def test_locked_by_itself_nothing_of_a_patient_is_left(of_others, returning, page, stored):
    workspace = weakref.ref(returning.desk.workspace.database)
    returning.desk.show_page(Where(page, stored().patient.id))
    assert patient_words_left(of_others)

    returning.lock_by_itself()

    assert isinstance(returning.page, UnlockPage)
    assert patient_words_left(of_others) == []
    assert workspace() is None  # and with it the connection and the key
    assert returning.windowTitle() == "Takt"


def test_however_often_one_went_from_page_to_page_nothing_keeps_the_records(returning, press):
    workspace = weakref.ref(returning.desk.workspace.database)
    for _ in range(VISITS):
        press((Qt.Key.Key_1, CONTROL), (Qt.Key.Key_F, CONTROL), "øst", ENTER)
        opened = isinstance(returning.page, PatientPage)

    returning.lock_by_itself()
    let_go()

    assert opened
    assert workspace() is None


def test_the_words_of_a_sheet_are_not_kept_where_they_were_measured(returning, stored):
    returning.desk.show_page(Where("sheet", stored().patient.id))
    measured = typeface.width.cache_info().currsize

    returning.lock_by_itself()

    assert measured > 0
    assert typeface.width.cache_info().currsize == 0


def test_what_lies_over_the_page_goes_with_the_lock(of_others, returning, press):
    press((Qt.Key.Key_K, CONTROL), "øst")
    shown = patient_words_left(of_others)

    returning.lock_by_itself()

    assert shown
    assert patient_words_left(of_others) == []


def test_once_open_nothing_is_kept_from_being_let_go(returning):
    kept = gc.get_freeze_count()

    keep_what_is_loaded(returning)

    assert gc.get_freeze_count() == kept


def test_the_collector_works_again_once_all_is_loaded(returning):
    gc.disable()

    keep_what_is_loaded(returning)

    assert gc.isenabled()


def test_what_is_locked_cannot_be_read_or_saved(returning):
    workspace = returning.desk.workspace

    returning.lock_by_itself()

    with pytest.raises(Exception, match=r"(?i)closed|cannot operate") as refused:
        caseload(workspace)
    assert not isinstance(refused.value, TaktError)


def test_the_key_of_the_keyboard_locks(returning, press):
    press((Qt.Key.Key_L, CONTROL))

    assert isinstance(returning.page, UnlockPage)


def test_it_locks_at_once_and_what_was_half_typed_stands_there_again(returning, press, stored):
    returning.desk.show_page(Where("session", stored().patient.id))
    press("7", (Qt.Key.Key_L, CONTROL))
    assert isinstance(returning.page, UnlockPage)

    press(PASSPHRASE, ENTER)

    assert returning.page.sitting.form.controls()["pain_next_morning"].value == 7


def test_the_locked_window_says_what_waits_for_its_backup(returning, stored, language):
    said = {Language.NB: "når du låser opp", Language.EN: "once you unlock"}[language]
    changed = structs.replace(stored().patient, note="Ringer torsdag.")
    change_patient(returning.desk.workspace, changed)

    returning.lock()

    assert said in returning.page.backups.words.text()


def test_unlocked_again_one_is_where_one_was(returning, press, stored):
    returning.desk.show_page(Where("patient", stored().patient.id))
    returning.lock_by_itself()

    press(PASSPHRASE, ENTER)

    assert isinstance(returning.page, PatientPage)


def test_the_time_is_set_in_the_settings_and_counted_while_unlocked(clinic):
    assert clinic.watch.ticking.isActive()
    assert clinic.watch.idle_s == 5 * 60

    clinic.desk.show_page(Where("settings"))
    clinic.page.safety.lock_after_min.pick(1)

    assert clinic.settings.lock_after_min == 2
    assert clinic.watch.idle_s == 2 * 60
    assert not clinic.watch.when_minimised
    clinic.page.safety.lock_minimised.pick(0)
    assert clinic.settings.lock_minimised
    assert clinic.watch.when_minimised
    clinic.lock()
    assert not clinic.watch.ticking.isActive()


def test_half_a_minute_after_a_save_the_log_of_the_records_is_moved(returning, stored):
    database = returning.desk.workspace.database
    change_patient(returning.desk.workspace, structs.replace(stored().patient, note="Ny"))
    log = database.folder / "records.takt-wal"
    before, now = log.stat().st_size, database.steady()
    database.steady = lambda: now + CHECKPOINT_AFTER_S

    returning.watch.ticking.timeout.emit()

    assert before > log.stat().st_size == 0


def test_the_demonstration_clinic_does_not_lock_by_itself(start, doors, language):
    window = start()
    window.demonstrate(doors.demonstrate(language))

    window.lock_by_itself()

    assert isinstance(window.page, TodayPage)
    window.close()


def test_what_was_copied_is_off_the_clipboard_when_locked(returning):
    clipboard.copy_briefly("Ingrid Østby: trinn opp")

    returning.lock_by_itself()

    assert QGuiApplication.clipboard().text() == ""


def test_what_others_copied_stays(returning):
    clipboard.copy_briefly("Ingrid Østby: trinn opp")
    QGuiApplication.clipboard().setText("noe annet")

    returning.close()

    assert QGuiApplication.clipboard().text() == "noe annet"


def test_five_minutes_unless_chosen():
    assert Settings().lock_after_min == 5
