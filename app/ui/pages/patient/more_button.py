"""What else can be done with one patient's file: diary, journal, access copy, deletion."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError
from app.domain.record import PatientFile
from app.ui import dialogs, shortcuts
from app.ui.clipboard import copy_briefly
from app.ui.errors import said
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.menu import Menu
from app.usecases.access_copy import access_copy
from app.usecases.journal_line import journal_line
from app.usecases.progress_page import progress_page
from app.usecases.saved_exports import save_export
from app.usecases.what_if import can_be_tried
from app.usecases.workspace import Workspace


class MoreButton(QWidget):
    """A button with a menu; beside it stands what was just done, or why it could not be."""

    diary_asked = Signal()
    trail_asked = Signal()
    what_if_asked = Signal()
    together_asked = Signal()
    delete_asked = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._file = workspace, file
        self._said = Label("", "small", "ink2")
        self.button = Button(self.tr("More …"))
        self.button.clicked.connect(self._open)
        self.menu = Menu(self)
        self.diary = self._action(self.tr("Type in the diary …"), self.diary_asked.emit,
                                  shortcuts.DIARY.keys)  # fmt: skip
        self.journal = self._action(self.tr("Copy for the journal"), self._copy,
                                    shortcuts.JOURNAL.keys)  # fmt: skip
        self.what_if = self._action(self.tr("What if …"), self.what_if_asked.emit,
                                    shortcuts.WHAT_IF.keys)  # fmt: skip
        self.together = self._action(self.tr("Look together …"), self.together_asked.emit,
                                     shortcuts.TOGETHER.keys)  # fmt: skip
        for action in (self.what_if, self.together):
            action.setEnabled(can_be_tried(file))
        self.progress = self._action(self.tr("Save the progress page …"), self._save_progress)
        self.menu.addSeparator()
        self.trail = self._action(self.tr("What was done, and when …"), self.trail_asked.emit)
        self.access = self._action(self.tr("Save everything stored …"), self._save_all)
        self.menu.addSeparator()  # the harmful one stands by itself, last
        self.delete = self._action(self.tr("Delete by law …"), self.delete_asked.emit)
        self.diary.setEnabled(bool(file.programmes))
        for action in (self.journal, self.progress):
            action.setEnabled(file.latest is not None)
        self.setLayout(row(self._said, self.button, gap=8))

    def _action(self, text: str, then: Callable[[], None], shortcut: str = "") -> QAction:
        action = self.menu.addAction(text)
        action.setShortcut(shortcut)
        action.triggered.connect(lambda _checked: then())
        self.addAction(action)  # so that its shortcut works while the menu is closed
        return action

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _copy(self) -> None:
        text = journal_line(self._workspace, self._file, spoken().language)
        copy_briefly(text)
        self._tell(self.tr("Copied for the journal."))

    def _save_progress(self) -> None:
        pages = progress_page(self._workspace, self._file)
        path = dialogs.ask_save_path(self, self._name(self.tr("progress")))
        if path is not None:
            self._save(path, pages)

    def _save_all(self) -> None:
        path = dialogs.ask_save_path(self, self._name(self.tr("access-copy")))
        if path is not None:
            copy = access_copy(self._workspace, self._file.patient.id, spoken().language)
            if self._save(path, copy.pdf):
                self._save(path.with_suffix(".json"), copy.json)

    def _name(self, what: str) -> str:
        return f"{what}-{self._workspace.today.isoformat()}.pdf"

    def _save(self, path: Path, data: bytes) -> bool:
        try:
            save_export(self._workspace, path, data)
        except TaktError as error:
            self._tell(said(error))
            return False
        self._tell(self.tr("Saved"))
        return True

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        announce(self, text)
        self._said.setAccessibleName(text)
