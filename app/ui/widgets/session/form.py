"""The session form: since last time, today, more questions, exercises."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.codes import Setting
from app.domain.errors import Invalid, sentence
from app.domain.record import PatientFile
from app.domain.session import Session, SessionExercise
from app.exercises.bank import Bank
from app.ui.style import px
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import box, column, put_inside, row
from app.ui.widgets.controls.choosing import Cells
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.tab_order import tab_in_order
from app.ui.widgets.controls.typed import typed_in
from app.ui.widgets.session.answers import carried_forward, criteria_ever, session_of
from app.ui.widgets.session.arrangement import arrangement
from app.ui.widgets.session.exercise_row import ExerciseRow
from app.ui.widgets.session.exercise_rows import ExerciseRows
from app.ui.widgets.session.flags import RedFlagList
from app.ui.widgets.session.head import FormHead
from app.ui.widgets.session.more import MoreQuestions
from app.ui.widgets.session.question import Asked
from app.ui.widgets.session.question_card import QuestionCard

NARROW = 900  # pixels at 100 %: below this, one question a line


class SessionForm(QScrollArea):
    """All answers of one session. `changed` speaks whenever one is another.

    Doses are carried forward from last time; last time's answers stand beside in grey, and no
    answer is ever filled in.
    """

    changed = Signal()

    def __init__(self, file: PatientFile, bank: Bank, today: date) -> None:
        super().__init__()
        self._file, self._day = file, today
        self._last = file.latest.session if file.latest else None
        self._stacked: bool | None = None
        self._frozen = False
        self._shown = arrangement(file.episode, first=self._last is None)
        self._flags = RedFlagList()
        self._since = QuestionCard(self._shown.since, self._last, self._flags)
        self._today = QuestionCard(self._shown.today, self._last, self._flags)
        self._asked: dict[str, Asked] = {**self._since.asked, **self._today.asked}
        names = [name for name in self._shown.more if name != "criteria"]
        self.more = MoreQuestions(names, self._last, criteria_ever(file))
        self._rows = ExerciseRows(bank, self._last)
        self._rows.show_exercises(carried_forward(file))
        self._lay_out()
        self._listen()
        self._chain()

    def session(self, day: date, setting: Setting) -> Session:
        """The session as it was answered so far. Raises Invalid where it cannot be one yet."""
        if self.problem:
            raise Invalid("", sentence("{problem}"), problem=self.problem)
        if not self._rows.rows:
            raise Invalid("exercises", sentence("Add at least one exercise."))
        return session_of(day, setting, self._answers(), self._rows.exercises())

    @property
    def problem(self) -> str:
        """Why something that was typed is refused; empty when all is well."""
        wrong = (each for each in self._asked.values() if each.problem)
        told = (f"{self.tr(each.question.words)}: {each.problem}" for each in wrong)
        return next(told, "") or self._rows.problem

    @property
    def answered(self) -> bool:
        """Whether anything was typed, valid or not, or changed."""
        typed = any(typed_in(each) for each in self.controls().values())
        return typed or bool(self.problem) or self._rows_differ()

    def show_session(self, session: Session) -> None:
        """Show an answered session, without telling anyone."""
        if self.more.are_answered(session):
            self.more.make()
        for name, asked in self._asked.items():
            asked.show_value(getattr(session, name))
        self._flags.show_ticked(session.red_flags or ())
        self._flags.setVisible(bool(session.red_flags))
        self.more.criteria.show_value(session.criteria)
        self._rows.show_exercises(session.exercises)
        self._chain()

    def freeze(self) -> None:
        """Show the answers, and let them be no more; what is folded can still be opened."""
        self._frozen = True
        self._chain()
        self._head.freeze()
        self._rows.freeze()
        tab_in_order((self._more_link, *(each.opener for each in self.rows)))

    @property
    def rows(self) -> list[ExerciseRow]:
        """The exercises in their order."""
        return self._rows.rows

    def controls(self) -> dict[str, QWidget]:
        """What answers each question, without the exercises."""
        found: dict[str, QWidget] = {name: each.control for name, each in self._asked.items()}
        found |= {f"red_flags.{each}": box for each, box in self._flags.controls().items()}
        criteria = self.more.criteria.controls()
        return found | {f"criteria.{name}": each for name, each in criteria.items()}

    def show_last(self, last: Session | None, day: date) -> None:
        """Show another session as the one before, in grey; what was answered stays."""
        self._last = last
        self._head.show_last(last, day)
        for part in (self._since, self._today, self.more):
            part.show_last(last)
        self._rows.show_last(last)

    def show_exercises(self, exercises: Sequence[SessionExercise], added: Sequence[str]) -> None:
        """Show these exercises; `added` were put in today."""
        self._rows.show_exercises(exercises, added)
        self._chain()

    def start(self) -> None:
        """Put the focus on the first question."""
        self._fields()[0].setFocus()

    def start_at_blank(self) -> None:
        """Put the focus on the first question without an answer."""
        asked = [each for each in self._fields() if isinstance(each, Cells | NumberField)]
        blank = (each for each in asked if each.isVisibleTo(self) and not typed_in(each))
        next(blank, asked[0]).setFocus()

    def reach(self, question: str, exercise_id: str | None) -> None:
        """Put the focus on a question, opening what hides it."""
        self._go_to(self._field_of(question, exercise_id))

    def reach_problem(self) -> None:
        """Put the focus on the first field that refuses what stands in it."""
        asked = [each.control for each in self._asked.values() if each.problem]
        rows = (each.field_with_problem() for each in self.rows if each.problem)
        self._go_to(next(iter((*asked, *rows)), None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.viewport().width() < px(NARROW)
        if stacked != self._stacked:
            self._stacked = stacked
            for part in (self._head, self._since, self._today, self.more, self._rows, self._flags):
                part.stack(stacked=stacked)

    def _go_to(self, field: QWidget | None) -> None:
        if field is not None:
            field.setFocus()
            self.ensureWidgetVisible(field)

    def _answers(self) -> dict[str, object]:
        found = {name: asked.value for name, asked in self._asked.items()}
        if found["red_flags"]:
            found["red_flags"] = self._flags.ticked
        found["criteria"] = self.more.criteria.value or None
        return {name: value for name, value in found.items() if value is not None}

    def _rows_differ(self) -> bool:
        try:
            return self._rows.exercises() != carried_forward(self._file)
        except Invalid:
            return True

    def _field_of(self, question: str, exercise_id: str | None) -> QWidget | None:
        if exercise_id is not None:
            found = self._rows.row_of(exercise_id)
            return found.field_for(question) if found else None
        if question in self._shown.more:
            self._show_more(shown=True)
        asked = self._asked.get(question)
        if asked is None:
            return self.more.criteria.fields()[0] if question == "criteria" else self._fields()[0]
        return asked.control

    def _fields(self) -> list[QWidget]:
        shown = (*self._shown.since, *self._shown.today)
        found: list[QWidget] = []
        for name in (name for pair in shown for name in pair if name):
            found.append(self._asked[name].control)
            if name == "red_flags":
                found += self._flags.fields()
        return [*found, *self.more.fields(), *self._rows.fields(), self._more_link]

    def _chain(self) -> None:
        fields = self._fields()
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)
        if self._frozen:
            for each in fields[:-1]:
                each.setEnabled(False)

    def _listen(self) -> None:
        for asked in self._asked.values():
            asked.changed.connect(self.changed)
        flags = self._asked["red_flags"]
        flags.changed.connect(lambda: self._flags.setVisible(bool(flags.value)))
        self._flags.changed.connect(self.changed)
        self.more.changed.connect(self.changed)
        self.more.made.connect(self._take_more)
        self._rows.changed.connect(self.changed)
        self._rows.grown.connect(self._chain)
        self._more_link.clicked.connect(
            lambda: self._show_more(shown=not self.more.isVisibleTo(self))
        )

    def _show_more(self, *, shown: bool) -> None:
        if shown:
            self.more.make()
        self.more.setVisible(shown)
        words = self.tr("Fewer questions") if shown else self.tr("More questions ({n})")
        self._more_link.show_text(words.format(n=len(self._shown.more)))

    def _lay_out(self) -> None:
        self._more_link = Link("", "small")
        self._head = FormHead(self._last, self._day)
        self._flags.hide()
        self._show_more(shown=False)
        body = column(
            self._head, 4, self._since, 10,
            row(Label(self.tr("Today, before the session"), "strong"), None, self._more_link,
                margins=(2, 0, 2, 0)), 4,
            self._today, 8, self.more, 2, self._rows, None, gap=0, margins=(16, 10, 16, 8),
        )  # fmt: skip
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_inside(self, box(body))

    def _take_more(self) -> None:
        """The questions that fold open were made."""
        self._asked |= self.more.asked
        self._chain()
