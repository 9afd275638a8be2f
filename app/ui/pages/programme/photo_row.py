"""The photo of an exercise of the clinic's own: chosen from a file, shown, taken off again."""

from PySide6.QtWidgets import QWidget

from app.pdf.photo import read_photo
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.picture_row import PictureRow, PictureWords

SHOWN = 220, 150


class PhotoRow(PictureRow):
    """Keeps the photo as it will be stored: small, and without place, day or camera."""

    def __init__(self, photo: bytes, parent: QWidget | None = None) -> None:
        super().__init__(SHOWN, bytes, read_photo, parent)
        self.name(PictureWords(
            self.tr("Photo"), self.tr("No photo yet."), self.tr("Choose a photo …"),
            self.tr("Remove the photo"), self.tr("The photo was taken off."),
        ))  # fmt: skip
        notes = (
            self.tr("Place, day and camera are taken out of the photo before it is kept."),
            self.tr("Can someone be recognised? Ask for consent first, or photograph without the "
                    "face."),
        )  # fmt: skip
        buttons = row(self.choose, self.remove, None, gap=8)
        told = column(buttons, *(Label(each, "small", "ink2", wrap=True) for each in notes),
                      self.problem, self.undo, None, gap=6)  # fmt: skip
        line = row(self.picture, self.none, gap=16)
        line.addLayout(told, 1)
        self.setLayout(line)
        self.show_held(photo)

    def show_photo(self, photo: bytes) -> None:
        """Show this photo, or none."""
        self.undo.forget()
        self.show_held(photo)
        self.changed.emit()
