"""Before the window closes: the last backup, or the choice to go without it."""

from PySide6.QtCore import QEventLoop, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.pages.backups.backup_keeper import BackupKeeper
from app.ui.pages.backups.one_card import OneCard
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.progress import Progress
from app.usecases.back_up import Why

_WIDE = 432


class ClosingPage(OneCard):
    """Makes the last backup. `ended`: it was made, or one goes without it."""

    ended = Signal()

    def __init__(self, keeper: BackupKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._failed = keeper, False
        tr = self.tr
        self.progress, self.problem = Progress(), FieldNote()
        self.again = Button(tr("Try again"), "primary")
        self.without = Button(tr("Close without a backup"))
        self.put(
            tr("A last backup"), 4,
            Label(tr("Takt closes when it has been read back and checked."), "body", "ink2",
                  wrap=True), 16, self.progress, self.problem, 16,
            row(self.again, self.without, None, gap=12), first=self.without, wide=_WIDE,
        )  # fmt: skip
        self.again.clicked.connect(self.begin)
        self.without.clicked.connect(self.ended)
        keeper.progressed.connect(self.progress.show_per_cent)
        keeper.failed.connect(self._show_failed)
        keeper.idle.connect(self._idle)

    def begin(self) -> None:
        """Make the backup."""
        self._failed = False
        self.again.hide()
        self.problem.show_problem("")
        self.progress.begin(self.tr("Copying, reading back and checking …"))
        self._keeper.back_up(Why.CLOSING)
        if not self._keeper.busy:
            self._idle()

    def wait_in(self, column: QVBoxLayout) -> None:
        """Show itself here, and return when it is done or one goes without it."""
        column.insertWidget(0, self, 1)
        self.show()
        loop = QEventLoop()
        self.ended.connect(loop.quit)
        self.destroyed.connect(loop.quit)
        self.begin()
        if not self._is_done():
            loop.exec()

    def _is_done(self) -> bool:
        return not self._keeper.busy and not self._failed

    def _show_failed(self, words: str) -> None:
        self._failed = True
        self.problem.show_problem(words)

    def _idle(self) -> None:
        self.progress.hide()
        if self._failed:
            self.again.show()
            self.again.setFocus()
        else:
            self.ended.emit()
