"""What is done to the exercises of a programme, by key and mouse: each a step."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose, ExerciseId
from app.exercises import arrange
from app.exercises.arrange import Exercises
from app.exercises.bank import Bank, Hit
from app.ui import shortcuts
from app.ui.pages.programme.programme_layout import ProgrammeLayout
from app.ui.pages.programme.steps import Steps
from app.ui.translator import spoken


class Arranging:
    """Gives the parts of the page their meaning. `show` shows what the steps led to."""

    def __init__(
        self, bank: Bank, steps: Steps, parts: ProgrammeLayout, bar: Callable[[Hit], str],
        show: Callable[[Collection[ExerciseId]], None], page: QWidget,
    ) -> None:  # fmt: skip
        self._bank, self._steps, self._parts = bank, steps, parts
        self._bar, self._show = bar, show
        self._drags = 0
        parts.browser.opened.connect(self._add)
        parts.ladder.level_asked.connect(lambda level: self._take_rung(parts.list.present, level))
        parts.bulk.asked.connect(self._change_many)
        parts.bulk.number_asked.connect(self._set_many)
        self._connect_list()
        self._connect_keys(page)

    def go(
        self, programme: Exercises, step: str = "", *, reach: ExerciseId = "",
        anew: Collection[ExerciseId] = (),
    ) -> None:  # fmt: skip
        """Take a step, and show it."""
        self._parts.problem.show_problem("")
        if self._steps.arrange(programme, step):
            self._show(anew)
            self._parts.tell("")
        if reach:
            self._parts.list.make_present(reach)
            self._parts.list.show_row(reach)

    def _add(self, hit: Hit) -> None:
        barred = self._bar(hit)
        if barred:
            name = hit.rung.name.of(spoken().language)
            self._parts.problem.show_problem(f"{name}: {barred}")
            return
        self.go(arrange.added(self._steps.now.exercises, hit), reach=hit.exercise.id,
                 anew={hit.exercise.id})  # fmt: skip

    def _change_dose(self, exercise_id: ExerciseId, variable: str, dose: Dose) -> None:
        changed = arrange.with_dose(self._steps.now.exercises, exercise_id, dose)
        self.go(changed, f"{exercise_id} {variable}")

    def _place(self, exercise_id: ExerciseId, place: int) -> None:
        moved = arrange.moved(self._steps.now.exercises, exercise_id, place)
        self.go(moved, f"drag {self._drags}", reach=exercise_id)

    def _dropped(self) -> None:
        self._drags += 1

    def _move(self, by: int) -> None:
        present = self._parts.list.present
        if present:
            place = self._parts.list.place_of(present) + by
            self.go(arrange.moved(self._steps.now.exercises, present, place), reach=present)

    def _climb(self, exercise_id: ExerciseId, by: int) -> None:
        before = arrange.entry(self._steps.now.exercises, exercise_id)
        if before:
            self._take_rung(exercise_id, before.dose.level + by)

    def _take_rung(self, exercise_id: ExerciseId, level: int) -> None:
        bank = self._bank
        changed = arrange.on_rung(self._steps.now.exercises, exercise_id, level, bank)
        self.go(changed, reach=exercise_id, anew={exercise_id})

    def _remove(self, exercise_id: ExerciseId) -> None:
        place = self._parts.list.place_of(exercise_id)
        self.go(arrange.removed(self._steps.now.exercises, {exercise_id}))
        rest = self._steps.now.exercises
        if rest:
            self._parts.list.reach(rest[min(place, len(rest) - 1)].id)
        else:
            self._parts.browser.start()

    def _change_many(self, variable: str, by: int) -> None:
        ids = self._parts.list.taken or {each.id for each in self._steps.now.exercises}
        self.go(arrange.stepped(self._steps.now.exercises, ids, variable, by))

    def _set_many(self, variable: str, number: float) -> None:
        ids = self._parts.list.taken or {each.id for each in self._steps.now.exercises}
        self.go(arrange.with_number(self._steps.now.exercises, ids, variable, number))

    def _connect_list(self) -> None:
        rows = self._parts.list
        rows.dose_changed.connect(self._change_dose)
        rows.place_asked.connect(self._place)
        rows.dropped.connect(self._dropped)
        rows.climb_asked.connect(self._climb)
        rows.removed.connect(self._remove)

    def _connect_keys(self, page: QWidget) -> None:
        present = self._parts.list
        for shortcut, then in (
            (shortcuts.MOVE_UP, lambda: self._move(-1)),
            (shortcuts.MOVE_DOWN, lambda: self._move(1)),
            (shortcuts.HARDER, lambda: self._climb(present.present, 1)),
            (shortcuts.EASIER, lambda: self._climb(present.present, -1)),
        ):  # fmt: skip
            self._parts.on_keys(page, shortcut.keys, then)
