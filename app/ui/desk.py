"""The desk: the rail, and the page one works on, of an unlocked clinic."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.identity_number import IDENTITY_NUMBER
from app.domain.patient import PatientId
from app.domain.record import PatientFile
from app.settings import Settings
from app.ui import shortcuts
from app.ui.clinic_pages import ClinicPages
from app.ui.held_back import is_waiting
from app.ui.identity_watch import IdentityWatch
from app.ui.pages.backups.backup_keeper import BackupKeeper
from app.ui.pages.programme.bank_page import BankPage
from app.ui.pages.settings.rules_page import RulesPage
from app.ui.pages.settings.safety_pages import safety_pages
from app.ui.patient_pages import PatientPages
from app.ui.present_file import present_file
from app.ui.rail_places import places_above, places_below
from app.ui.settle import settle
from app.ui.translator import spoken
from app.ui.waiting import beside, inert
from app.ui.where import Where
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.rail import Rail
from app.ui.widgets.controls.tab_order import stops_in
from app.usecases.back_up import note_waiting
from app.usecases.workspace import Workspace

_PLACES = {
    **{each: each for each in ("settings", "rules", "exercises", "mirror")},
    **dict.fromkeys(("keys", "backups", "restore", "hand over", "access"), "settings"),
}


class Desk(QWidget):
    """Goes from page to page. `lock_wanted` and `settings_changed` concern the whole program.

    A page may have `leave(then)`, which asks what to do with what is not saved and then goes on,
    and `start()`, which puts the focus where one begins.
    """

    lock_wanted = Signal()
    help_wanted = Signal()
    problem_told = Signal(str)
    settings_changed = Signal(object)
    restore_ready = Signal(object)

    def __init__(
        self, workspace: Workspace, settings: Settings, where: Where | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.workspace, self.settings = workspace, settings
        watch, told = IdentityWatch(self), spoken().say(IDENTITY_NUMBER)
        watch.found.connect(lambda: self.problem_told.emit(told))
        watch.gone.connect(lambda: self.problem_told.emit(""))
        self.keeper = None if workspace.invented else BackupKeeper(workspace, self)
        if self.keeper:
            self.keeper.failed.connect(self.problem_told)
        workspace.wait_with(self._wait_for_check)
        self._page = QWidget()
        self._pages = QStackedWidget()
        self._makers: dict[str, Callable[[Where], QWidget]] = {
            **ClinicPages(self).makers,
            **PatientPages(self).makers,
            **safety_pages(workspace, self.go, self.lock_wanted.emit),
        }
        self._lay_out()
        self.show_page(where or Where())

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._page

    @property
    def shows_one_patient(self) -> bool:
        """Whether a patient looks on: nothing else is to be reached."""
        return self.where.page == "together"

    @property
    def unsaved(self) -> bool:
        """Whether the page holds what is not saved."""
        return bool(getattr(self.page, "unsaved", False))

    @property
    def stays_open(self) -> bool:
        """Whether the page does what must not be cut off because nobody types."""
        return bool(getattr(self.page, "stays_open", False))

    @property
    def is_backing_up(self) -> bool:
        """Whether a backup or a drill is going on."""
        return bool(self.keeper and self.keeper.busy)

    def stop_backups(self) -> None:
        """Stop what goes on beside: the records are about to be closed, or the desk goes."""
        if self.keeper:
            self.keeper.stop()

    def leave(self, then: Callable[[], None]) -> None:
        """Do this now, or when the page has asked what to do with what is not saved."""
        leave = getattr(self.page, "leave", None)
        if leave:
            leave(then)
        else:
            then()

    def keep_draft_now(self) -> None:
        """Keep what is typed on the page, before it goes. Raises NotSaved."""
        getattr(self.page, "keep_draft_now", _nothing)()

    def note_waiting(self) -> None:
        """Let the locked window know whether something waits for its backup. Raises NotSaved."""
        if self.keeper and self.workspace.is_open:
            note_waiting(self.workspace)

    def show_page(self, where: Where) -> None:
        """Show this page, built anew from what is stored."""
        before, self._page = self._page, self._makers[where.page](where)
        self._pages.addWidget(self._page)
        self._pages.setCurrentWidget(self._page)
        before.deleteLater()
        settle(self._page)
        self.where = where
        self._rail.setVisible(not self.shows_one_patient)
        self._rail.show_place(_PLACES.get(where.page, "today"))
        self._begin()

    def choose(self, key: str) -> None:
        """Go to a place of the rail, when the page lets go."""
        if key == "lock":
            self.lock_wanted.emit()  # at once: what is half-typed stands there again
        elif key == "help":
            self.help_wanted.emit()
        else:
            with_patient = key == "rules" and self.where.page != "today"
            whose = self.where.patient_id if with_patient else None
            self.leave(lambda: self.show_page(Where(key, whose)))

    def open_patient(self, patient_id: PatientId) -> None:
        """Go to this patient, when the page lets go."""
        self.leave(lambda: self.show_page(Where("patient", patient_id)))

    def open_exercise(self, exercise_id: str) -> None:
        """Go to this exercise of the bank, when the page lets go."""
        self.leave(lambda: self._show_exercise(exercise_id))

    def show_rule(self, rule_id: str, whose: PatientId | None) -> None:
        """Go to this rule, with the limits of this patient."""
        self.show_page(Where("rules", whose))
        if isinstance(self.page, RulesPage):
            self.page.show_rule(rule_id)

    def go(self, page: str, patient_id: PatientId | None) -> Callable[..., None]:
        """A slot that goes to a page of this patient, whatever the signal carries."""
        return lambda *_: self.show_page(Where(page, patient_id))

    def file(self, patient_id: PatientId | None) -> PatientFile:
        """The file of the patient whose page is to be shown."""
        if patient_id is None:
            raise ValueError("this page needs a patient")
        return present_file(self.workspace, patient_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the page, where nothing nearer took it."""
        if event.key() != Qt.Key.Key_Escape or self.stays_open:
            super().keyPressEvent(event)
            return
        for each in self._page.findChildren(Button):
            if each.leads_back and each.isVisible():
                each.click()
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        here: QWidget | None = self.focusWidget()  # of the page, before the window had it
        if here is not None and self._page.isAncestorOf(here):
            here.setFocus()
        else:
            self._begin()

    def _begin(self) -> None:
        """Put the focus where one begins: where the page says, else on its first control."""
        shown = (each for each in stops_in(self._page) if each.isVisibleTo(self._page))
        first: QWidget | None = self._page.focusWidget()
        if first is None:
            first = next(shown, self._page)
        getattr(self._page, "start", first.setFocus)()

    def _wait_for_check(self, ended: Callable[[], object]) -> None:
        """Before the first save of large records is said to be one."""
        if not QThread.isMainThread():  # the window waits for this thread already
            ended()
            return
        self.problem_told.emit(self.tr(
            "Takt looks through all records before it says that this is saved. One moment …"
        ))  # fmt: skip
        with nullcontext() if is_waiting() else inert(self.window()):
            beside(ended)
        self.problem_told.emit("")

    def _lay_out(self) -> None:
        above, below = places_above(), places_below()
        self.places = (*above, *below)
        QShortcut(QKeySequence(shortcuts.LOCK.keys), self, self.lock_wanted.emit)
        QShortcut(QKeySequence(shortcuts.HIDE_NAMES.keys), self, self._turn_names)
        self._rail = Rail(above, below)
        self._rail.chosen.connect(self.choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._pages, 1)

    def _turn_names(self) -> None:
        """Somebody looks on, or has gone."""
        hides = not self.settings.hides_names
        self.settings_changed.emit(self.settings._replace(hides_names=hides))

    def _show_exercise(self, exercise_id: str) -> None:
        self.show_page(Where("exercises"))
        if isinstance(self.page, BankPage):
            self.page.browser.show_exercise(exercise_id)


def _nothing() -> None:
    """A page without a start begins where Qt puts the focus."""
