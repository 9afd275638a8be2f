"""A picture that is chosen from a file, shown, and taken off again; taken back where regretted."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.errors import TaktError
from app.ui import dialogs
from app.ui.errors import said
from app.ui.style import px
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.undo_bar import UndoBar


class PictureWords(NamedTuple):
    """What a row calls its picture, what it says without one, and what its buttons do."""

    name: str
    none: str
    choose: str
    remove: str
    removed: str


class PictureRow(QWidget):
    """`keep` takes a picture as it was read, or b"", and gives back what is kept of it."""

    changed = Signal()

    def __init__(
        self, size: tuple[int, int], keep: Callable[[bytes], bytes],
        read: Callable[[bytes], bytes] = bytes, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.held, self._removed = b"", ""
        self._size, self._keep_it, self._read_it = size, keep, read
        self.picture, self.none = QLabel(), Label("", "body", "ink2")
        self.choose, self.remove = Button("", icon="file-pen"), Button("", "quiet", icon="x")
        self.problem, self.undo = FieldNote(), UndoBar()
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._take_off)

    def name(self, words: PictureWords) -> None:
        """Call everything by its name."""
        self.picture.setAccessibleName(words.name)
        self.none.setText(words.none)
        self.choose.setText(words.choose)
        self.remove.setText(words.remove)
        self._removed = words.removed

    def show_held(self, picture: bytes) -> None:
        """Show this picture, or none."""
        self.held = picture
        self.picture.setVisible(bool(picture))
        self.none.setVisible(not picture)
        self.remove.setVisible(bool(picture))
        if picture:
            pixmap = QPixmap()
            pixmap.loadFromData(picture)
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.KeepAspectRatio
            wide, high = self._size
            self.picture.setPixmap(pixmap.scaled(px(wide), px(high), ratio, smooth))

    def _choose(self) -> None:
        path = dialogs.ask_picture(self)
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            picture = self._read_it(path.read_bytes())
        except OSError:
            self.problem.show_problem(self.tr("The picture could not be read."))
        except TaktError as error:
            self.problem.show_problem(said(error))
        else:
            self._keep(picture)

    def _take_off(self) -> None:
        before = self.held
        self._keep(b"")
        if not self.held:
            self.undo.offer(self._removed, lambda: self._keep(before))

    def _keep(self, picture: bytes) -> None:
        try:
            kept = self._keep_it(picture)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return
        self.problem.show_problem("")
        self.undo.forget()
        self.show_held(kept)
        self.changed.emit()
