"""One day in the window with a mark in every field, step by step: run by test_canary.py.

Before each step it names it and waits for a line; whoever asks may kill it instead.
"""

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app import paths
from app.domain.codes import Language, Light, ReasonCode
from app.domain.session import Override
from app.settings import load_settings
from app.ui import dialogs
from app.ui.application import forbid_dumps, prepare
from app.ui.errors import start_log, tell_failures
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.where import Where
from app.usecases.keep_patients import add_patient
from app.usecases.open_clinic import Cost
from tests.builders import a_patient, a_session, an_episode

MARK = "Kanarifugl7Q"
PASSPHRASE = f"{MARK} over fjorden står"
CHOSEN = Path(sys.argv[-1])  # where a person saves on purpose


def clock():
    return datetime(2026, 11, 23, 9, 30).astimezone()


def main():
    """Begin, and go through the day."""
    forbid_dumps()
    application = QApplication([])
    prepare(application)
    start_log(paths.log_file())
    doors = Doors(paths.data_folder(), paths.demonstration_folder(), clock, Cost(64, 1, 1))
    window = MainWindow(doors, load_settings(paths.settings_file()), paths.settings_file())
    window.show()
    for step in (first_start, key_saved, clinic_made, patient_added, patient_typed, session_typed,
                 session_kept, session_saved, copied, printed, saved, bug, other_language, locked,
                 unlocked, closed):  # fmt: skip
        say(step.__name__)
        step(window)
        application.processEvents()


def say(step):
    """Name the step, and wait."""
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def type_everywhere(page):
    """The mark in every field, also where it does not belong."""
    for field in page.findChildren(QLineEdit):
        field.setText(MARK)
        field.textEdited.emit(MARK)
    for field in page.findChildren(QPlainTextEdit):
        field.setPlainText(MARK)


def first_start(window):
    page = window.page
    page.name.setText(MARK)
    page.therapist.setText(MARK)
    page.advice.pick(0)
    page.secret.passphrase.setText(PASSPHRASE)
    page.secret.again.setText(PASSPHRASE)
    page.go_on.click()


def key_saved(window):
    dialogs.ask_save_path = lambda *_: CHOSEN / "takt-1.pdf"
    window.page.steps.save.click()


def clinic_made(window):
    steps = window.page.steps
    for place, field in steps.typed.items():
        field.setText(steps.key[place])
    steps.confirm.click()


def patient_added(window):
    patient = a_patient(given_name=MARK, family_name=MARK, note=MARK)
    add_patient(window.desk.workspace, patient, an_episode(patient_id=patient.id, title=MARK))
    window.desk.show_page(Where("patient", patient.id))


def patient_typed(window):
    window.desk.show_page(Where("editor"))
    type_everywhere(window.page)
    window.page.save.click()


def session_typed(window):
    from app.usecases.keep_patients import caseload  # noqa: PLC0415 (the clinic is open now)

    (row,) = caseload(window.desk.workspace)
    window.desk.show_page(Where("session", row.patient.id))
    type_everywhere(window.page)


def session_kept(window):
    window.desk.keep_draft_now()


def session_saved(window):
    from app.usecases.keep_patients import caseload  # noqa: PLC0415 (the clinic is open now)
    from app.usecases.record_session import record_session  # noqa: PLC0415 (as above)

    workspace = window.desk.workspace
    (row,) = caseload(workspace)
    own = Override(light=Light.RED, reason_code=ReasonCode.EXAMINATION, note=MARK, by=MARK)
    session = a_session(date=workspace.today, override=own)
    record_session(workspace, row.episode.id, session, window.settings.language)
    window.desk.show_page(Where("patient", row.patient.id))


def copied(window):
    from app.ui.pages.patient.more_button import MoreButton  # noqa: PLC0415 (the clinic is open now)

    more = window.page.findChild(MoreButton)
    more.journal.trigger()
    assert QGuiApplication.clipboard().text()


def printed(window):
    dialogs.ask_printer = _to_a_file
    window.desk.show_page(Where("sheet", window.desk.where.patient_id))
    page = window.page
    page.issue()
    page._send_to_printer()


def saved(window):
    dialogs.ask_save_path = lambda *_: CHOSEN / "ark.pdf"
    window.page.save_as.save(".pdf")


def bug(window):
    tell_failures(window.show_problem)
    try:
        int(MARK)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    sys.excepthook = sys.__excepthook__


def other_language(window):
    window.change_settings(window.settings._replace(language=Language.EN, text_scale=150))


def locked(window):
    window.lock_by_itself()


def unlocked(window):
    window.page.passphrase.setText(PASSPHRASE)
    window.page.unlock_button.click()
    assert window.desk


def closed(window):
    window.discard_and_close()
    assert QGuiApplication.clipboard().text() == ""


def _to_a_file(printer, _parent):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(CHOSEN / "skrevet-ut.pdf"))
    return True


if __name__ == "__main__":
    main()
