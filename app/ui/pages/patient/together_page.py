"""Looking at the screen together: one patient and nobody else, left by the passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.errors import TaktError
from app.domain.record import PatientFile, RecordedSession
from app.ui.errors import said
from app.ui.pages.patient.course import Course
from app.ui.pages.patient.what_if_page import WhatIfPage
from app.ui.shown_names import shown_name
from app.ui.style import px
from app.ui.waiting import beside, waiting
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Line, box, column, row, scrolling
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import PassphraseField
from app.usecases.change_keys import check_passphrase
from app.usecases.workspace import Workspace

COURSE, WHAT_IF = 0, 1
_NARROW = 1040


class TogetherPage(QWidget):
    """The course and the what-if of one patient. `left` speaks when the passphrase was right.

    The demonstration clinic has nothing to hide, and asks for none.
    """

    left = Signal()

    def __init__(self, workspace: Workspace, file: PatientFile, latest: RecordedSession) -> None:
        super().__init__()
        self._workspace, self._file, self._latest = workspace, file, latest
        self.what_if: WhatIfPage | None = None  # until it is asked for: it judges every answer
        self.course = Course(workspace, file, opens=False)
        self._pages = QStackedWidget()
        self._build()
        self._lay_out()
        self._listen()

    def start(self) -> None:
        """Begin at the choice of what to look at."""
        self.shows.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.course.stack(stacked=self.width() < px(_NARROW))

    def _build(self) -> None:
        choices = ((COURSE, self.tr("The course")), (WHAT_IF, self.tr("What if?")))
        self.shows = Segments(choices, COURSE, name=self.tr("Look at"))
        self.done = Button(self.tr("Done"))
        self.passphrase = PassphraseField(name=self.tr("Passphrase"))
        self.passphrase.setMinimumWidth(px(220))
        self.leave_button = Button(self.tr("Leave"), "primary")
        self.problem = FieldNote()

    def _lay_out(self) -> None:
        why = Label(self.tr("The passphrase leads back to all patients."), "small", "ink2",
                    wrap=True)  # fmt: skip
        typed = box(row(self.passphrase, self.leave_button, gap=8))
        line = SideBySide(why, typed, gap=8).stretch(0)
        self._asked = box(column(line, margins=(20, 0, 20, 8)))
        self._asked.hide()
        head = row(Label(shown_name(self._file.patient.given_name), "title"), 16, self.shows, None,
                   self.done, gap=8, margins=(20, 10, 20, 6))  # fmt: skip
        self._pages.addWidget(scrolling(box(column(self.course, margins=(20, 8, 20, 16)))))
        refused = row(None, self.problem, margins=(20, 0, 20, 0))
        self.setLayout(column(head, self._asked, refused, Line(), self._pages, gap=0))

    def _listen(self) -> None:
        self.shows.changed.connect(self._show)
        self.done.clicked.connect(self._ask)
        self.leave_button.clicked.connect(self._leave)
        self.passphrase.returnPressed.connect(self._leave)

    def _show(self, place: int | None) -> None:
        shown = self._pages.currentIndex() if place is None else place
        self.shows.show_value(shown)
        if shown == WHAT_IF and self.what_if is None:
            self.what_if = self._new_what_if()
            self._pages.addWidget(self.what_if)
        self._pages.setCurrentIndex(shown)

    def _new_what_if(self) -> WhatIfPage:
        page = WhatIfPage(self._workspace, self._file, self._latest.session)
        page.back.hide()
        page.whose.hide()  # the patient sits here
        return page

    def _ask(self) -> None:
        if self._workspace.invented:
            self.left.emit()
            return
        self.done.hide()
        self._asked.show()
        self.passphrase.setFocus()

    def _leave(self) -> None:
        try:
            with waiting(self.leave_button):
                typed = self.passphrase.text()
                beside(lambda: check_passphrase(self._workspace, typed))
        except TaktError as error:
            self.problem.show_problem(said(error))
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self.passphrase.clear()
            self.left.emit()
