"""The files with patient data that were saved outside the records, each with a way to delete."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError
from app.domain.record import SavedExport
from app.ui.errors import said
from app.ui.style import show_tip
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import box, column, empty, row
from app.ui.widgets.controls.label import ElidedLabel, FieldNote, Label
from app.usecases.saved_exports import delete_export, forget_export, saved_exports
from app.usecases.workspace import Workspace


class SavedFiles(QWidget):
    """One line a file, the latest first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.problem = FieldNote()
        self._lines = column(gap=4)
        self.setLayout(column(self._lines, self.problem, gap=4))
        self._show()

    def _show(self) -> None:
        empty(self._lines)
        found = saved_exports(self._workspace)
        if not found:
            self._lines.addWidget(
                Label(self.tr("No file with patient data lies outside the records."), "body",
                      "ink2", wrap=True)
            )  # fmt: skip
        for each in found:
            line = SavedFile(each)
            line.deleted.connect(lambda each=each: self._do(delete_export, each))
            line.dismissed.connect(lambda each=each: self._do(forget_export, each))
            self._lines.addWidget(line)

    def _do(self, act: Callable[[Workspace, SavedExport], None], export: SavedExport) -> None:
        try:
            act(self._workspace, export)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return
        self.problem.show_problem("")
        self._show()


class SavedFile(QWidget):
    """One file. It is asked before it goes, as there is no undo: it goes past the bin."""

    deleted = Signal()
    dismissed = Signal()

    def __init__(self, export: SavedExport) -> None:
        super().__init__()
        file = Path(export.path)
        self.delete = Button(self.tr("Delete"), height=32)
        self.delete.setAccessibleName(self.tr("Delete {file}").format(file=file.name))
        self.dismiss = Button(self.tr("Off the list"), "quiet", height=32)
        self.dismiss.setAccessibleName(self.tr("Take {file} off the list").format(file=file.name))
        show_tip(self.dismiss, self.tr("The file stays where it is."))
        self.yes = Button(self.tr("Delete for good"), height=32)
        self.keep = Button(self.tr("Keep it"), height=32)
        self._words = Label(self.tr("It goes for good, not to the bin."), "small", "ink2")
        day = spoken().short_date(export.saved_at.date())
        line = row(ElidedLabel(str(file)), Label(day, "small", "ink2"),
                   self.dismiss, self.delete, gap=12)  # fmt: skip
        line.setStretch(0, 1)
        self._question = box(row(None, self._words, self.yes, self.keep, gap=8))
        self._question.hide()
        self.setLayout(column(line, self._question, gap=4))
        self.delete.clicked.connect(self._ask)
        self.dismiss.clicked.connect(self.dismissed)
        self.yes.clicked.connect(self.deleted)
        self.keep.clicked.connect(self._leave)

    def _ask(self) -> None:
        self._question.show()
        self.delete.setEnabled(False)
        self.keep.setFocus()
        announce(self, self._words.text())

    def _leave(self) -> None:
        self._question.hide()
        self.delete.setEnabled(True)
        self.delete.setFocus()
