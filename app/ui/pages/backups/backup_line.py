"""The age of the last backup outside this PC, as one line that leads to the backups."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import sentence
from app.ui.pages.backups.backup_words import age_line, ink_of
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import row
from app.ui.widgets.controls.label import Icon, Label
from app.usecases.backup_age import backup_age, hand_drill_due

_TRY = sentence("try the way back, with stick and page")
_WAITING = sentence("what came last is backed up once you unlock")


class BackupLine(QWidget):
    """`asked`: the clinician wants to see the backups."""

    asked = Signal()

    def __init__(
        self, root: Path, now: datetime, *, link: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        age = backup_age(root, now)
        ink = ink_of(age)
        icon = "shield-check" if ink == "ink2" else "triangle-alert"
        said = age_line(age, now, spoken())
        if link and hand_drill_due(root, now):
            said += f" · {spoken().say(_TRY)}"
        if not link and age.waiting:
            said += f" · {spoken().say(_WAITING)}"
        self.words = Label(said, "small", ink, wrap=True)
        self.open = Link(self.tr("Backups"))
        self.open.clicked.connect(self.asked)
        shown = row(Icon(icon, 16, ink), self.words, self.open, gap=8)
        shown.setStretch(1, 1)
        if not link:
            self.open.hide()
        self.setLayout(shown)
