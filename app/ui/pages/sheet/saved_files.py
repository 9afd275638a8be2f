"""The files with patient data that were saved outside the records, each with a way to delete."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError
from app.domain.record import SavedExport
from app.ui.errors import said
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.label import ElidedLabel, FieldNote, Label
from app.usecases.saved_exports import delete_export, saved_exports
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
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = saved_exports(self._workspace)
        if not found:
            self._lines.addWidget(
                Label(self.tr("No file with patient data lies outside the records."), "body",
                      "ink2", wrap=True)
            )  # fmt: skip
        for each in found:
            self._lines.addWidget(self._line(each))

    def _line(self, export: SavedExport) -> QWidget:
        file = Path(export.path)
        delete = Button(self.tr("Delete"), height=32)
        delete.setAccessibleName(self.tr("Delete {file}").format(file=file.name))
        delete.clicked.connect(lambda: self._delete(export))
        day = spoken().short_date(export.saved_at.date())
        line = row(ElidedLabel(str(file)), Label(day, "small", "ink2"), delete, gap=12)
        line.setStretch(0, 1)
        return box(line)

    def _delete(self, export: SavedExport) -> None:
        try:
            delete_export(self._workspace, export)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return
        self.problem.show_problem("")
        self._show()
