"""What fills the window: one thing that is shown, and at its foot what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from app.ui.pages.backups.backup_keeper import BackupKeeper
    from app.ui.widgets.controls.notice import Notice


class Frame(QWidget):
    """Holds what is shown; `notice` is there once something had to be said."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__()
        self._shown = shown
        self.notice: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(shown, 1)

    def show_problem(self, sentence: str) -> None:
        """Say at the foot what went wrong."""
        if self.notice is None:
            self.notice = self._new_notice()
        self.notice.show_text(sentence)

    def wait_for_backup(self, keeper: BackupKeeper) -> None:
        """Show the last backup in place of all else; returns when it is done or done without."""
        from app.ui.pages.backups.closing_page import ClosingPage  # noqa: PLC0415 (needed once)

        self._shown.hide()
        ClosingPage(keeper).wait_in(self._column)

    def _new_notice(self) -> Notice:
        from app.ui.widgets.controls.notice import Notice  # noqa: PLC0415 (hardly ever needed)

        notice = Notice()
        self._column.addWidget(notice)
        return notice
