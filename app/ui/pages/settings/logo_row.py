"""The clinic's logo: chosen from a file, shown, taken off again; kept at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.errors import TaktError
from app.ui import dialogs
from app.ui.errors import said
from app.ui.style import px
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.undo_bar import UndoBar
from app.usecases.keep_clinic import change_logo, clinic
from app.usecases.workspace import Workspace

SHOWN = 240, 40


class LogoRow(QWidget):
    """Shows the logo that stands on the sheets, with the buttons that change it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Logo"))
        self._none = Label(self.tr("No logo yet."), "body", "ink2")
        self.choose = Button(self.tr("Choose a picture …"), icon="file-pen")
        self.remove = Button(self.tr("Remove the logo"), "quiet")
        self.problem, self.undo = FieldNote(), UndoBar()
        line = row(self._picture, self._none, self.choose, self.remove, None, gap=12)
        self.setLayout(column(line, self.undo, self.problem, gap=4))
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._take_off)
        self._show(clinic(workspace).logo)

    def _choose(self) -> None:
        path = dialogs.ask_picture(self)
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            picture = path.read_bytes()
        except OSError:
            self.problem.show_problem(self.tr("The picture could not be read."))
            return
        self._keep(picture)

    def _take_off(self) -> None:
        before = clinic(self._workspace).logo
        self._keep(b"")
        self.undo.offer(self.tr("The logo was taken off."), lambda: self._keep(before))

    def _keep(self, picture: bytes) -> None:
        try:
            changed = change_logo(self._workspace, picture)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return
        self.problem.show_problem("")
        self.undo.forget()
        self._show(changed.logo)

    def _show(self, logo: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(logo)
        self._picture.setVisible(bool(logo))
        self._none.setVisible(not logo)
        self.remove.setVisible(bool(logo))
        if logo:
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            self._picture.setPixmap(pixmap.scaled(px(SHOWN[0]), px(SHOWN[1]), keep, smooth))
