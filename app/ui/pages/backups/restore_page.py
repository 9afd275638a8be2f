"""Restore: find a backup, look into it, and put it in the place of the records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError, sentence
from app.ui import dialogs
from app.ui.errors import said
from app.ui.pages.backups.restore_parts import BackupList, Contents, facts
from app.ui.pages.backups.secret_form import SecretForm
from app.ui.pages.backups.working_page import WorkingPage
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, box, column, reading_page, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.tab_order import tab_as_laid_out
from app.usecases.restore import (
    Choice,
    backup_before,
    backup_folders,
    deleted_before,
    find_backups,
    known_backups,
    look,
    open_backups,
    prepare_restore,
    present_counts,
)
from app.usecases.workspace import Workspace

_NONE = sentence("No backup was found here. Plug in the stick, or choose the folder.")
_FOUND = sentence("Backups found: {n}")


class RestorePage(WorkingPage):
    """`left`: back. `ready` carries a ReadyToRestore: the records are to change places."""

    left = Signal()
    ready = Signal(object)

    def __init__(
        self, root: Path, clock: Callable[[], datetime], workspace: Workspace | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._root, self._clock, self._workspace = root, clock, workspace
        self._chosen: Path | None = None
        tr = self.tr
        self.secret = SecretForm()
        self.elsewhere = Button(tr("Choose another folder …"))
        self.open = Button(tr("Show the backups"), "primary")
        self.list = BackupList(root)
        self.look, self.cancel = Button(tr("Look into it")), Button(tr("Do not restore"))
        self.restore = Button(tr("Restore this backup …"), "primary")
        self.confirm = Button(tr("Restore now"), "primary")
        self.contents = Contents()
        self.presses = (
            self.open,
            self.elsewhere,
            self.look,
            self.restore,
            self.confirm,
            self.list,
        )
        self._found = Label("", "small", "ink2", wrap=True)
        self._difference = Label("", "body", wrap=True)
        self._lay_out()
        self._connect()
        self._find()

    def start(self) -> None:
        """Begin where something is to be typed or chosen."""
        (self.elsewhere if self._workspace else self.secret.field).setFocus()

    def _lay_out(self) -> None:
        tr = self.tr
        back = Button(tr("Back"), "back", icon="arrow-left")
        back.clicked.connect(self._leave)
        self._opening = Card(self._where())
        self._choosing = Card(self._which())
        self._confirming = Card(self._sure())
        content = column(
            row(back, None), 4, Label(tr("Restore a backup"), "title"), 4,
            Label(tr("The records that stand here now are kept beside. Nothing is deleted."),
                  "body", "ink2", wrap=True), 16,
            box(column(self._opening, self.problem, self.progress, self._choosing,
                       self._confirming, gap=12)),
            None, gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._room = reading_page(content, 820, middle=self._workspace is None)
        layout.addWidget(self._room)
        self._show_step()

    def _where(self) -> QVBoxLayout:
        proof = box(column(14, self.secret, 14, row(self.open, None), gap=0))
        if self._workspace:
            proof.hide()
        return column(
            Label(self.tr("Where is the backup?"), "heading"), 4, self._found, 10,
            row(self.elsewhere, None), proof, gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _which(self) -> QVBoxLayout:
        return column(
            Label(self.tr("Which backup?"), "heading"), 10, self.list, 14,
            row(self.look, self.restore, None, gap=12), 4, self.contents, gap=0,
            margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _sure(self) -> QVBoxLayout:
        return column(
            Label(self.tr("Restore this backup?"), "heading"), 8, self._difference, 14,
            row(self.confirm, self.cancel, None, gap=12), gap=0, margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _connect(self) -> None:
        self.elsewhere.clicked.connect(self._choose_folder)
        self.secret.entered.connect(self._open)
        self.open.clicked.connect(self._open)
        self.list.chosen.connect(lambda _: self._show_step("choosing"))
        self.look.clicked.connect(self._look)
        self.restore.clicked.connect(self._ask)
        self.cancel.clicked.connect(lambda: self._show_step("choosing"))
        self.confirm.clicked.connect(self._restore)

    def _show_step(self, step: str = "opening") -> None:
        open_already = self._workspace is not None
        self._opening.setVisible(step == "opening" or (step == "choosing" and open_already))
        self._choosing.setVisible(step == "choosing")
        self._confirming.setVisible(step == "confirming")
        for each in (self.look, self.restore):
            each.setEnabled(self.list.choice is not None)
        self.contents.hide()
        tab_as_laid_out(self._room)

    def _find(self) -> None:
        found = find_backups(backup_folders(self._root, self._chosen))
        whole = [each for each in found if each.key_file]
        words = spoken()
        self._found.setText(words.say(_FOUND, n=len(whole)) if whole else words.say(_NONE))
        self.open.setEnabled(bool(whole))
        if self._workspace:
            self._show(known_backups(self._workspace, backup_folders(self._root, self._chosen)))

    def _choose_folder(self) -> None:
        folder = dialogs.ask_folder(self, self.tr("Choose the folder with the backups"))
        if folder:
            self._chosen = folder
            self._find()
            self.start()

    def _open(self) -> None:
        found = find_backups(backup_folders(self._root, self._chosen))
        way, typed = self.secret.way, self.secret.text
        self.do(
            self.tr("Opening the backups …"),
            lambda _told: open_backups(self._root, found, way, typed),
            self._opened,
        )

    def _opened(self, result: object) -> None:
        if isinstance(result, tuple):
            self._show(result)
            self.list.start()

    def _show(self, choices: tuple[Choice, ...]) -> None:
        self.list.show_choices(choices)
        self._show_step("choosing" if choices else "opening")

    def _look(self) -> None:
        choice = self.list.choice
        if choice:
            self.do(
                self.tr("Reading and checking the backup …"),
                lambda told: look(self._root, choice, told),
                self._looked,
            )

    def _looked(self, result: object) -> None:
        if isinstance(result, tuple):
            self.contents.show_patients(result)
            QTimer.singleShot(0, self, lambda: self._room.ensureWidgetVisible(self.contents))

    def _ask(self) -> None:
        choice, words = self.list.choice, spoken()
        if not choice:
            return
        lines = [words.say("The backup: {facts}.", facts=facts(choice.manifest.state, words))]
        if self._workspace:
            now = facts(present_counts(self._workspace), words)
            lines.append(words.say("What stands here now: {facts}.", facts=now))
        lines.append(words.say("What was entered after the backup stands only in the records that "
                               "are kept beside."))  # fmt: skip
        self._difference.setText("\n".join(lines))
        self._show_step("confirming")
        self.cancel.setFocus()

    def _restore(self) -> None:
        choice = self.list.choice
        if not choice:
            return
        try:
            gone = deleted_before(self._root, choice, self._workspace)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return
        first = backup_before(self._workspace) if self._workspace else None
        self.do(
            self.tr("Restoring and checking every page …"),
            lambda told: prepare_restore(self._root, choice, gone, told, first),
            self.ready.emit,
        )

    def _leave(self) -> None:
        self.work.stop()
        self.left.emit()
