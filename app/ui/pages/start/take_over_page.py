"""Take over: a package of another practice becomes the records of this PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError
from app.ui import dialogs
from app.ui.errors import said
from app.ui.pages.backups.restore_parts import facts
from app.ui.pages.backups.working_page import WorkingPage
from app.ui.pages.start.doors import Doors
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, box, column, reading_page, row
from app.ui.widgets.controls.label import Label, Saying
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.new_passphrase import NewPassphrase
from app.ui.widgets.controls.text_field import PassphraseField
from app.usecases.open_clinic import GUESS_S, cost_of
from app.usecases.take_over import PackageManifest, TakeOver, is_sealed, preview
from app.usecases.workspace import Workspace


class TakeOverPage(WorkingPage):
    """`left`: back; `opened` carries the Workspace of the records that were made."""

    left = Signal()
    opened = Signal(object)

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._file: Path | None = None
        tr = self.tr
        self.choose = Button(tr("Choose the package …"))
        self.passphrase = PassphraseField(name=tr("Passphrase of the package"))
        self.look = Button(tr("See what is in it"), "primary")
        self.secret = NewPassphrase(tr("New passphrase"))
        self.take = Button(tr("Take over"), "primary")
        self.presses = (self.choose, self.look, self.take)
        self._name, self._held = Saying(), Saying()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.passphrase.returnPressed.connect(self._look)
        self.look.clicked.connect(self._look)
        self.secret.entered.connect(self._take)
        self.take.clicked.connect(self._take)

    def start(self) -> None:
        """Begin with the file."""
        self.choose.setFocus()

    def _lay_out(self) -> None:
        tr = self.tr
        back = Button(tr("Back"), "back", icon="arrow-left")
        back.clicked.connect(self._leave)
        self._opening = box(column(
            14, labelled(tr("Passphrase of the package"), self.passphrase), gap=0,
        ))  # fmt: skip
        first = column(
            Label(tr("The package"), "heading"), 10, row(self.choose, None), 6, self._name,
            self._opening, 14, row(self.look, None), gap=0, margins=(20, 16, 20, 20),
        )  # fmt: skip
        self._taking = Card(self._second())
        content = column(
            row(back, None), 4, Label(tr("Take over a practice"), "title"), 4,
            Label(tr("Everything in the package is checked first. Then it becomes the records of "
                     "this PC, all or nothing."), "body", "ink2", wrap=True), 16,
            Card(first), 12, self.problem, self.progress, 12, self._taking, None, gap=0,
            margins=(32, 18, 32, 24),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(content, 820, middle=True))
        self._opening.hide()
        self._taking.hide()
        self.look.setEnabled(False)

    def _second(self) -> QVBoxLayout:
        tr = self.tr
        return column(
            Label(tr("What it holds"), "heading"), 6, self._held, 14,
            Label(tr("Choose a passphrase of your own for the records. Make a recovery key in "
                     "the settings afterwards."), "small", "ink2", wrap=True), 10,
            self.secret, 14, row(self.take, None), gap=0, margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _choose(self) -> None:
        file = dialogs.ask_package(self)
        if not file:
            return
        self._taking.hide()
        self._name.setText(str(file))
        try:
            self._opening.setVisible(is_sealed(file))
        except TaktError as error:
            self.problem.show_problem(said(error))
            return
        self.problem.show_problem("")
        self._file = file
        self.look.setEnabled(True)
        (self.passphrase if self._opening.isVisible() else self.look).setFocus()

    def _look(self) -> None:
        file, typed = self._file, self.passphrase.text()
        if file:
            self.do(
                self.tr("Checking every file of the package …"),
                lambda told: preview(file, typed, told),
                self._show,
            )

    def _show(self, manifest: object) -> None:
        if isinstance(manifest, PackageManifest):
            words = spoken()
            held = facts(manifest.counts, words)
            self._held.setText(f"{manifest.clinic}: {held}")
            self._taking.show()
            self.secret.passphrase.setFocus()

    def _take(self) -> None:
        refused = self.secret.refused()
        self.problem.show_problem(refused[1] if refused else "")
        if refused or not self._file:
            return
        cost = self._doors.cost or cost_of(GUESS_S)
        job = TakeOver(
            self._doors.folder, self._file, self.passphrase.text(), self.secret.text,
            self._doors.clock, cost,
        )  # fmt: skip
        self.do(self.tr("Making and checking the records …"), job.run, self._taken)

    def _taken(self, workspace: object) -> None:
        if isinstance(workspace, Workspace):
            self.passphrase.clear()
            self.secret.clear()
            self.opened.emit(workspace)

    def _leave(self) -> None:
        self.work.stop()
        self.left.emit()
