"""The exercises of a programme in their order: moved by key or mouse, empty places for three."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose, ExerciseId
from app.exercises.arrange import FEW, Exercises
from app.exercises.bank import Bank
from app.ui.settle import settle
from app.ui.style import colour, font, px
from app.ui.tokens import CARD_RADIUS
from app.ui.widgets.controls.card import box, column, scrolling
from app.ui.widgets.controls.painting import painter_on
from app.ui.widgets.programme.programme_row import ProgrammeRow, RowNote

_EMPTY_HEIGHT = 64


class ProgrammeList(QWidget):
    """Signals carry the exercise id first: another dose, another place, another rung, out.

    `present` is the row that keys act on; `taken` are those chosen for a change of many.
    """

    dose_changed = Signal(str, str, object)
    place_asked = Signal(str, int)
    climb_asked = Signal(str, int)
    removed = Signal(str)
    present_changed = Signal()
    taken_changed = Signal()
    dropped = Signal()

    def __init__(self, bank: Bank, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self.rows: dict[ExerciseId, ProgrammeRow] = {}
        self.present: ExerciseId = ""
        self.taken: frozenset[ExerciseId] = frozenset()
        self.exercises: Exercises = ()
        self._notes: Mapping[ExerciseId, RowNote] = {}
        self._places = column(gap=10, margins=(0, 0, 6, 0))
        self._empty = [_EmptyPlace(number) for number in range(1, FEW + 1)]
        self._head, self._foot = column(gap=8), column(gap=8)
        self._head_box = box(self._head)
        self._foot_box = box(self._foot)
        self._scroll = scrolling(box(self._places))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self._scroll, gap=0))

    @property
    def problem(self) -> str:
        """Why something that was typed is refused, with the exercise it stands in."""
        told = (f"{each.name}: {each.problem}" for each in self.rows.values() if each.problem)
        return next(told, "")

    @property
    def refused(self) -> dict[str, str]:
        """What was typed into a dose and is none, by exercise and variable."""
        return {
            f"{row.exercise.id} {variable}": text
            for row in self.rows.values()
            for variable, text in row.dose.refused.items()
        }

    def show_refused(self, refused: Mapping[str, str]) -> None:
        """Put back what was typed and refused."""
        for name, text in refused.items():
            exercise_id, _, variable = name.partition(" ")
            if exercise_id in self.rows:
                self.rows[exercise_id].dose.show_refused({variable: text})

    def show_programme(
        self, exercises: Exercises, notes: Mapping[ExerciseId, RowNote],
        anew: Collection[ExerciseId] = (),
    ) -> None:  # fmt: skip
        """Show these, in their order; those `anew` also where something refused is typed."""
        self.exercises, self._notes = exercises, notes
        wanted = {each.id: each for each in exercises}
        for gone in set(self.rows) - set(wanted):
            self._drop(gone)
        for exercise in exercises:
            if exercise.id not in self.rows:
                self.rows[exercise.id] = self._make(exercise.id)
        self.taken &= frozenset(wanted)
        if self.present not in wanted:
            self.present = exercises[-1].id if exercises else ""
        self._arrange()
        self._paint(anew)

    def make_present(self, exercise_id: ExerciseId) -> None:
        """Let keys act on this row."""
        if exercise_id != self.present and exercise_id in self.rows:
            self.present = exercise_id
            self._paint()
            self.present_changed.emit()

    def reach(self, exercise_id: ExerciseId) -> None:
        """Put the focus on this row, and scroll to it."""
        found = self.rows.get(exercise_id)
        if found:
            found.setFocus()
            self.show_row(exercise_id)

    def show_row(self, exercise_id: ExerciseId) -> None:
        """Scroll to this row."""
        if exercise_id in self.rows:
            settle(self)
            self._scroll.ensureWidgetVisible(self.rows[exercise_id], 0, px(8))

    def put_above(self, part: QWidget) -> None:
        """Let this scroll with the rows, above them."""
        self._head.addWidget(part)

    def show_top(self) -> None:
        """Scroll to what stands above the rows."""
        self._places.activate()
        self._scroll.verticalScrollBar().setValue(0)

    def put_below(self, *parts: QWidget) -> None:
        """Let these scroll with the rows, below them."""
        for part in parts:
            self._foot.addWidget(part)

    def place_of(self, exercise_id: ExerciseId) -> int:
        """Where in the order it stands."""
        return [each.id for each in self.exercises].index(exercise_id)

    def _make(self, exercise_id: ExerciseId) -> ProgrammeRow:
        exercise = next(each for each in self.exercises if each.id == exercise_id)
        made = ProgrammeRow(self._bank, exercise)
        made.dose_changed.connect(lambda variable, dose: self._change(exercise_id, variable, dose))
        made.climb_asked.connect(lambda by: self.climb_asked.emit(exercise_id, by))
        made.removed.connect(lambda: self.removed.emit(exercise_id))
        made.focused.connect(lambda: self.make_present(exercise_id))
        made.picked.connect(lambda: self._pick(exercise_id))
        made.dragged.connect(lambda y: self._drag(exercise_id, y))
        made.dropped.connect(self.dropped)
        return made

    def _change(self, exercise_id: ExerciseId, variable: str, dose: Dose) -> None:
        self.dose_changed.emit(exercise_id, variable, dose)

    def _pick(self, exercise_id: ExerciseId) -> None:
        self.taken ^= {exercise_id}
        self._paint()
        self.taken_changed.emit()

    def _drag(self, exercise_id: ExerciseId, y: int) -> None:
        """The place among the others that the mouse is at."""
        others = [row for key, row in self.rows.items() if key != exercise_id]
        middles = (row.mapToGlobal(row.rect().center()).y() for row in others)
        place = sum(middle < y for middle in middles)
        if place != self.place_of(exercise_id):
            self.place_asked.emit(exercise_id, place)

    def _drop(self, exercise_id: ExerciseId) -> None:
        row = self.rows.pop(exercise_id)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        while self._places.takeAt(0):
            pass
        self._places.addWidget(self._head_box)
        for exercise in self.exercises:
            row = self.rows[exercise.id]
            self._places.addWidget(row)
            row.show()
        self.rows = {each.id: self.rows[each.id] for each in self.exercises}
        for number, empty in enumerate(self._empty):
            self._places.addWidget(empty)
            empty.setVisible(number >= len(self.exercises))
        self._places.addWidget(self._foot_box)
        self._places.addStretch(1)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of the eye."""
        return [stop for row in self.rows.values() for stop in row.stops()]

    def _paint(self, anew: Collection[ExerciseId] = ()) -> None:
        for exercise in self.exercises:
            self.rows[exercise.id].show_exercise(
                exercise, self._notes.get(exercise.id, RowNote()),
                here=exercise.id == self.present, taken=exercise.id in self.taken,
                anew=exercise.id in anew,
            )  # fmt: skip


class _EmptyPlace(QWidget):
    """A place where an exercise may stand."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._words = self.tr("Exercise {n}: choose in the bank, Enter takes it").format(n=number)
        self.setAccessibleName(self._words)
        self.setFixedHeight(px(_EMPTY_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, frame = painter_on(self), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        painter.setFont(font("small"))
        painter.setPen(colour("ink2"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._words)
