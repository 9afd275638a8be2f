"""What stands below the caseload: how many were found, the last backup, and the keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui import shortcuts
from app.ui.pages.backups.backup_line import BackupLine
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.card import box, column, empty, row
from app.ui.widgets.controls.label import Key, Label
from app.usecases.back_up import root_of
from app.usecases.workspace import Workspace


class TodayFoot(QWidget):
    """`backups_asked`: the clinician wants to see the backups."""

    backups_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._count = Label("", "small", "ink3")
        self._backups = column(gap=0)
        self._hints = self._keys()
        self._count.hide()
        line = row(self._count, self._backups, self._hints, gap=12)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.show_backups()

    def show_count(self, count: str) -> None:
        """Say how many were found; nothing where nobody searches."""
        self._count.setText(count)
        self._count.setVisible(bool(count))

    def show_backups(self) -> None:
        """Say how old the last backup outside this PC is; of invented patients nothing."""
        if self._workspace.invented:
            return
        empty(self._backups)
        line = BackupLine(root_of(self._workspace), self._workspace.clock())
        line.asked.connect(self.backups_asked)
        self._backups.addWidget(line)

    def tell_backups(self) -> None:
        """A backup was made, or failed, while this is shown."""
        self.show_backups()
        line = self._backups.itemAt(0)
        if self.isVisible() and line and isinstance(shown := line.widget(), BackupLine):
            announce(self, shown.words.text())

    def show_keys(self, *, shown: bool) -> None:
        """Name the keys, where there is room for them."""
        self._hints.setVisible(shown)

    def _keys(self) -> QWidget:
        tr = self.tr
        hints: list[QWidget | int] = []
        for key, word in (
            ("↑ ↓", tr("choose")),
            ("Enter", tr("open")),
            (shortcuts.NEW.keys, tr("session")),
            (shortcuts.FIND_ANYTHING.keys, tr("find")),
            (shortcuts.ALL_KEYS.keys, tr("all keys")),
        ):
            hints += [Key(key), Label(word, "caption", "ink3"), 6]
        return box(row(*hints, gap=6))
