"""Unlock: the passphrase opens the records; what fails is said in place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError
from app.ui.doors import Doors
from app.ui.errors import said
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.waiting import waiting
from app.ui.widgets.button import Button, Link
from app.ui.widgets.card import Card, Line, box, column, row, scrolling
from app.ui.widgets.label import FieldNote, Label
from app.ui.widgets.labelled import labelled
from app.ui.widgets.rail import Mark
from app.ui.widgets.text_field import PassphraseField


class UnlockPage(QWidget):
    """Asks for the passphrase. `opened` and `demonstrated` carry the Workspace."""

    opened = Signal(object)
    demonstrated = Signal(object)

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.passphrase = PassphraseField(name=self.tr("Passphrase"))
        self.unlock_button = Button(self.tr("Unlock"), "primary", height=44)
        self.problem = FieldNote()
        self.look_around = Link(self.tr("Open the demonstration clinic"))
        self._lay_out()
        self.passphrase.returnPressed.connect(self._unlock)
        self.passphrase.textEdited.connect(lambda _: self._show_problem(""))
        self.unlock_button.clicked.connect(self._unlock)
        self.look_around.clicked.connect(self._look_around)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.setFocus()

    def _lay_out(self) -> None:
        tr = self.tr
        content = column(
            row(Mark(30), None), 18, Label(tr("Takt is locked"), "title"), 4,
            Label(tr("Write the passphrase to open the records."), "body", "ink2", wrap=True), 20,
            labelled(tr("Passphrase"), self.passphrase), 8, self.problem, 8,
            self.unlock_button, 20,
            Line(), 14,
            Label(tr("Nobody can reset the passphrase. Not we either."), "small", "ink2",
                  wrap=True), 10, self.look_around,
            gap=0, margins=(36, 32, 36, 24),
        )  # fmt: skip
        card = Card(content)
        card.setFixedWidth(px(432))
        middle = row(None, column(None, card, None, margins=(0, 16, 0, 16)), None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(box(middle)))

    def _unlock(self) -> None:
        if not self.passphrase.text():
            self.passphrase.setFocus()
            return
        try:
            with waiting(self.unlock_button):
                workspace = self._doors.unlock(self.passphrase.text())
        except TaktError as error:
            self._show_problem(said(error))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self.passphrase.clear()
            self.opened.emit(workspace)

    def _look_around(self) -> None:
        try:
            with waiting(self.look_around):
                workspace = self._doors.demonstrate(spoken().language)
        except TaktError as error:
            self._show_problem(said(error))
        else:
            self.demonstrated.emit(workspace)

    def _show_problem(self, problem: str) -> None:
        self.problem.show_problem(problem)
        self.passphrase.show_problem(problem)
