"""Changes one number in several doses at once: one set less for all, or three for all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose
from app.domain.errors import sentence
from app.domain.value import bounds_of
from app.ui import shortcuts
from app.ui.shortcuts import Shortcut
from app.ui.style import show_tip
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, printed
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.painting import stand_flush

_VARIABLES = {
    "sets": sentence("Sets"),
    "repetitions": sentence("Repetitions"),
    "hold_s": sentence("Hold time"),
    "load_kg": sentence("Load"),
    "per_week": sentence("Days a week"),
}


class BulkBar(QWidget):
    """`asked` carries the variable, and 1 for more or -1 for less.

    `number_asked` carries the variable, and what it shall be in all of them.
    """

    asked = Signal(str, int)
    number_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = spoken()
        self._whom = Label("", "small_medium", "ink2")
        self.variable: DropDown[str] = DropDown(
            [(key, words.say(text)) for key, text in _VARIABLES.items()], "sets",
            name=self.tr("What to change in several"),
        )  # fmt: skip
        self.less = _by_key(self.tr("Less"), shortcuts.LESS)
        self.more = _by_key(self.tr("More"), shortcuts.MORE)
        self.less.clicked.connect(lambda: self.asked.emit(self.variable.value, -1))
        self.more.clicked.connect(lambda: self.asked.emit(self.variable.value, 1))
        self.number = NumberField(
            bounds_of(Dose)["sets"], unit="", name=self.tr("Number for all of them")
        )
        self.same = Button(self.tr("Make equal"))
        self.problem = FieldNote()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        stand_flush(self.number)
        changed = box(row(self._whom, self.variable, self.less, self.more, None, gap=6))
        line = SideBySide(changed, box(row(self.number, self.same, None, gap=6)), gap=6)
        self.setLayout(column(line, self.problem, gap=2))

    def _listen(self) -> None:
        self.variable.changed.connect(self._ask_for)
        self.number.problem_changed.connect(self.problem.show_problem)
        self.same.clicked.connect(self._set)

    def _ask_for(self, variable: str) -> None:
        """The field takes what the variable takes."""
        self.number.show_bounds(bounds_of(Dose)[variable], "")

    def _set(self) -> None:
        if self.number.value is None:
            self.number.setFocus()
        else:
            self.number_asked.emit(self.variable.value, self.number.value)

    def show_whom(self, taken: int, all_of_them: int) -> None:
        """Say whose doses change."""
        words = spoken()
        if taken:
            self._whom.setText(words.count("{n} chosen", "{n} chosen", taken))
        else:
            self._whom.setText(self.tr("In all"))
        show_tip(self._whom, self.tr("Space on an exercise chooses it"))
        self.setVisible(all_of_them > 1)


def _by_key(text: str, shortcut: Shortcut) -> Button:
    """Its key stands with the other keys below: there is no room for it here."""
    button = Button(text)
    button.setShortcut(shortcut.keys)
    show_tip(button, printed(shortcut.keys))
    return button
