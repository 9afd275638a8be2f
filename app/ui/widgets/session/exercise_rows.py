"""The exercises of the session, one row each; more can be added, and taken out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.session import Session, SessionExercise
from app.exercises.bank import Bank
from app.ui.style import px
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, Line, box, column, row, scrolling
from app.ui.widgets.controls.label import Label
from app.ui.widgets.session.exercise_head import ROW_HEIGHT
from app.ui.widgets.session.exercise_picker import ExercisePicker
from app.ui.widgets.session.exercise_row import QUALITY_WIDTH, ExerciseRow

SHOWN_ROWS = 4


class ExerciseRows(QWidget):
    """All exercises of one session. `changed` speaks on every answer, `grown` when rows change."""

    changed = Signal()
    grown = Signal()

    def __init__(self, bank: Bank, last: Session | None) -> None:
        super().__init__()
        self._bank, self._last = bank, last
        self._taken_out: ExerciseRow | None = None
        self._stacked = False
        self.rows: list[ExerciseRow] = []
        self._build()
        self._lay_out()

    def exercises(self) -> tuple[SessionExercise, ...]:
        """The exercises as they were answered. Raises Invalid."""
        return tuple(each.exercise() for each in self.rows)

    @property
    def problem(self) -> str:
        """Why something that was typed is refused; empty when all is well."""
        told = (f"{each.name}: {each.problem}" for each in self.rows if each.problem)
        return next(told, "")

    def show_exercises(
        self, exercises: Sequence[SessionExercise], added: Sequence[str] = ()
    ) -> None:
        """Show these exercises instead of those before; `added` were put in today."""
        before = {each.exercise_id: each for each in self.rows}
        self.rows = []
        for exercise in exercises:
            known = before.pop(exercise.id, None)
            if known:
                known.show_exercise(exercise)
                self.rows.append(known)
            else:
                self._append(exercise, added=exercise.id in added)
        for each in before.values():
            each.hide()
            each.deleteLater()
        self._show_picker(shown=not exercises)
        self._arrange()

    def show_last(self, last: Session | None) -> None:
        """Show the answers of another session as last time's."""
        self._last = last
        for each in self.rows:
            each.show_last(last.exercise(each.exercise_id) if last else None)

    def fields(self) -> list[QWidget]:
        """The controls in the order of the eye."""
        found = [field for each in self.rows for field in each.fields()]
        return [*found, self._picker.search, self._add]

    def row_of(self, exercise_id: str) -> ExerciseRow | None:
        """The row of an exercise."""
        return next((each for each in self.rows if each.exercise_id == exercise_id), None)

    def freeze(self) -> None:
        """The answers are read only: nothing is added any more."""
        self._add.hide()
        for each in self.rows:
            each.freeze()

    def stack(self, *, stacked: bool) -> None:
        """Put the answers below the names where there is no room beside them."""
        self._stacked = stacked
        self._pain_head.setVisible(not stacked)
        self._quality_head.setVisible(not stacked)
        for each in self.rows:
            each.stack(stacked=stacked)
        self._size()

    def _build(self) -> None:
        self._pain_head = Label(self.tr("Pain during"), "small", "ink2")
        self._quality_head = Label(self.tr("Quality"), "small", "ink2")
        self._add = Link(self.tr("Add exercise"), "small")
        self._add.clicked.connect(lambda: self._show_picker(shown=True))
        self._picker = ExercisePicker(self._bank)
        self._picker.picked.connect(self._add_exercise)
        self._picker.closed.connect(lambda: self._show_picker(shown=False))
        self._put_back = Link("", "small")
        self._put_back.clicked.connect(self._restore)
        self._put_back.hide()
        self._empty = Label(
            self.tr("No exercises yet. Find the first one here."), "small", "ink2", wrap=True
        )

    def _lay_out(self) -> None:
        title = row(
            Label(self.tr("Exercises today"), "strong"),
            Label(self.tr("prescribed → done"), "small", "ink3"), None, gap=8,
        )  # fmt: skip
        head = row(
            box(title, width=245), self._pain_head, None, self._put_back, self._add, 12,
            box(row(self._quality_head, None, gap=0), width=QUALITY_WIDTH), gap=8,
            margins=(2, 0, 0, 0),
        )  # fmt: skip
        self._list = column(gap=0, margins=(0, 2, 0, 2))
        self._scroll = scrolling(box(self._list))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._find = box(column(self._empty, self._picker, gap=4, margins=(14, 8, 14, 10)))
        card = Card(column(self._scroll, self._find, gap=0, margins=(1, 1, 1, 1)))
        self.setLayout(column(head, 4, card, gap=0))

    def _append(self, exercise: SessionExercise, *, added: bool) -> ExerciseRow:
        last = self._last.exercise(exercise.id) if self._last else None
        made = ExerciseRow(exercise, last, self._bank, added=added)
        made.stack(stacked=self._stacked)
        made.changed.connect(self.changed)
        made.folded.connect(self._arrange)
        made.removed.connect(lambda: self._take_out(made))
        self.rows.append(made)
        return made

    def _add_exercise(self, exercise: SessionExercise) -> None:
        made = self.row_of(exercise.id) or self._append(exercise, added=True)
        self._show_picker(shown=False)
        self._arrange()
        made.cells.setFocus()
        self.changed.emit()

    def _take_out(self, taken: ExerciseRow) -> None:
        self.rows.remove(taken)
        self._taken_out = taken
        taken.hide()
        self._put_back.show_text(self.tr("Put {exercise} back").format(exercise=taken.name))
        self._put_back.show()
        self._put_back.setFocus()
        self._show_picker(shown=not self.rows)
        self._arrange()
        self.changed.emit()

    def _restore(self) -> None:
        if self._taken_out is None:
            return
        self.rows.append(self._taken_out)
        self._taken_out.show()
        self._taken_out.cells.setFocus()
        self._taken_out = None
        self._put_back.hide()
        self._arrange()
        self.changed.emit()

    def _show_picker(self, *, shown: bool) -> None:
        self._find.setVisible(shown)
        self._empty.setVisible(not self.rows)
        self._add.setVisible(not shown)
        if shown and self.isVisible():
            self._picker.search.setFocus()

    def _arrange(self) -> None:
        while item := self._list.takeAt(0):
            line = item.widget()
            if isinstance(line, Line):
                line.hide()
                line.deleteLater()
        for number, each in enumerate(self.rows):
            for part in (Line(), each) if number else (each,):
                self._list.addWidget(part)
                part.show()  # at once: what is hidden does not count in the height
        self._list.addStretch(1)
        self._size()
        self.grown.emit()

    def _size(self) -> None:
        """Four rows are always in sight; more scroll inside the card, unless all is stacked."""
        self._list.activate()
        full = self._list.sizeHint().height() + 2
        least = SHOWN_ROWS * px(ROW_HEIGHT + 1) + 4
        self._scroll.setMinimumHeight(full if self._stacked else min(full, least))
        self._scroll.setMaximumHeight(full)
        self._scroll.setVisible(bool(self.rows))
