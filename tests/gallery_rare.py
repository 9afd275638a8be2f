"""Screens that one meets seldom: mistyped, begun, below the fold, asked for, opened by a click."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea

from app.domain.codes import Contingency, Light
from app.ui.pages.backups.backup_keeper import BackupKeeper
from app.ui.pages.backups.closing_page import ClosingPage
from app.ui.pages.backups.restored_page import RestoredPage
from app.ui.pages.patient.more_button import MoreButton
from app.ui.where import Where
from app.usecases.keep_patients import caseload
from app.usecases.restore import Counts
from tests.backups.practice import Practice, found

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.gallery import Scene


def first_start_mistyped(scene: Scene) -> None:
    scene.window.greet()
    page = scene.window.page
    page.name.setText("Fjordgata fysioterapi")
    page.advice.pick(0)
    page.secret.passphrase.setText("månen over fjorden står")
    page.secret.again.setText("månen over fjorden står")
    page.go_on.click()
    for field in page.steps.typed.values():
        field.setText("AAAAAA")
        field.textEdited.emit("AAAAAA")
    page.steps.confirm.click()


def unlock_mistyped(scene: Scene) -> None:
    shutil.copytree(beginner(scene.folder.parent).root, scene.folder)
    scene.window.greet()
    scene.window.page.passphrase.setText("feil passfrase her")
    scene.window.page.unlock_button.click()
    shutil.rmtree(scene.folder)


def unlock_anew(scene: Scene) -> None:
    """The recovery key fits: a new passphrase is chosen."""
    (scene.folder / "clinic").mkdir(parents=True)
    scene.window.greet()
    scene.window.page.use_paper.click()
    paper = scene.window.page.paper
    paper.turn_to(paper.choosing)
    shutil.rmtree(scene.folder)


def patient_begun(scene: Scene) -> None:
    begin(scene, "patient")


def session_begun(scene: Scene) -> None:
    begin(scene, "session")


def programme_begun(scene: Scene) -> None:
    begin(scene, "programme")


def diary_begun(scene: Scene) -> None:
    begin(scene, "diary")


def sheet_begun(scene: Scene) -> None:
    begin(scene, "sheet")


def mirror_begun(scene: Scene) -> None:
    begin(scene, "mirror")


def session_time_led(scene: Scene) -> None:
    rows = caseload(scene.workspace)
    led = next(row for row in rows if row.episode.contingency is Contingency.TIME)
    scene.go(Where("session", led.patient.id))


def together_leaving(scene: Scene) -> None:
    begin(scene, "together", sessions=1)
    scene.window.page.done.click()


def together_what_if(scene: Scene) -> None:
    scene.go(Where("together", scene.whose(Light.GREEN)))
    scene.window.page.shows.pick(1)
    QTest.qWait(60)


def settings_below(scene: Scene) -> None:
    scene.go(Where("settings"))
    scroll_down(scene)


def deleting_below(scene: Scene) -> None:
    scene.go(Where("deletion", scene.whose(Light.GREEN)))
    scroll_down(scene)


def backups_below(scene: Scene) -> None:
    begin(scene, "backups")
    scroll_down(scene)


def hand_over_plain(scene: Scene) -> None:
    begin(scene, "hand over")
    scene.window.page.way.pick(1)


def put_alone(scene: Scene, page: QWidget) -> None:
    """Show a page that stands where the desk stood."""
    scene.window._desk = None
    scene.window._put(page)


def closing_failed(scene: Scene) -> None:
    clinic = beginner(scene.folder.parent)
    page = ClosingPage(BackupKeeper(clinic.workspace))
    page.problem.show_problem("Minnepinnen ble trukket ut. Kopien på denne PC-en er hel.")
    put_alone(scene, page)


def closing(scene: Scene) -> None:
    page = ClosingPage(BackupKeeper(beginner(scene.folder.parent).workspace))
    page.again.hide()
    page.progress.begin(page.tr("Copying, reading back and checking …"))
    page.progress.show_per_cent(40)
    put_alone(scene, page)


def restored(scene: Scene) -> None:
    state = Counts(patients=2, sessions=12, first_day="2026-10-09",
                   last_day="2026-11-23")  # fmt: skip
    ready = SimpleNamespace(prepared=SimpleNamespace(state=state, deleted=1),
                            gone=SimpleNamespace(closed=False))  # fmt: skip
    put_alone(scene, RestoredPage(ready, Path("C:/Users/Marit/Takt-2026-11-23")))


def found_nothing(scene: Scene) -> None:
    scene.go(Where("today"))
    scene.window.over.find_anything()
    scene.window.over.overlay.search.setText("xyz")


def help_read(scene: Scene) -> None:
    scene.go(Where("today"))
    scene.window.over.show_help()
    scene.window.over.overlay.list.setCurrentRow(2)


def patient_menu(scene: Scene) -> None:
    scene.go(Where("patient", scene.whose(Light.GREEN)))
    QApplication.processEvents()
    scene.window.page.findChild(MoreButton).button.click()


def field_menu(scene: Scene) -> None:
    scene.go(Where("today"))
    QApplication.processEvents()
    field = scene.window.page.search
    middle = field.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    field.contextMenuEvent(QContextMenuEvent(reason, middle, field.mapToGlobal(middle)))


def drop_down(scene: Scene) -> None:
    scene.go(Where("exercises"))
    QApplication.processEvents()
    scene.window.page.findChildren(QComboBox)[0].showPopup()


def begin(scene: Scene, page: str, sessions: int = 0) -> None:
    """A page of a clinic that has hardly begun; of its patient with so many sessions."""
    clinic = beginner(scene.folder.parent)
    whose = next(row.patient.id for row in caseload(clinic.workspace)
                 if bool(row.last_seen) == bool(sessions))  # fmt: skip
    scene.window.demonstrate(clinic.workspace, Where(page, whose))
    QApplication.processEvents()


def scroll_down(scene: Scene) -> None:
    QApplication.processEvents()
    bars = (area.verticalScrollBar() for area in scene.window.page.findChildren(QScrollArea))
    longest = max(bars, key=lambda bar: bar.maximum())
    longest.setValue(longest.maximum())


@cache
def beginner(folder: Path) -> Practice:
    made = Practice(folder / "beginner", found(folder / "founded" / "Takt"))
    made.take_in(0)
    made.take_in(1)
    return made


SCREENS = (
    first_start_mistyped, unlock_mistyped, unlock_anew, patient_begun,
    session_begun, programme_begun, diary_begun, sheet_begun, mirror_begun, session_time_led,
    together_leaving, together_what_if, settings_below, deleting_below, backups_below,
    hand_over_plain, closing, closing_failed, restored, found_nothing, help_read,
)  # fmt: skip
OPENED = (patient_menu, field_menu, drop_down)  # what a click opens over the window
