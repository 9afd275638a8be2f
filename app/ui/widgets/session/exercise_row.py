"""One exercise of the session: prescribed → done, pain during, quality."""

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.codes import Quality
from app.domain.dose import Dose
from app.domain.errors import sentence
from app.domain.session import SessionExercise
from app.exercises.bank import Bank
from app.ui.dose_words import exercise_name
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.scale import Scale
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.session.exercise_details import ExerciseDetails
from app.ui.widgets.session.exercise_head import ExerciseHead

QUALITY = {
    Quality.GOOD: sentence("Good"),
    Quality.FAIR: sentence("Fair"),
    Quality.POOR: sentence("Poor"),
}
QUALITY_ROOM, QUALITY_WIDTH = 14, 156  # three words beside a scale leave little
LAST = 40


class ExerciseRow(QWidget):
    """The answers to one exercise. `changed` speaks when one is another.

    A dose typed into an exercise that was added today is what is prescribed from now on.
    """

    changed = Signal()
    removed = Signal()
    folded = Signal()

    def __init__(
        self, exercise: SessionExercise, last: SessionExercise | None, bank: Bank, *, added: bool
    ) -> None:
        super().__init__()
        self._exercise, self._bank = exercise, bank
        self.added = added
        self._details: ExerciseDetails | None = None
        self._build()
        self._lay_out()
        self._listen()
        self.show_last(last)
        self.show_exercise(exercise)

    @property
    def exercise_id(self) -> str:
        """Which exercise it is."""
        return self._exercise.id

    @property
    def name(self) -> str:
        """What it is called on its rung."""
        level = self._dose.level
        return exercise_name(self._bank, self._exercise.id, spoken(), level)

    @property
    def problem(self) -> str:
        """Why something that was typed is refused; empty when all is well."""
        return self.cells.problem or (self._details.problem if self._details else "")

    @property
    def beginning(self) -> SessionExercise:
        """The exercise as it was before it was answered, with the dose prescribed now."""
        return msgspec.structs.replace(self._exercise, prescribed=self._dose)

    def exercise(self) -> SessionExercise:
        """The exercise as it was answered. Raises Invalid."""
        prescribed, done = self._dose, self.cells.done
        if self.added and done:
            prescribed, done = done, None
        return SessionExercise(
            id=self._exercise.id,
            prescribed=prescribed,
            done=done,
            pain_during=self.pain.value,
            quality=self.quality.value,
            **self._traits(),
        )

    def show_last(self, last: SessionExercise | None) -> None:
        """Show this as last time's answers, in grey."""
        pain = last.pain_during if last else None
        self.pain.show_last(pain)
        self.quality.show_last(last.quality if last else None)
        self._before.setText("" if pain is None else self.tr("last {value}").format(value=pain))

    def show_exercise(self, exercise: SessionExercise) -> None:
        """Show an answered exercise, without telling anyone."""
        self._exercise = exercise
        self._dose = exercise.prescribed
        self._head.show_dose(self.name, exercise.prescribed, exercise.done)
        self.pain.show_value(exercise.pain_during)
        self.quality.show_value(exercise.quality)
        if self._details:
            self._details.show_exercise(exercise)

    def fields(self) -> list[QWidget]:
        """The controls in the order of the eye."""
        unfolded = self._details is not None and self._details.isVisibleTo(self)
        more = self._details.fields() if self._details and unfolded else []
        return [self.cells, self.pain, self.quality, *more]

    def controls(self) -> dict[str, QWidget]:
        """The controls by what they ask for, without the cells of the dose."""
        more = self._details.controls() if self._details else {}
        return {"pain_during": self.pain, "quality": self.quality, **more}

    def field_for(self, question: str) -> QWidget:
        """The control that answers this question."""
        known = {"pain_during": self.pain, "quality": self.quality}
        if question in known:
            return known[question]
        if question in {"prescribed", "done"}:
            return self.cells
        self.unfold()
        return self.fields()[3]

    def field_with_problem(self) -> QWidget:
        """The control that refuses what stands in it."""
        found = (each for each in self.controls().values() if getattr(each, "problem", ""))
        return self.cells if self.cells.problem else next(found, self.cells)

    def unfold(self) -> None:
        """Open what else may be noted, or close it."""
        if self._details is None:
            self._details = self._make_details()
            self._outer.addWidget(self._details)
            self._details.show()
        else:
            self._details.setVisible(not self._details.isVisibleTo(self))
        open_now = self._details.isVisibleTo(self)
        self._head.more.show_text(self.tr("Less") if open_now else self.tr("More"))
        self.folded.emit()
        if open_now:
            self._details.fields()[0].setFocus()

    def freeze(self) -> None:
        """The answers are read only: Tab comes to what opens the rest of them."""
        self._head.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def opener(self) -> QWidget:
        """What opens the rest of the answers."""
        return self._head.more

    def stack(self, *, stacked: bool) -> None:
        """Put the answers below the name where there is no room beside it."""
        across = QBoxLayout.Direction.LeftToRight
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if stacked else across)
        for part in self._parts:
            side = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag(0)
            self._line.setAlignment(part, side)
        for label in self._above:
            label.setVisible(stacked)

    def _traits(self) -> dict[str, Any]:
        if self._details:
            return self._details.traits
        names = ("demand", "running", "weight_bearing", "range_deg", "plan",
                 "quality_trend", "repetitions_over")  # fmt: skip
        return {name: getattr(self._exercise, name) for name in names}

    def _build(self) -> None:
        words = spoken()
        self._dose = self._exercise.prescribed
        name = self.name
        self._head = ExerciseHead(self._bank, self._exercise.id, self._dose)
        self.cells = self._head.cells
        pain = words.say("Pain during {exercise}", exercise=name)
        quality = words.say("Quality of {exercise}", exercise=name)
        self.pain = Scale(name=pain)
        choices = [(value, words.say(word)) for value, word in QUALITY.items()]
        self.quality = Segments(choices, name=quality, room=QUALITY_ROOM, fill=QUALITY_WIDTH)
        self._before = Label("", "small", "ink3")
        self._note = FieldNote()

    def _lay_out(self) -> None:
        self._before.setFixedWidth(px(LAST))
        self._above = [Label(self.tr("Pain during"), "caption", "ink2"),
                       Label(self.tr("Quality"), "caption", "ink2")]  # fmt: skip
        for head in self._above:
            head.hide()
        pain = column(None, self._above[0], row(self.pain, 2, self._before, gap=0), None, gap=0)
        quality = column(None, self._above[1], row(self.quality, gap=0), None, gap=0)
        self._parts = (self._head, pain, quality)
        self._line = row(self._head, pain, None, quality, gap=0, margins=(6, 0, 2, 0))
        self._outer = column(self._line, self._note, gap=0)
        self.setLayout(self._outer)

    def _listen(self) -> None:
        self.cells.changed.connect(lambda _: self.changed.emit())
        self.cells.problem_changed.connect(self._note.show_problem)
        self.cells.problem_changed.connect(lambda _: self.folded.emit())  # it is higher, or lower
        self.cells.problem_changed.connect(lambda _: self.changed.emit())
        self.pain.changed.connect(lambda _: self.changed.emit())
        self.quality.changed.connect(lambda _: self.changed.emit())
        self._head.more.clicked.connect(self.unfold)
        key = QShortcut(QKeySequence("F2"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.unfold)

    def _make_details(self) -> ExerciseDetails:
        own = self._bank.get(self._exercise.id) is None
        details = ExerciseDetails(self._exercise, own=own)
        details.changed.connect(self.changed)
        details.dose_changed.connect(self._prescribe)
        details.removed.connect(self.removed)
        details.rearranged.connect(self.folded)
        return details

    def _prescribe(self, dose: Dose) -> None:
        self._dose = dose
        self._head.show_dose(self.name, dose)
        self.changed.emit()
