"""A clinician of chance at the real window: keys and clicks where the eye finds something."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui import dialogs, shortcuts
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.shortcuts import GROUPS
from app.ui.where import Where
from app.ui.widgets.controls.unsaved_bar import UnsavedBar
from app.usecases.keep_patients import caseload
from db.database import CHECKPOINT_AFTER_S
from tests.builders import NOW
from tests.faults import acts
from tests.faults.acts import PASSPHRASE, QUICK, Desk

PATIENTS = 6
PAGES = (
    "patient",
    "programme",
    "diary",
    "what-if",
    "together",
    "rules",
    "mirror",
    "settings",
    "backups",
    "access",
    "trail",
    "hand over",
    "editor",
    "session",
    "sheet",
    "restore",
    "keys",
)
WORDS = (
    "Kari", "kne", "tåhev", "Østby, Ingrid", "Sov dårlig og gikk tur.", "12", "3", "20,5", "",
    "2026-11-20", "Čáhppesčuolbma", "<b>navn</b>", "' OR 1=1 --", "x" * 300, "noe helt annet enn",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete, Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_Plus,
)  # fmt: skip
SHORTCUTS = [each.keys for group in GROUPS for each in group.shortcuts]
FOUND = ("kari", "knebøy", "sikkerhet", "ny", "innst")
LONGEST_MIN = 20  # between two actions, on the clock that is turned


class Clinician:
    """Does one thing after another. `log` tells the latest, `pages` on which pages it was."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, Random(seed)  # noqa: S311 (repeatable, not secret)
        self.now, self.done = NOW, 0
        self.pages, self.log = Counter[str](), list[str]()
        self._doors = Doors(folder / "Takt", folder / "demonstration", self.clock, QUICK)
        _found(folder / "Takt")
        self._answer_questions()
        self.window = self._started()
        self._ways = [
            (self._click, 30), (self._key, 20), (self._shortcut, 12), (self._type, 8),
            (self._choose, 6), (self._see_patient, 6), (self._record_session, 3),
            (self._build_programme, 2), (self._print_sheet, 2), (self._search, 2),
            (self._wait_half_an_hour, 2), (self._lock, 1), (self._start_again, 1),
        ]  # fmt: skip

    def clock(self) -> datetime:
        return self.now

    def act(self) -> None:
        """One thing, and the way in where the records are locked."""
        ways, weights = zip(*self._ways, strict=True)
        self._look_in()
        way = self.chance.choices(ways, weights)[0]
        self.log[:] = [*self.log[-30:], f"{way.__name__[1:]} on {type(self.window.page).__name__}"]
        self.pages[type(self.window.page).__name__] += 1
        way()
        _close_menus()

    def look_at_everything(self) -> None:
        """Each page and each exercise, light and dark: what is kept once seen is kept now."""
        self._look_in()
        for theme in (Theme.DARK, Theme.LIGHT):
            self.window.change_settings(self.window.settings._replace(theme=theme))
            desk = self.window.desk
            whose = caseload(desk.workspace)[0].patient.id
            for page in PAGES:
                desk.show_page(Where(page, whose))
                QApplication.processEvents()
            desk.show_page(Where("exercises"))
            for exercise in desk.workspace.bank:
                desk.page.browser.show_exercise(exercise.id)
                QApplication.processEvents()
        self._print_sheet()
        self._wait_half_an_hour()

    def say(self, words: str) -> None:
        """At the foot of the window that is open now."""
        self.window.show_problem(words)

    def lock(self) -> None:
        """Leave the desk, whatever lies on it."""
        self.window.lock()
        QApplication.processEvents()

    def leave(self) -> None:
        """Close the window for good."""
        self.window.discard_and_close()
        self.window.deleteLater()

    def _step(self, do: Callable[[], object]) -> None:
        """One action of the user."""
        self.now += timedelta(minutes=self.chance.randint(0, LONGEST_MIN))
        self.done += 1
        do()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the loop of Qt does

    def _press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            at = QApplication.focusWidget() or self.window
            if isinstance(key, str):
                self._step(lambda at=at, key=key: QTest.keySequence(at, QKeySequence(key)))
            else:
                self._step(lambda at=at, key=key: QTest.keyClick(at, key))

    def _write(self, words: str) -> None:
        self._step(lambda: [_type_letter(each) for each in words])

    def _hit(self, widget: QWidget, at: QPoint | None = None) -> None:
        if not self._reached(widget):
            return
        middle = at or widget.rect().center()
        self._step(lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle))

    def _seen(self, kind: type[QWidget]) -> list[QWidget]:
        every = self.window.findChildren(kind)
        return [each for each in every if each.isVisible() and each.isEnabled()]

    def _reached(self, widget: QWidget) -> bool:
        """Scroll to it; whether nothing lies over it there."""
        around = widget.parentWidget()
        while around and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around:
            around.ensureWidgetVisible(widget)
        there = self.window.childAt(widget.mapTo(self.window, widget.rect().center()))
        return there is widget or (there is not None and widget.isAncestorOf(there))

    def _click(self) -> None:
        if found := self._seen(QAbstractButton):
            self._hit(self.chance.choice(found))

    def _key(self) -> None:
        self._press(self.chance.choice(KEYS))

    def _shortcut(self) -> None:
        self._press(self.chance.choice(SHORTCUTS))

    def _type(self) -> None:
        if found := [*self._seen(QLineEdit), *self._seen(QPlainTextEdit)]:
            self._hit(self.chance.choice(found))
            self._write(self.chance.choice(WORDS))

    def _choose(self) -> None:
        if found := [*self._seen(QComboBox), *self._seen(QAbstractItemView)]:
            one = self.chance.choice(found)
            if isinstance(one, QAbstractItemView):
                self._choose_in(one)
            elif one.count():
                self._step(lambda: one.setCurrentIndex(self.chance.randrange(one.count())))

    def _choose_in(self, rows: QAbstractItemView) -> None:
        if count := rows.model().rowCount():
            place = rows.visualRect(rows.model().index(self.chance.randrange(count), 0))
            self._hit(rows.viewport(), place.center())

    def _see_patient(self) -> None:
        self._press(shortcuts.TODAY.keys)
        for bar in self._seen(UnsavedBar)[:1]:
            self._hit(self.chance.choice(bar.findChildren(QAbstractButton)))
        self._press(shortcuts.TODAY.keys, shortcuts.SEARCH.keys)
        self._write(f"kari {self.chance.randint(1, PATIENTS)}")
        self._press(Qt.Key.Key_Return)

    def _record_session(self) -> None:
        self._see_patient()
        self._press(shortcuts.NEW.keys)
        for _ in range(self.chance.randint(10, 24)):
            self._press(self.chance.choice((Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_Return)))
        self._press(shortcuts.SAVE.keys)

    def _build_programme(self) -> None:
        self._see_patient()
        self._press(shortcuts.PROGRAMME.keys)
        self._write(self.chance.choice(("bro", "knebøy", "tåhev", "balanse")))
        keys = [shortcuts.HARDER, shortcuts.EASIER, shortcuts.UNDO, shortcuts.REDO,
                shortcuts.LESS, shortcuts.MORE, shortcuts.FAVOURITE]  # fmt: skip
        self._press(Qt.Key.Key_Return, *(each.keys for each in self.chance.sample(keys, 3)))
        self._press(shortcuts.SAVE.keys)

    def _print_sheet(self) -> None:
        self._see_patient()
        self._press(shortcuts.SHEET.keys)
        for _ in range(3):
            self._click()

    def _search(self) -> None:
        self._press(shortcuts.FIND_ANYTHING.keys)
        self._write(self.chance.choice(FOUND))
        self._press(self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _wait_half_an_hour(self) -> None:
        """The clocks go on, and what they set off happens: backup, draft, checkpoint."""
        self.now += timedelta(minutes=31)
        desk = self.window.desk
        if not desk:
            return
        database = desk.workspace.database
        before = database.steady
        database.steady = lambda: before() + CHECKPOINT_AFTER_S
        self._step(self.window.watch.ticking.timeout.emit)
        database.steady = before
        if desk.keeper:
            self._step(desk.keeper.timer.timeout.emit)

    def _lock(self) -> None:
        self._step(self.chance.choice((self.window.lock, self.window.lock_by_itself)))

    def _start_again(self) -> None:
        """Close the window, and open it in the other theme and language, or not."""
        settings = self.window.settings._replace(
            theme=self.chance.choice(list(Theme)), language=self.chance.choice(list(Language)),
            text_scale=self.chance.choice((100, 125, 150)),
        )  # fmt: skip
        self._step(lambda: self.window.change_settings(settings))
        if self.chance.random() < 0.5:
            self._step(self.leave)
            self.window = self._started(settings)

    def _look_in(self) -> None:
        """Come back to the window: open it where it was closed, unlock it where it is locked."""
        if not self.window.isVisible():
            self.leave()
            self.window = self._started(self.window.settings)
        page = self.window.page
        if isinstance(page, UnlockPage) and page.paper is None and self.chance.random() < 0.9:
            while not page.unlock_button.isEnabled():
                page.ticking.timeout.emit()
            page.passphrase.setText(PASSPHRASE)
            self._hit(page.unlock_button)

    def _started(self, settings: Settings | None = None) -> MainWindow:
        told = settings or Settings(language=Language.NB, theme=Theme.LIGHT)
        window = MainWindow(self._doors, told, self.folder / "settings.json")
        window.resize(1366, 688)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        return window

    def _answer_questions(self) -> None:
        """What the system would ask in a window of its own."""
        chosen = self.folder / "chosen"
        chosen.mkdir()

        def name(_parent: QWidget, suggested: str) -> Path | None:
            return chosen / suggested if self.chance.random() < 0.8 else None

        def printer(paper: QPrinter, _parent: QWidget) -> bool:
            paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            paper.setOutputFileName(str(chosen / "printed.pdf"))
            return True

        dialogs.ask_save_path = dialogs.ask_package_path = name
        dialogs.ask_printer = printer
        dialogs.ask_folder = lambda _parent, _title: chosen
        dialogs.ask_picture = dialogs.ask_package = lambda _parent: None


def _found(folder: Path) -> None:
    """A clinic in which somebody has worked already."""
    desk = Desk(folder)
    acts.first_run(desk)
    for _ in range(PATIENTS):
        for act in (acts.new_patient, acts.session, acts.session):
            act(desk)
    acts.locking(desk)


def _type_letter(letter: str) -> None:
    """Any letter of any keyboard; QTest knows only some."""
    if at := QApplication.focusWidget():
        nothing = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, 0, nothing, letter))


def _close_menus() -> None:
    while menu := QApplication.activePopupWidget():
        menu.close()
        QApplication.processEvents()
