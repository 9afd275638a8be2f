"""The clinic's logo: chosen from a file, shown, taken off again; kept at once."""

from PySide6.QtWidgets import QWidget

from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.picture_row import PictureRow, PictureWords
from app.usecases.keep_clinic import change_logo, clinic
from app.usecases.workspace import Workspace

SHOWN = 240, 40


class LogoRow(PictureRow):
    """Shows the logo that stands on the sheets, with the buttons that change it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(SHOWN, lambda new: change_logo(workspace, new).logo, parent=parent)
        self.name(PictureWords(
            self.tr("Logo"), self.tr("No logo yet."), self.tr("Choose a picture …"),
            self.tr("Remove the logo"), self.tr("The logo was taken off."),
        ))  # fmt: skip
        line = row(self.picture, self.none, self.choose, self.remove, None, gap=12)
        self.setLayout(column(line, self.undo, self.problem, gap=4))
        self.show_held(clinic(workspace).logo)
