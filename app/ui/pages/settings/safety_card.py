"""Safety in the settings: the keys, and when Takt locks by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.settings import Settings
from app.ui.pages.backups.backup_line import BackupLine
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.segments import Segments
from app.usecases.back_up import root_of
from app.usecases.workspace import Workspace

_LOCK_AFTER_MIN = (1, 2, 5, 10, 15)


class SafetyCard(QWidget):
    """`keys_asked`: to the keys; `access_asked`: to the openings.

    When to lock are fields of the settings like others.
    """

    keys_asked = Signal()
    access_asked = Signal()

    def __init__(self, settings: Settings, workspace: Workspace) -> None:
        super().__init__()
        tr, say = self.tr, spoken().say
        self.keys = Button(tr("Passphrase and recovery key …"), icon="key-round")
        self.backups = BackupLine(root_of(workspace), workspace.clock())
        self.access = Button(tr("Who has opened?"), icon="list-checks")
        self.lock_after_min = Segments(
            tuple((n, say("{n} min", n=n)) for n in _LOCK_AFTER_MIN), settings.lock_after_min
        )
        self.lock_minimised = Segments(
            ((True, tr("Yes")), (False, tr("No"))), settings.lock_minimised
        )
        self.setLayout(column(Card(column(
            Label(tr("Safety"), "heading"), 4,
            Label(tr("Nobody can reset the passphrase. Neither can we."), "small", "ink2",
                  wrap=True), 12,
            row(self.keys, self.access, None), 12, row(self.backups, None), 14,
            labelled(tr("Lock when nobody has typed for"), self.lock_after_min), 12,
            labelled(tr("Lock when the window is minimised"), self.lock_minimised),
            gap=0, margins=(20, 16, 20, 16),
        ))))  # fmt: skip
        self.keys.clicked.connect(self.keys_asked)
        self.access.clicked.connect(self.access_asked)
