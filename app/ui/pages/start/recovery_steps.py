"""The recovery key is shown, printed, and counts once two of its groups were typed from paper."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.errors import TaktError, sentence
from app.ui import dialogs
from app.ui.errors import said
from app.ui.pages.sheet import paper
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.text_field import TextField
from app.usecases.recovery_key import FILE_NAME, Groups, check_typed, groups_asked, recovery_sheet
from app.usecases.saved_exports import write_whole

ACROSS, LONGEST = 3, 9
COVERED = "\N{BULLET}" * 6
_GROUP = sentence("Group {number}")


class RecoverySteps(QWidget):
    """One recovery key. `confirmed`: two groups were typed as printed; `left`: go back."""

    confirmed = Signal()
    left = Signal()

    def __init__(
        self, key: Groups, clinic: str, day: date, confirm: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key, self.asked = key, groups_asked()
        self.saved_to: list[Path] = []
        self._clinic, self._day = clinic, day
        self._groups = [Label(group, "title") for group in key]
        self.typed = {place: TextField(longest=LONGEST, name=_name(place)) for place in self.asked}
        self.print = Button(self.tr("Print the page"), "primary", icon="printer", height=42)
        self.save = Button(self.tr("Save as PDF …"), icon="save", height=42)
        self.show_again = Link(self.tr("Show the key again"))
        self.confirm = Button(confirm, height=42)
        self.back = Button(self.tr("Back"), "back", icon="arrow-left")
        self.problem = FieldNote()
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Begin with printing."""
        self.print.setFocus()

    def show_problem(self, problem: str) -> None:
        """Say beside the button why it does not go on."""
        self.problem.show_problem(problem)

    def _lay_out(self) -> None:
        tr = self.tr
        self.setLayout(column(
            row(self.back, None), 2,
            Label(tr("Your recovery key"), "display"), 6,
            Label(tr("It opens the records when the passphrase is forgotten or the PC is gone. "
                     "Nobody can reset either of them: lose both, and the records are lost."),
                  "body", "ink2", wrap=True), 16,
            Card(self._sheet()), 16, Card(self._proof()), 12,
            row(self.confirm, self.problem, None, gap=16), None, gap=0,
        ))  # fmt: skip

    def _sheet(self) -> QVBoxLayout:
        tr = self.tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(40))
        grid.setVerticalSpacing(px(10))
        for place, label in enumerate(self._groups):
            cell = column(Label(_name(place), "caption", "ink2"), label, gap=0)
            grid.addLayout(cell, place // ACROSS, place % ACROSS)
        grid.setColumnStretch(ACROSS, 1)
        self.show_again.hide()
        return column(
            grid, 4, self.show_again, 10, row(self.print, self.save, None, gap=10), 8,
            Label(tr("Keep the page where the PC is not. A saved file is not encrypted: it "
                     "belongs neither on this PC nor in the cloud."), "small", "ink2", wrap=True),
            gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _proof(self) -> QVBoxLayout:
        fields = [labelled(_name(place), field) for place, field in self.typed.items()]
        for field in self.typed.values():
            field.setFixedWidth(px(180))
        return column(
            Label(self.tr("Type these two groups from the paper"), "strong"), 10,
            row(*fields, None, gap=16), gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.show_again.clicked.connect(lambda: self._cover(covered=False))
        for field in self.typed.values():
            field.textEdited.connect(lambda _: self._cover(covered=True))
        list(self.typed.values())[-1].returnPressed.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)

    def _cover(self, *, covered: bool) -> None:
        """Who types from the screen has no paper: the key is covered meanwhile."""
        for label, group in zip(self._groups, self.key, strict=True):
            label.setText(COVERED if covered else group)
        self.show_again.setVisible(covered)

    def _page(self) -> bytes:
        return recovery_sheet(self.key, self._clinic, self._day, spoken().language)

    def _print(self) -> None:
        if paper.print_pages(self._page(), self, self._in_file):
            next(iter(self.typed.values())).setFocus()

    def _in_file(self, file: Path | None) -> None:
        """A page on this PC is no page on paper."""
        self.show_problem(self.tr("This was written into a file. Print it, and delete the file."))
        self.saved_to += [file.resolve()] if file else []

    def _save(self) -> None:
        path = dialogs.ask_save_path(self, FILE_NAME)
        if path is None:
            return
        try:
            self.saved_to.append(write_whole(path, self._page()))
        except TaktError as error:
            self.show_problem(said(error))

    def _confirm(self) -> None:
        try:
            check_typed(self.key, {place: each.text() for place, each in self.typed.items()})
        except TaktError as error:
            self.show_problem(said(error))
            next(iter(self.typed.values())).setFocus()
        else:
            self.show_problem("")
            self.confirmed.emit()


def _name(place: int) -> str:
    return spoken().say(_GROUP, number=place + 1)
