"""The head of a patient's page: who, what leads the dose, what limits it, and where to go."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.codes import Contingency
from app.domain.record import PatientFile
from app.ui import shortcuts
from app.ui.code_words import CONTINGENCIES
from app.ui.shown_names import shown_name
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import BackArrow, Button
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.chip import Chip
from app.ui.widgets.controls.label import ElidedLabel, Label
from app.ui.widgets.controls.tab_order import tab_as_laid_out
from app.ui.widgets.session.header import about_words

MOST_LIMITS = 3


class PatientHeader(QWidget):
    """Shows the limits in force in words; None: nobody asked."""

    left = Signal()
    sheet_asked = Signal()
    edit_asked = Signal()
    session_asked = Signal()

    def __init__(self, file: PatientFile, limits: list[str] | None, today: date) -> None:
        super().__init__()
        back = BackArrow(self.tr("Back to all patients"))
        sheet = Button(self.tr("Sheet"), shortcut=shortcuts.SHEET.keys, icon="printer")
        sheet.setEnabled(file.latest is not None or bool(file.prescribed))
        edit = Button(self.tr("Edit"), shortcut=shortcuts.CHANGE.keys, icon="file-pen")
        begun = file.latest is not None  # else the page itself invites to the first session
        self._new = Button(
            self.tr("New session"),
            "primary" if begun else "plain",
            shortcut=shortcuts.NEW.keys,
            icon="plus",
        )
        about = ElidedLabel(about_words(file, today), "body", "ink2")
        self._tell(back, Label(shown_name(file.patient.full_name), "title"), about,
                   self._chips(file, limits))  # fmt: skip
        self._others = row(None, sheet, edit, gap=8)
        self._buttons = row(self._others, self._new, gap=8)
        self._line = row(self._who, self._buttons, gap=8)
        self._line.setStretch(0, 1)
        self._lines = column(self._line, gap=6)
        self.setLayout(self._lines)
        back.clicked.connect(self.left)
        sheet.clicked.connect(self.sheet_asked)
        edit.clicked.connect(self.edit_asked)
        self._new.clicked.connect(self.session_asked)

    def start(self) -> None:
        """Put the focus on what comes next: a new session."""
        self._new.setFocus()

    def add(self, more: QWidget) -> None:
        """Put a control before the buttons."""
        self._others.insertWidget(1, more)
        tab_as_laid_out(self)

    def stack(self, *, stacked: bool, room: int) -> None:
        """Put the buttons below the name where `room` is too little, in two lines if need be.

        Limits that would be cut short get a line of their own.
        """
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        beside = self._others.minimumSize().width() + self._new.sizeHint().width() + 8
        split = stacked and beside > room
        self._buttons.setDirection(ways.TopToBottom if split else ways.LeftToRight)
        cut = self._whole + (0 if stacked else beside + px(8)) > room
        place, other = (self._lines, self._who) if cut else (self._who, self._lines)
        if place.indexOf(self._limits) < 0:
            other.removeWidget(self._limits)
            place.addWidget(self._limits)

    def _tell(self, back: Button, name: Label, about: ElidedLabel, chips: list[Chip]) -> None:
        """Who it is, with what limits, and how much room that takes as a whole."""
        self._limits = box(row(*chips, None, gap=8))
        self._who = row(back, name, about, self._limits, gap=8)
        self._who.setStretch(2, 1)
        self._whole = sum(part.sizeHint().width() + px(8) for part in (back, name, about, *chips))

    def _chips(self, file: PatientFile, limits: list[str] | None) -> list[Chip]:
        led_by = file.episode.contingency
        led = spoken().say(CONTINGENCIES[led_by])
        chips = [Chip(led, strong=led_by == Contingency.TIME)]
        if limits is None:
            chips.append(Chip(self.tr("Restrictions not asked"), strong=True))
        elif not limits:
            chips.append(Chip(self.tr("No restrictions")))
        else:
            chips += [Chip(each, strong=True) for each in limits[:MOST_LIMITS]]
        return chips
