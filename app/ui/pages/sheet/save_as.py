"""Saves an issued sheet as a file: its pages, or its words alone."""

from PySide6.QtCore import QPoint, Signal

from app.domain.errors import TaktError
from app.domain.record import IssuedProgramme
from app.sheet.written import WRITTEN
from app.ui import dialogs
from app.ui.errors import said
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.menu import Menu
from app.usecases.printed_sheet import printed_sheet
from app.usecases.reprint import reprint
from app.usecases.saved_exports import save_export
from app.usecases.workspace import Workspace


class SaveAs(Button):
    """A button that opens the kinds of files; `told` carries why one could not be saved, or ""."""

    told = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("", icon="save")
        self.show_text(self.tr("Save as …"))
        self._workspace = workspace
        self._version: IssuedProgramme | None = None
        self.kinds = Menu(self)
        for kind, words in (
            (".pdf", self.tr("PDF: the pages as they are printed …")),
            (".html", self.tr("Web page: for screen readers …")),
            (".txt", self.tr("Plain text: for mail …")),
        ):
            action = self.kinds.addAction(words)
            action.triggered.connect(lambda _checked, kind=kind: self.save(kind))
        self.clicked.connect(self._open_kinds)

    def show_version(self, version: IssuedProgramme | None) -> None:
        """Take this version for the next file."""
        self._version = version

    def save(self, kind: str) -> None:
        """Ask for a place, and save it there as this kind of file."""
        version = self._version
        if version is None:
            return
        day = version.programme.issued_on.isoformat()
        name = self.tr("home-programme-{day}").format(day=day)
        path = dialogs.ask_save_path(self, f"{name}{kind}")
        try:
            if path is not None:
                save_export(self._workspace, path, self._as_file(version, kind))
            self.told.emit("")
        except TaktError as error:
            self.told.emit(said(error))

    def _as_file(self, version: IssuedProgramme, kind: str) -> bytes:
        written = WRITTEN.get(kind)
        if written is None:
            return reprint(self._workspace, version.id)
        return written(printed_sheet(self._workspace, version.id)).encode(errors="replace")

    def _open_kinds(self) -> None:
        self.kinds.popup(self.mapToGlobal(QPoint(0, self.height())))
