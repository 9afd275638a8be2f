"""The diary that a patient brings back: typed in, it becomes sessions at home."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.codes import Contingency
from app.domain.diary import DiaryEntry, Ticked
from app.domain.errors import TaktError
from app.domain.record import IssuedProgramme, PatientFile
from app.sheet.sheet import Sheet
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.session.diary_form import columns_of, rows_of
from app.ui.shown_names import shown_patient
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import BackArrow, Button
from app.ui.widgets.controls.card import Line, box, column, row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import FieldNote, Label, Saying
from app.ui.widgets.session.diary_days import GridRow
from app.ui.widgets.session.diary_grid import DiaryGrid
from app.usecases.enter_diary import EnteredDiary, enter_diary
from app.usecases.keep_form_draft import form_draft_of
from app.usecases.keep_patients import open_patient
from app.usecases.printed_sheet import printed_sheet
from app.usecases.workspace import Workspace

_LINE = 720  # a line of words is no longer than is good to read


class DiaryPage(QWidget):
    """The diary of one issued sheet, day by day up to today."""

    left = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._file = workspace, file
        self._grid: DiaryGrid | None = None
        self._build()
        self._lay_out()
        self._show_sheet()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._guard.unsaved

    def start(self) -> None:
        """Put the focus on the first cell; where there is none, on the way back."""
        if self._grid:
            self._grid.start()
        else:
            self._back.setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        self._guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        self._guard.keep()

    def typed(self) -> dict[str, str]:
        """What stands in the grid, by day and column."""
        return self._grid.typed() if self._grid else {}

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        if self._grid:
            self._grid.show_typed(fields)

    def save(self) -> bool:
        """Record the sessions; whether that was done."""
        issued = self._sheets.value
        if issued is None or self._grid is None:
            return False
        try:
            entered = enter_diary(
                self._workspace, self._file, issued, self._entries(issued), spoken().language
            )
        except TaktError as error:
            self._problem.show_problem(said(error))
            return False
        self._guard.saved()
        self._file = open_patient(self._workspace, self._file.patient.id)
        self._show_sheet()
        self._tell(entered)
        return True

    def _build(self) -> None:
        words = spoken()
        issued = [each for each in reversed(self._file.programmes) if each.programme.exercises]
        choices: list[tuple[IssuedProgramme | None, str]] = [
            (each, words.say("Sheet {n} · {day}", n=each.programme.version,
                             day=words.day(each.programme.issued_on)))
            for each in issued
        ]  # fmt: skip
        half_typed = (
            each for each in issued if form_draft_of(self._workspace, self._form_of(each).name)
        )
        first = next(half_typed, issued[0] if issued else None)
        self._sheets: DropDown[IssuedProgramme | None] = DropDown(
            choices or [(None, "")], first, name=self.tr("Sheet")
        )
        self._sheets.changed.connect(lambda _: self._show_sheet())
        self._save = Button(self.tr("Save the diary"), "primary", shortcut="Ctrl+S")
        self._save.clicked.connect(self.save)
        self._problem = FieldNote()
        self._said = Saying()
        self._guard = FormGuard(self._workspace, self, self.save)

    def _lay_out(self) -> None:
        self._back = BackArrow(self.tr("Back to the patient"))
        self._back.clicked.connect(lambda: self.leave(self.left.emit))
        head = row(self._back, Label(self.tr("Diary"), "title"),
                   Label(shown_patient(self._file.patient), "body", "ink2"), None,
                   self._sheets, gap=8, margins=(16, 0, 16, 0))  # fmt: skip
        keys = self.tr(
            "1 or space ticks, 0 skips, * ticks all that was planned that day. A digit "
            "is an answer and moves on, + is 10. Enter goes to the next day. What is "
            "blank stays unknown. Grey was not planned, or is recorded already."
        )
        self._told = Label(keys, "small", "ink2", wrap=True)
        self._told.setMaximumWidth(px(_LINE))
        self._place = column(gap=0)
        inside = column(
            self._told, self._place,
            row(self._save, self._problem, None, gap=12), self._said, None, gap=10,
            margins=(20, 12, 20, 14),
        )  # fmt: skip
        page = column(box(head, height=52), Line(), self._guard, box(inside), gap=0)
        page.setStretch(3, 1)
        self.setLayout(page)

    def _show_sheet(self) -> None:
        if self._grid:
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        self._problem.show_problem("")
        self._said.setText("")
        self._sheets.setEnabled(True)
        issued = self._sheets.value
        for each in (self._told, self._sheets, self._save):
            each.setVisible(issued is not None)
        if issued is None:
            self._said.setText(self.tr("No sheet with exercises was issued yet."))
            return
        self._grid = self._new_grid(issued)
        self._place.insertWidget(0, self._grid)
        self._grid.show()  # at once: what is hidden takes no keys
        QWidget.setTabOrder(self._grid, self._save)
        self._guard.begin(self._form_of(issued))
        self._typed()

    def _form_of(self, issued: IssuedProgramme) -> Form:
        return Form("diary", issued.id, self._file.patient.id)

    def _new_grid(self, issued: IssuedProgramme) -> DiaryGrid:
        sheet = printed_sheet(self._workspace, issued.id)
        grid = DiaryGrid(columns_of(self._file, issued, sheet), self._rows(issued, sheet))
        grid.changed.connect(self._typed)
        grid.finished.connect(self._save.setFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        grid.setSizePolicy(policy)
        return grid

    def _typed(self) -> None:
        """What is typed belongs to this sheet: another one can be chosen when it is saved."""
        self._problem.show_problem("")
        self._sheets.setEnabled(not self.unsaved)

    def _rows(self, issued: IssuedProgramme, sheet: Sheet) -> tuple[GridRow, ...]:
        return rows_of(self._file, issued, sheet, self._workspace.today)

    def _entries(self, issued: IssuedProgramme) -> tuple[DiaryEntry, ...]:
        if self._grid is None:
            return ()
        rows = self._rows(issued, printed_sheet(self._workspace, issued.id))
        found = (self._entry(issued, number, each) for number, each in enumerate(rows))
        return tuple(each for each in found if each != DiaryEntry(date=each.date))

    def _entry(self, issued: IssuedProgramme, number: int, day: GridRow) -> DiaryEntry:
        exercises = issued.programme.exercises
        by_time = self._file.episode.contingency is Contingency.TIME
        values = [self._value(number, place) for place in range(len(exercises) + 3)]
        done = tuple(
            Ticked(id=each.id, amount=value if by_time else None)
            for each, value in zip(exercises, values, strict=False)
            if value
        )
        evening, morning, stiff = values[len(exercises) :]
        return DiaryEntry(
            date=day.day,
            done=done,
            pain_evening=evening,
            pain_next_morning=morning,
            stiffness_min=stiff,
        )

    def _value(self, number: int, place: int) -> int | None:
        return self._grid.value(number, place) if self._grid else None

    def _tell(self, entered: EnteredDiary) -> None:
        words = spoken()
        text = words.count(
            "{n} session at home was recorded.", "{n} sessions at home were recorded.",
            len(entered.sessions),
        )  # fmt: skip
        if entered.waiting:
            last = entered.waiting
            evening, morning = (
                self.tr("not asked") if each is None else str(each)
                for each in (last.pain_evening, last.pain_next_morning)
            )
            later = words.say(
                "The answers of {day} belong to the next session: same evening {evening}, "
                "next morning {morning}.",
                day=words.day(last.date), evening=evening, morning=morning,
            )  # fmt: skip
            text = f"{text} {later}"
        self._said.setText(text)
        announce(self, text)
