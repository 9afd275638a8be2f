"""Writes an exercise of the clinic's own, or changes one."""

from base64 import b64decode, b64encode
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError, sentence
from app.exercises.own import OwnExercise
from app.ui import shortcuts
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.programme.photo_row import PhotoRow
from app.ui.translator import spoken
from app.ui.widgets.bank.own_exercise_form import OwnExerciseForm
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, reading_page, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.usecases.keep_own_exercises import keep_own_exercise
from app.usecases.workspace import Workspace

PAGE = "exercises"
_PHOTO = "photo"
_TAKEN = sentence("There is an exercise with this name already. Choose another name.")


class OwnExerciseEditor(QWidget):
    """`saved` carries the workspace whose bank has the exercise, and its id; `closed`: nothing."""

    saved = Signal(object, str)
    closed = Signal()

    def __init__(
        self, workspace: Workspace, own: OwnExercise | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._own = workspace, own
        self.form = OwnExerciseForm(own)
        self.photo = PhotoRow(own.photo if own else b"")
        self.save = Button(self.tr("Save"), "primary", shortcut=shortcuts.SAVE.keys, height=40)
        self.cancel = Button(self.tr("Cancel"), height=40)
        self.problem = FieldNote()
        self._guard = FormGuard(workspace, self, self.store)
        self._lay_out()
        self.save.clicked.connect(self.store)
        self.cancel.clicked.connect(lambda: self.leave(self.closed.emit))
        leave = QAction(self)
        leave.setShortcut(shortcuts.LEAVE.keys)
        leave.triggered.connect(lambda: self.leave(self.closed.emit))
        self.addAction(leave)
        self._guard.begin(Form(PAGE, own.id if own else ""))

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._guard.unsaved

    def start(self) -> None:
        """Begin with the name."""
        self.form.names[spoken().language].setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        self._guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        self._guard.keep()

    def typed(self) -> dict[str, str]:
        """All that stands in the form, the photo too."""
        photo = b64encode(self.photo.held).decode()
        return self.form.typed() | ({_PHOTO: photo} if photo else {})

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        self.form.show_typed(fields)
        self.photo.show_photo(b64decode(fields.get(_PHOTO, "")))

    def store(self) -> bool:
        """Save what stands here; where it is refused, say why and stay."""
        try:
            own = self._exercise()
            workspace = keep_own_exercise(self._workspace, own)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return False
        self._guard.saved()
        self.saved.emit(workspace, own.id)
        return True

    def _exercise(self) -> OwnExercise:
        own = self.form.exercise(self._own.id if self._own else "", self.photo.held)
        if self._own is None and self._workspace.bank.get(own.id):
            raise TaktError(_TAKEN)
        return own

    def _lay_out(self) -> None:
        tr = self.tr
        title = tr("Change the exercise") if self._own else tr("New exercise of the clinic’s own")
        heading = Label(title, "title", wrap=True)
        head = row(heading, self.cancel, self.save, gap=12)
        head.setStretch(0, 1)
        content = column(
            head, 8, self.problem, 6, Card(column(self.form, margins=(20, 16, 20, 16))), 14,
            Card(column(Label(tr("Photo"), "heading"), self.photo, gap=8,
                        margins=(20, 16, 20, 16))), None,
            gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        self.setLayout(column(self._guard, reading_page(content, 1100), gap=0))
