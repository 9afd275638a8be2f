"""A page with work that takes its time: a bar shows how far it is, the window stays alive."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError
from app.ui.background import Work, result_of
from app.ui.errors import said
from app.ui.widgets.controls.label import FieldNote
from app.ui.widgets.controls.progress import Progress


class WorkingPage(QWidget):
    """One work at a time. `presses` are the controls that wait meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress, self.problem = Progress(), FieldNote()
        self.presses: tuple[QWidget, ...] = ()
        self.work = Work(lambda _told: None)
        self.at_work = False

    def do(self, words: str, work: Callable[..., object], then: Callable[[object], None]) -> None:
        """Show these words and do this; then, when it went well, that with what came of it."""
        self.problem.show_problem("")
        self._wait(waiting=True)
        self.at_work = True
        self.progress.begin(words)
        self.work = Work(work, self)
        self.work.progressed.connect(self.progress.show_per_cent)
        self.work.ended.connect(lambda result: self._ended(result, then))
        self.destroyed.connect(self.work.stop)  # locked: nothing goes on behind the lock
        self.work.start()

    def _ended(self, result: object, then: Callable[[object], None]) -> None:
        self.progress.hide()
        self._wait(waiting=False)
        self.at_work = False
        try:
            then(result_of(result))
        except TaktError as error:
            self.problem.show_problem(said(error))

    def _wait(self, *, waiting: bool) -> None:
        for each in self.presses:
            each.setEnabled(not waiting)
