"""The list of next doses, in which each can be decided otherwise than advised."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.advice import ExerciseAdvice
from app.domain.codes import Light
from app.domain.dose import Dose
from app.ui.style import px
from app.ui.widgets.advice.dose import DoseChoice, DosePart, Refusal, column_start
from app.ui.widgets.advice.words import DoseLine
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.tab_order import stops_in, tab_in_order


class NextDoses(QWidget):
    """`asked` carries the exercise whose dose is to be chosen, `chosen` speaks when one was."""

    asked = Signal(str)
    chosen = Signal()

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room
        self._own: dict[str, Dose] = {}
        self._advised: dict[str, Dose | None] = {}
        self._lines: dict[str, DosePart] = {}
        self._choice: DoseChoice | None = None
        self._chosen_for = ""
        self._parts = column(gap=0)
        self.setLayout(self._parts)

    @property
    def own(self) -> dict[str, Dose]:
        """The doses that were chosen otherwise than advised."""
        return dict(self._own)

    def show_advised(self, exercises: Sequence[ExerciseAdvice]) -> None:
        """A choice stands as long as what was advised when it was made."""
        before, self._advised = self._advised, {each.id: each.dose for each in exercises}
        for name in list(self._own):
            if before.get(name) != self._advised.get(name):
                del self._own[name]

    def show_own(self, own: Mapping[str, Dose]) -> None:
        """Choose these doses again, where they can still be chosen."""
        self._own = {name: dose for name, dose in own.items() if self._advised.get(name)}
        self.chosen.emit()

    def show_lines(self, lines: Sequence[DoseLine], *, opens: bool) -> None:
        """Show these doses; an open choice stays open."""
        while item := self._parts.takeAt(0):
            widget = item.widget()
            if widget is not None and widget is not self._choice:
                widget.hide()
                widget.deleteLater()
        start = column_start(lines, px(self._room))
        self._lines = {each.exercise_id: self._line(each, start, opens=opens) for each in lines}
        for name, part in self._lines.items():
            self._parts.addWidget(part)
            if self._choice and name == self._chosen_for:
                self._parts.addWidget(self._choice)
        if not opens or self._chosen_for not in self._lines:
            self._close()

    def open(self, exercise_id: str, doses: Mapping[Light, Dose], refusal: Refusal) -> None:
        """Open the choice below this exercise; where it is open, close it."""
        was_open = self._choice is not None and self._chosen_for == exercise_id
        self._close()
        advised, part = self._advised.get(exercise_id), self._lines.get(exercise_id)
        if was_open or part is None or advised is None:
            return
        dose = self._own.get(exercise_id, advised)
        self._choice = DoseChoice(part.line, dose, doses, refusal)
        self._chosen_for = exercise_id
        self._choice.chosen.connect(self._take)
        self._choice.closed.connect(self._leave)
        self._parts.insertWidget(self._parts.indexOf(part) + 1, self._choice)
        tab_in_order([part, *stops_in(self._choice)])
        self._choice.start()

    def _line(self, line: DoseLine, start: float, *, opens: bool) -> DosePart:
        part = DosePart(line, start, opens=opens and line.light not in {None, Light.STOP})
        part.clicked.connect(lambda: self.asked.emit(line.exercise_id))
        return part

    def _take(self, dose: Dose | None) -> None:
        name = self._chosen_for
        self._own.pop(name, None)
        if dose is None:
            self._leave()
        elif dose != self._advised.get(name):
            self._own[name] = dose
        self.chosen.emit()

    def _leave(self) -> None:
        part = self._lines.get(self._chosen_for)
        self._close()
        if part:
            part.setFocus()

    def _close(self) -> None:
        if self._choice:
            self._choice.hide()
            self._choice.deleteLater()
        self._choice, self._chosen_for = None, ""
