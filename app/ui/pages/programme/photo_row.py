"""The photo of an exercise of the clinic's own: chosen from a file, shown, taken off again."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.errors import TaktError
from app.pdf.photo import read_photo
from app.ui import dialogs
from app.ui.errors import said
from app.ui.style import px
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.undo_bar import UndoBar

SHOWN = 220, 150


class PhotoRow(QWidget):
    """Keeps the photo as it will be stored: small, and without place, day or camera."""

    changed = Signal()

    def __init__(self, photo: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Photo"))
        self._none = Label(self.tr("No photo yet."), "body", "ink2")
        self.choose = Button(self.tr("Choose a photo …"), icon="file-pen")
        self.remove = Button(self.tr("Remove the photo"), "quiet", icon="x")
        self.problem, self.undo = FieldNote(), UndoBar()
        notes = (
            self.tr("Place, day and camera are taken out of the photo before it is kept."),
            self.tr("Can someone be recognised? Ask for consent first, or photograph without the "
                    "face."),
        )  # fmt: skip
        buttons = row(self.choose, self.remove, None, gap=8)
        told = column(buttons, *(Label(each, "small", "ink2", wrap=True) for each in notes),
                      self.problem, self.undo, None, gap=6)  # fmt: skip
        line = row(self._picture, self._none, gap=16)
        line.addLayout(told, 1)
        self.setLayout(line)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._take_off)
        self._show()

    def show_photo(self, photo: bytes) -> None:
        """Show this photo, or none."""
        self._keep(photo)

    def _choose(self) -> None:
        path = dialogs.ask_picture(self)
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            self._keep(read_photo(path.read_bytes()))
        except OSError:
            self.problem.show_problem(self.tr("The picture could not be read."))
        except TaktError as error:
            self.problem.show_problem(said(error))

    def _take_off(self) -> None:
        before = self.photo
        self._keep(b"")
        self.undo.offer(self.tr("The photo was taken off."), lambda: self._keep(before))

    def _keep(self, photo: bytes) -> None:
        self.problem.show_problem("")
        self.undo.forget()
        self.photo = photo
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._picture.setVisible(bool(self.photo))
        self._none.setVisible(not self.photo)
        self.remove.setVisible(bool(self.photo))
        if self.photo:
            pixmap = QPixmap()
            pixmap.loadFromData(self.photo)
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            self._picture.setPixmap(pixmap.scaled(px(SHOWN[0]), px(SHOWN[1]), keep, smooth))
