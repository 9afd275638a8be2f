"""The way in, before the records are open: first start, passphrase, restore, take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError
from app.ui.errors import said

if TYPE_CHECKING:
    from app.ui.pages.start.doors import Doors
    from app.ui.pages.start.first_start_page import FirstStartPage
    from app.ui.pages.start.unlock_page import UnlockPage
    from app.usecases.restore import ReadyToRestore
    from app.usecases.workspace import Workspace


class WayIn(QObject):
    """Makes the pages, and says where one of them leads; `shown` carries the next page.

    `opened` carries the workspace, `demonstrated` that of invented patients, `ready` a restore;
    `left`: one is to be greeted anew, with this sentence where something went wrong.
    """

    shown = Signal(object)
    opened = Signal(object)
    demonstrated = Signal(object)
    ready = Signal(object)
    language_chosen = Signal(object)
    left = Signal(str)

    def __init__(self, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._doors = doors

    def page(self) -> QWidget:
        """First start where nothing lies yet, else the passphrase."""
        page = self._unlock_page() if self._doors.is_furnished() else self._first_start_page()
        page.opened.connect(self.opened)
        page.demonstrated.connect(self.demonstrated)
        page.restore_asked.connect(self.show_restore)
        return page

    def finish_restore(self, ready: ReadyToRestore, open_ones: Workspace | None) -> None:
        """Let the records change places; those that are open are closed for it."""
        from app.ui.pages.backups.restored_page import RestoredPage  # noqa: PLC0415 (seldom needed)

        try:
            kept = self._doors.finish_restore(ready, open_ones)
        except TaktError as error:
            self.left.emit(said(error))
            return
        page = RestoredPage(ready, kept)
        page.left.connect(lambda: self.left.emit(""))
        self.shown.emit(page)

    def show_restore(self) -> None:
        """Find a backup while nothing is open here."""
        from app.ui.pages.backups.restore_page import RestorePage  # noqa: PLC0415 (seldom needed)

        page = RestorePage(self._doors.folder, self._doors.clock)
        page.left.connect(lambda: self.left.emit(""))
        page.ready.connect(self.ready)
        self.shown.emit(page)
        page.start()

    def show_take_over(self) -> None:
        """Make records from a package, where there are none."""
        from app.ui.pages.start.take_over_page import TakeOverPage  # noqa: PLC0415 (seldom needed)

        page = TakeOverPage(self._doors)
        page.left.connect(lambda: self.left.emit(""))
        page.opened.connect(self.opened)
        self.shown.emit(page)
        page.start()

    def _unlock_page(self) -> UnlockPage:
        from app.ui.pages.start.unlock_page import UnlockPage  # noqa: PLC0415 (one of the two is enough)

        return UnlockPage(self._doors)

    def _first_start_page(self) -> FirstStartPage:
        from app.ui.pages.start.first_start_page import FirstStartPage  # noqa: PLC0415 (seldom needed)

        page = FirstStartPage(self._doors)
        page.take_over_asked.connect(self.show_take_over)
        page.language_chosen.connect(self.language_chosen)
        page.furnished.connect(self._find_records)
        return page

    def _find_records(self, problem: str) -> None:
        """Creating failed, and yet records are here: the way on is their passphrase."""
        self.left.emit(f"{problem} {self.tr('Records are here now: unlock them.')}")
