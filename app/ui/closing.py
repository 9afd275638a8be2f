"""Closing the window: what must end first, and what is kept and backed up before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.held_back import after_waiting, is_waiting
from app.ui.locking import what_failed

if TYPE_CHECKING:
    from app.ui.frame import Frame
    from app.ui.main_window import MainWindow


class Closing:
    """`asked`: nobody is asked any more about what is not saved; `backs_up`: the last time."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.asked = self.backs_up = False

    def must_wait(self) -> bool:
        """Whether something is to end first; what asked for it closes the window then."""
        desk = self._window.desk
        if is_waiting():
            after_waiting(self._window.close)
            return True
        if desk and desk.unsaved and not self.asked:
            desk.leave(self._window.discard_and_close)
            return True
        return self.backs_up

    def keep_draft(self) -> None:
        """Keep what is typed, unless it was asked about, or is not to be asked about."""
        if self._window.desk and not self.asked:
            what_failed(self._window.desk.keep_draft_now)

    def let_go(self, frame: Frame) -> None:
        """Make the last backup where one is due, and close the records."""
        desk = self._window.desk
        keeper = desk.keeper if desk else None
        if keeper and self._window.isVisible() and keeper.is_due():
            self.backs_up = True
            frame.wait_for_backup(keeper)
            self.backs_up = False
        if desk:
            desk.stop_backups()
            what_failed(desk.workspace.close)
