"""What the window lays over its page, by key: help, all keys, search; loaded when asked."""
# ruff: noqa: PLC0415 (imported when it is asked for)

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.widgets.controls.overlay import Overlay

    Laid = TypeVar("Laid", bound=Overlay)


class OverPage:
    """One sheet at a time over the window's page. `desk` is set while the clinic is unlocked."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.desk: Desk | None = None
        self.overlay: Overlay | None = None
        for keys, name in KEYS.items():
            QShortcut(QKeySequence(keys), window, getattr(self, name))

    def show_help(self) -> None:
        """Lay the manual over the page."""
        from app.ui.help_sheet import HelpSheet

        sheet = self._lay(HelpSheet)
        sheet.report_asked.connect(self.show_report)

    def show_report(self) -> None:
        """Lay over the page what can be told of a failure."""
        from app.paths import log_file
        from app.ui.error_report import ErrorReport

        self._lay(lambda parent: ErrorReport(parent, log_file()))

    def show_keys(self) -> None:
        """Lay all keys over the page."""
        from app.ui.shortcut_sheet import ShortcutSheet

        self._lay(ShortcutSheet)

    def find_anything(self) -> None:
        """Lay the search over the page, once the clinic is unlocked."""
        desk = self.desk
        if desk and not desk.shows_one_patient:
            from app.ui.command_search import CommandSearch

            self._lay(lambda parent: CommandSearch(parent, desk))

    def forget(self) -> None:
        """The page is another one: what lay over the old one went with it."""
        self.overlay = None

    def _lay(self, made: Callable[[QWidget], Laid]) -> Laid:
        if self.overlay:
            self.overlay.close_now()
        laid = made(self._window.centralWidget() or self._window)
        laid.closed.connect(self.forget)
        self.overlay = laid
        return laid


# Stated in app/ui/shortcuts.py too, which the first window does not load; a test compares them.
KEYS = {"F1": "show_help", "?": "show_keys", "Ctrl+K": "find_anything"}
