"""Unlock: passphrase or recovery key open the records; what fails is said in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError, sentence
from app.ui.errors import said
from app.ui.pages.backups.backup_line import BackupLine
from app.ui.pages.start.doors import Doors
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.waiting import beside, waiting
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, Line, box, column, row, scrolling
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.one_of import OneOf
from app.ui.widgets.controls.rail import Mark
from app.ui.widgets.controls.text_field import PassphraseField

if TYPE_CHECKING:
    from app.ui.pages.start.paper_key_form import PaperKeyForm

WIDE, WIDER = 432, 560  # the card, for one field and for six
_SECOND_MS = 1000
_LATER = sentence("Several wrong passphrases in a row. Try again in {seconds} seconds.")


class UnlockPage(QWidget):
    """Asks for the passphrase. `opened` and `demonstrated` carry the Workspace."""

    opened = Signal(object)
    demonstrated = Signal(object)
    restore_asked = Signal()

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._failures = self._pause = 0
        self.ticking = QTimer(self)
        self.ticking.setInterval(_SECOND_MS)
        self.passphrase = PassphraseField(name=self.tr("Passphrase"))
        self.unlock_button = Button(self.tr("Unlock"), "primary", height=44)
        self.problem = FieldNote()
        self.use_paper = Link(self.tr("Forgotten? Use the recovery key"))
        self.look_around = Link(self.tr("Open the demonstration clinic"))
        self.restore = Link(self.tr("Restore a backup"))
        self.backups = BackupLine(doors.folder, doors.clock(), link=False)
        self.paper: PaperKeyForm | None = None
        self._lay_out()
        self._connect()

    def typed(self) -> dict[str, str]:
        """What was typed from paper so far, so that nothing is lost when the look changes."""
        return {"paper": self.paper.text} if self.paper else {}

    def show_typed(self, typed: dict[str, str]) -> None:
        """Show it again."""
        self._show_paper(typed["paper"])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.paper:
            self.paper.start()
        else:
            self.passphrase.setFocus()

    def say_locked(self) -> None:
        """Tell a screen reader that the records were locked just now."""
        announce(self, self.tr("Takt is locked"), urgent=True)

    def _lay_out(self) -> None:
        tr = self.tr
        content = column(
            row(Mark(30), None), 18, Label(tr("Takt is locked"), "title"), 4,
            Label(tr("Type the passphrase to open the records."), "body", "ink2", wrap=True), 20,
            labelled(tr("Passphrase"), self.passphrase), 8, self.problem, 8,
            self.unlock_button, 14, self.use_paper, 16,
            Line(), 14,
            Label(tr("Nobody can reset the passphrase. Neither can we."), "small", "ink2",
                  wrap=True), 10, self.backups, 10,
            row(self.restore, self.look_around, None, gap=20), None, gap=0,
        )  # fmt: skip
        self._ways = OneOf()
        self._ways.add(box(content))
        self._card = Card(column(self._ways, margins=(36, 32, 36, 24)))
        self._card.setFixedWidth(px(WIDE))
        middle = row(None, column(None, self._card, None, margins=(0, 16, 0, 16)), None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(box(middle)))

    def _connect(self) -> None:
        self.passphrase.returnPressed.connect(self._unlock)
        self.passphrase.textEdited.connect(lambda _: self._show_problem(""))
        self.unlock_button.clicked.connect(self._unlock)
        self.restore.clicked.connect(self.restore_asked)
        self.use_paper.clicked.connect(lambda _: self._show_paper())
        self.look_around.clicked.connect(self._look_around)
        self.ticking.timeout.connect(self._tick)

    def _unlock(self) -> None:
        if not self.passphrase.text() or self._pause:
            self.passphrase.setFocus()
            return
        try:
            with waiting(self.unlock_button, self.tr("Opening the records …")):
                typed = self.passphrase.text()
                workspace = beside(lambda: self._doors.unlock(typed))
        except TaktError as error:
            self._show_problem(said(error))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            self._slow_down()
        else:
            self.passphrase.clear()
            self.opened.emit(workspace)

    def _slow_down(self) -> None:
        from app.usecases.open_clinic import pause_after  # noqa: PLC0415 (loaded by the attempt)

        self._failures += 1
        self._pause = pause_after(self._failures)
        if self._pause:
            self.unlock_button.setEnabled(False)
            self._show_problem(spoken().say(_LATER, seconds=self._pause))
            self.ticking.start()

    def _tick(self) -> None:
        self._pause -= 1
        if self._pause > 0:
            left = spoken().say(_LATER, seconds=self._pause)
            self.problem.show_problem(left, aloud=False)  # not every second
            return
        self.ticking.stop()
        self._pause = 0
        self.unlock_button.setEnabled(True)
        self._show_problem("")

    def _show_paper(self, typed: str = "") -> None:
        from app.ui.pages.start.paper_key_form import PaperKeyForm  # noqa: PLC0415 (seldom needed)

        self.paper = PaperKeyForm(self._doors)
        self.paper.show_key(typed)
        self.paper.opened.connect(self.opened)
        self.paper.left.connect(self._show_passphrase)
        self._ways.add(self.paper)
        self._ways.turn_to(self.paper)
        self._card.setFixedWidth(px(WIDER))
        self.paper.start()

    def _show_passphrase(self) -> None:
        paper, self.paper = self.paper, None
        if paper:
            self._ways.remove(paper)
            paper.deleteLater()
        self._card.setFixedWidth(px(WIDE))
        self.passphrase.setFocus()

    def _look_around(self) -> None:
        try:
            with waiting(self.look_around):
                workspace = beside(lambda: self._doors.demonstrate(spoken().language))
        except TaktError as error:
            self._show_problem(said(error))
        else:
            self.demonstrated.emit(workspace)

    def _show_problem(self, problem: str) -> None:
        self.problem.show_problem(problem)
        self.passphrase.show_problem(problem)
