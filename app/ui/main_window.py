"""The window: first start, unlock, then the desk. It keeps language, appearance and size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui.clipboard import forget_copied
from app.ui.closing import Closing
from app.ui.frame import Frame
from app.ui.held_back import after_waiting, is_waiting
from app.ui.kept_settings import KeptSettings
from app.ui.lock_watch import LockWatch
from app.ui.locking import close_dialogs, what_failed
from app.ui.over_page import OverPage
from app.ui.pages.start.doors import Doors
from app.ui.translator import spoken
from app.ui.way_in import WayIn
from app.ui.window_size import size_of, take_size

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.where import Where
    from app.ui.widgets.controls.notice import Notice
    from app.usecases.restore import ReadyToRestore
    from app.usecases.workspace import Workspace

_SMALLEST = (640, 340)  # a laptop of 1366×768 at 200 %


class MainWindow(QMainWindow):
    """One window for the whole run; what it shows is built anew when language or look change.

    It greets at once, or with `greets=False` stays empty until `greet` is called.
    """

    def __init__(
        self, doors: Doors, settings: Settings, settings_file: Path, *, greets: bool = True
    ) -> None:
        super().__init__()
        self._doors, self._kept = doors, KeptSettings(settings, settings_file)
        self._desk: Desk | None = None
        self._closing = Closing(self)
        self._invented = False
        self._was: Where | None = None
        self.over, self.way_in = OverPage(self), self._new_way_in()
        self.watch = LockWatch(settings.lock_after_min * 60, parent=self)
        self.watch.when_minimised = settings.lock_minimised
        self.watch.due.connect(self.lock_by_itself)
        self.watch.quiet.connect(self.back_up_in_quiet)
        self.watch.ticking.timeout.connect(self.tend)
        self.setMinimumSize(*_SMALLEST)
        take_size(self, settings.geometry)
        self._kept.wear()
        self._put(QWidget())
        if greets:
            self.greet()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def page(self) -> QWidget:
        """The page that is shown: of the desk, or the one before it."""
        return self._desk.page if self._desk else self._shown

    @property
    def desk(self) -> Desk | None:
        """The desk, while the clinic is unlocked."""
        return self._desk

    @property
    def settings(self) -> Settings:
        """The settings that hold."""
        return self._kept.present

    @property
    def notice(self) -> Notice | None:
        """What was said at the foot of the window, since this page is shown."""
        return self._frame.notice

    def show_problem(self, sentence: str) -> None:
        """Say at the foot of the window what went wrong."""
        self._frame.show_problem(sentence)

    def change_settings(self, settings: Settings) -> None:
        """Take over another language or look at once, and remember it."""
        if settings == self.settings:
            return
        self._kept.present = settings
        self.watch.idle_s = settings.lock_after_min * 60
        self.watch.when_minimised = settings.lock_minimised
        self._remember()
        self._look_anew()

    def lock(self) -> None:
        """Keep what is half-typed, close the records, and show nothing of a patient."""
        desk, self._desk, problem = self._desk, None, ""
        close_dialogs()
        if desk:
            desk.stop_backups()
            problem = what_failed(desk.keep_draft_now, desk.note_waiting, desk.workspace.close)
            back = (desk.where.patient_id or desk.unsaved) and not self._invented
            self._was = desk.where._replace(continued=True) if back else None
            if not self._invented:
                self._kept.note_place(desk.where)
        self.greet()
        self._shown.say_locked()  # type: ignore[attr-defined]  # records that were open are furnished
        if problem:
            self.show_problem(problem)

    def tend(self) -> None:
        """Once a second: what is to be done beside the work, and said about the records."""
        if self._desk and not is_waiting():
            self._desk.workspace.tend()
            self._tell_warnings()
            if self._desk.stays_open or (self._closing.backs_up and self._desk.is_backing_up):
                self.watch.touch()

    def back_up_in_quiet(self) -> None:
        """Before Takt locks by itself: locked, nobody can."""
        if self._desk and self._desk.keeper and not is_waiting():
            self._desk.keeper.back_up_changed()

    def _tell_warnings(self) -> None:
        if self._desk and (said := self._desk.workspace.warnings()):
            self.show_problem(" ".join(spoken().say(each) for each in said))

    def lock_by_itself(self) -> None:
        """Lock: nobody sits here any more. The invented patients need no lock."""
        if self._desk and not self._invented:
            after_waiting(self.lock)

    def discard_and_close(self) -> None:
        """Close without asking about what is not saved."""
        self._closing.asked = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing.must_wait():
            event.ignore()
            return
        if self._desk and not self._invented:
            self._kept.note_place(self._desk.where)
        self._closing.keep_draft()
        self._kept.present = self.settings._replace(geometry=size_of(self))
        self._remember()
        self._closing.let_go(self._frame)
        self._desk = None
        forget_copied()
        super().closeEvent(event)

    def greet(self, problem: str = "") -> None:
        """Show the way in: first start where nothing lies yet, else the passphrase."""
        self._desk = None
        self.watch.stop()
        forget_copied()
        self._put(self.way_in.page())
        if problem:
            self.show_problem(problem)

    def _restore(self, ready: ReadyToRestore) -> None:
        """Let the records change places, and ask for the passphrase again."""
        desk, self._desk, self._was = self._desk, None, None
        self.watch.stop()
        if desk:
            desk.stop_backups()
        self.way_in.finish_restore(ready, desk.workspace if desk else None)

    def _new_way_in(self) -> WayIn:
        way = WayIn(self._doors, self)
        way.shown.connect(self._put)
        way.opened.connect(self._unlocked)
        way.demonstrated.connect(self.demonstrate)
        way.ready.connect(self._restore)
        way.language_chosen.connect(self._speak)
        way.left.connect(self.greet)
        return way

    def _unlocked(self, workspace: Workspace) -> None:
        was, self._was, self._invented = self._was, None, False
        self._enter(workspace, was or self._kept.last_place())

    def demonstrate(self, workspace: Workspace, where: Where | None = None) -> None:
        """Show the demonstration clinic."""
        self._invented = True
        self._enter(workspace, where)

    def _enter(self, workspace: Workspace, where: Where | None = None) -> None:
        from app.ui.desk import Desk  # noqa: PLC0415 (the first window must not wait for it)

        if self._desk:
            self._desk.stop_backups()  # the desk that is built anew has its own
        self._desk = Desk(workspace, self.settings, where)
        self._desk.lock_wanted.connect(self.lock)
        self._desk.help_wanted.connect(self.over.show_help)
        self._desk.problem_told.connect(self.show_problem)
        self._desk.settings_changed.connect(self.change_settings)
        self._desk.restore_ready.connect(self._restore)
        self._put(self._desk)
        self.watch.listen_to(self.windowHandle())
        self.watch.start()
        self._tell_warnings()

    def _put(self, shown: QWidget) -> None:
        self._shown, self._frame = shown, Frame(shown)
        self.over.forget()
        self.over.desk = self._desk
        self.setCentralWidget(self._frame)
        self.setWindowTitle(self._title())

    def _title(self) -> str:
        invented = self._desk and self._invented
        return self.tr("Takt: demonstration clinic") if invented else "Takt"

    def _build_anew(self) -> None:
        if desk := self._desk:
            from app.ui.same_focus import keeping_focus  # noqa: PLC0415 (seldom needed)

            desk.keep_draft_now()
            where = desk.where._replace(continued=True)
            keeping_focus(lambda: self.page, lambda: self._enter(desk.workspace, where))
            return
        typed: Callable[[], dict[str, str]] | None = getattr(self._shown, "typed", None)
        kept = typed() if typed else {}
        self.greet()
        if kept:
            self._shown.show_typed(kept)  # type: ignore[attr-defined]  # what has typed() has it

    def _speak(self, language: Language) -> None:
        self.change_settings(self.settings._replace(language=language))

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self.settings.theme is Theme.SYSTEM:
            after_waiting(self._look_anew)

    def _look_anew(self) -> None:
        self._kept.wear()
        self._build_anew()

    def _remember(self) -> None:
        try:
            self._kept.remember()
        except OSError:
            self.show_problem(self.tr("The settings could not be saved. All else was."))
