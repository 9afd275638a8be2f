"""Exercises: look through the bank, choose favourites, write the clinic's own."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.exercises.bank import Hit
from app.exercises.own import OwnExercise
from app.ui import shortcuts
from app.ui.pages.programme.own_exercise_editor import PAGE, OwnExerciseEditor
from app.ui.style import px
from app.ui.widgets.bank.browser import BankBrowser
from app.ui.widgets.bank.exercise_about import ExerciseAbout
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, box, column, row, scrolling
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.undo_bar import UndoBar
from app.usecases.keep_favourites import favourites, mark_favourite
from app.usecases.keep_form_draft import newest_form_on
from app.usecases.keep_own_exercises import keep_own_exercise, remove_own_exercise
from app.usecases.workspace import Workspace

_NARROW = 980
_ABOUT_WIDTH = 640


class BankPage(QWidget):
    """`bank_changed` carries the workspace whose bank has what the clinic wrote.

    `continued`: an exercise that was written and not saved is gone on with at once.
    """

    bank_changed = Signal(object)

    def __init__(self, workspace: Workspace, *, continued: bool = False) -> None:
        super().__init__()
        self._workspace = workspace
        self._favourites = favourites(workspace)
        self._editor: OwnExerciseEditor | None = None
        self._reading = False
        self.browser = BankBrowser(workspace.bank, self._favourites)
        self.about = ExerciseAbout(workspace.bank)
        self.new = Button(self.tr("New exercise"), icon="plus", shortcut=shortcuts.NEW.keys)
        self.all_exercises = Button(self.tr("All exercises"), "back", icon="arrow-left")
        self.undo = UndoBar()
        self._lay_out()
        self._connect()
        self._show(self.browser.grid.hit)
        left = newest_form_on(workspace, PAGE) if continued else None
        if left:
            self.edit(workspace.bank.own(left.removeprefix(PAGE).strip()))

    @property
    def unsaved(self) -> bool:
        """Whether an exercise is being written that is not saved."""
        return self._editor is not None and self._editor.unsaved

    @property
    def editor(self) -> OwnExerciseEditor | None:
        """The form of an exercise of the clinic's own, while it is open."""
        return self._editor

    def start(self) -> None:
        """Begin in the search field, or in the name of the exercise that is written."""
        if self._editor:
            self._editor.start()
        else:
            self.browser.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if self._editor:
            self._editor.leave(then)
        else:
            then()

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        if self._editor:
            self._editor.keep_draft_now()

    def edit(self, own: OwnExercise | None) -> None:
        """Open the form: of a new exercise, or of this one."""
        self._editor = OwnExerciseEditor(self._workspace, own)
        self._editor.saved.connect(self._saved)
        self._editor.closed.connect(self._close_editor)
        self._pages.addWidget(self._editor)
        self._pages.setCurrentWidget(self._editor)
        self._head.setEnabled(False)
        self.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, hit: Hit | None) -> None:
        liked = hit is not None and hit.exercise.id in self._favourites
        self.about.show_hit(self._workspace.bank, hit, favourite=liked)
        self._detail.verticalScrollBar().setValue(0)

    def _mark(self, exercise_id: str, favourite: bool) -> None:  # noqa: FBT001 (a signal's)
        mark_favourite(self._workspace, exercise_id, favourite=favourite)
        self._favourites = favourites(self._workspace)
        self.browser.show_favourites(self._favourites)
        self._show(self.browser.grid.hit)

    def _edit_shown(self) -> None:
        hit = self.browser.grid.hit
        own = self._workspace.bank.own(hit.exercise.id) if hit else None
        if own:
            self.edit(own)

    def _remove_shown(self) -> None:
        hit = self.browser.grid.hit
        own = self._workspace.bank.own(hit.exercise.id) if hit else None
        if own is None or hit is None:
            return
        name = hit.rung.name.of(self.browser.language)
        self._take_over(remove_own_exercise(self._workspace, own.id))
        self.undo.offer(self.tr("{exercise} was removed.").format(exercise=name),
                        lambda: self._put_back(own))  # fmt: skip

    def _put_back(self, own: OwnExercise) -> None:
        self._saved(keep_own_exercise(self._workspace, own), own.id)

    def _saved(self, workspace: Workspace, exercise_id: str) -> None:
        self._take_over(workspace)
        self._close_editor()
        self.browser.show_exercise(exercise_id)

    def _take_over(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.browser.show_bank(workspace.bank)
        self.bank_changed.emit(workspace)

    def _close_editor(self) -> None:
        if self._editor:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        self._head.setEnabled(True)
        self._pages.setCurrentIndex(0)
        self.start()

    def _lay_out(self) -> None:
        self._head = box(row(Label(self.tr("Exercises"), "title"), None, self.new,
                             gap=12))  # fmt: skip
        self._detail = scrolling(box(column(
            row(self.all_exercises, None), Card(column(self.about, gap=0)), None, gap=8,
            margins=(0, 0, 8, 0),
        )))  # fmt: skip
        body = row(self.browser, self._detail, gap=20)
        body.setStretch(0, 10)
        body.setStretch(1, 11)
        browse = box(column(self._head, self.undo, body, gap=12, margins=(32, 18, 24, 12)))
        self._pages = QStackedWidget()
        self._pages.addWidget(browse)
        self.setLayout(column(self._pages, gap=0))

    def _connect(self) -> None:
        self.browser.chosen.connect(self._show)
        self.browser.opened.connect(self._read)
        self.browser.favourite_asked.connect(self._mark)
        self.about.level_asked.connect(self._climb)
        self.about.favourite_asked.connect(
            lambda: self.browser.toggle_favourite(self.browser.grid.hit)
        )
        self.about.edit_asked.connect(self._edit_shown)
        self.about.remove_asked.connect(self._remove_shown)
        self.new.clicked.connect(lambda: self.edit(None))
        self.all_exercises.clicked.connect(self._back_to_all)

    def _climb(self, level: int) -> None:
        hit = self.browser.grid.hit
        if hit:
            self.browser.show_exercise(hit.exercise.id, level)

    def _read(self, hit: Hit) -> None:
        """Show the exercise by itself where there is no room for both."""
        self._reading = True
        self._fit()
        self._show(hit)
        if self.all_exercises.isVisible():
            self.all_exercises.setFocus()

    def _back_to_all(self) -> None:
        self._reading = False
        self._fit()
        self.browser.start()

    def _fit(self) -> None:
        narrow = self.width() < px(_NARROW)
        self.browser.setVisible(not narrow or not self._reading)
        self._detail.setVisible(not narrow or self._reading)
        self.all_exercises.setVisible(narrow)
        self._detail.setMaximumWidth(px(2000 if narrow else _ABOUT_WIDTH))
