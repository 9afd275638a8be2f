"""Changes one number in several doses at once: one set less for all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import sentence
from app.ui import shortcuts
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import Label

_VARIABLES = {
    "sets": sentence("Sets"),
    "repetitions": sentence("Repetitions"),
    "hold_s": sentence("Hold time"),
    "load_kg": sentence("Load"),
    "per_week": sentence("Days a week"),
}


class BulkBar(QWidget):
    """`asked` carries the variable, and 1 for more or -1 for less."""

    asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = spoken()
        self._whom = Label("", "small_medium", "ink2")
        self.variable: DropDown[str] = DropDown(
            [(key, words.say(text)) for key, text in _VARIABLES.items()], "sets",
            name=self.tr("What to change in several"),
        )  # fmt: skip
        self.less = Button(self.tr("Less"), shortcut=shortcuts.LESS.keys)
        self.more = Button(self.tr("More"), shortcut=shortcuts.MORE.keys)
        self.less.clicked.connect(lambda: self.asked.emit(self.variable.value, -1))
        self.more.clicked.connect(lambda: self.asked.emit(self.variable.value, 1))
        self.setLayout(row(self._whom, self.variable, self.less, self.more, None, gap=8))

    def show_whom(self, taken: int, all_of_them: int) -> None:
        """Say whose doses change."""
        words = spoken()
        if taken:
            self._whom.setText(words.count("{n} chosen", "{n} chosen", taken))
        else:
            self._whom.setText(self.tr("In all"))
        self._whom.setToolTip(self.tr("Space on an exercise chooses it"))
        self.setVisible(all_of_them > 1)
