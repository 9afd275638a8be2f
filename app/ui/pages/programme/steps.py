"""All that is done in the programme builder, step by step: each goes back, and forth again."""

from collections.abc import Callable
from typing import NamedTuple

from app.domain.codes import ReasonCode
from app.domain.dose import ExerciseId
from app.domain.errors import TaktError
from app.domain.programme import Template
from app.domain.record import ProgrammeDraft
from app.exercises.arrange import Exercises
from app.ui.pages.programme.history import History
from app.usecases.keep_favourites import favourites, mark_favourite
from app.usecases.keep_templates import (
    keep_template,
    remove_template,
    rename_template,
    templates,
)
from app.usecases.workspace import Workspace


class Standing(NamedTuple):
    """How everything stands: the programme and its reason here, the rest in the records."""

    exercises: Exercises
    reason: ReasonCode | None
    note: str
    favourites: frozenset[ExerciseId]
    templates: tuple[Template, ...]


class Steps:
    """Favourites and templates are stored at once; a step back stores them as they were."""

    def __init__(self, workspace: Workspace, exercises: Exercises) -> None:
        self._workspace = workspace
        begun = Standing(exercises, None, "", favourites(workspace), templates(workspace))
        self._history = History(begun)

    @property
    def now(self) -> Standing:
        """How everything stands now."""
        return self._history.now

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return self._history.can_redo

    def arrange(self, exercises: Exercises, step: str = "") -> bool:
        """Put the programme together so; whether it is another then."""
        return self._history.go(self.now._replace(exercises=exercises), step)

    def go_on(self, draft: ProgrammeDraft) -> bool:
        """Go on with what was not saved, in one step; whether it is other than what stands."""
        return self._history.go(self.now._replace(
            exercises=draft.exercises, reason=draft.reason_code, note=draft.note
        ))  # fmt: skip

    def choose(self, reason: ReasonCode | None) -> None:
        """Give this reason."""
        self._history.go(self.now._replace(reason=reason))

    def write(self, note: str) -> None:
        """Say more about the reason; the letters of one line are one step."""
        self._history.go(self.now._replace(note=note), "note")

    def mark(self, exercise_id: ExerciseId, *, favourite: bool) -> None:
        """Make an exercise a favourite, or one among the others again."""
        mark_favourite(self._workspace, exercise_id, favourite=favourite)
        self._history.go(self.now._replace(favourites=favourites(self._workspace)))

    def keep(self, template: Template) -> None:
        """Store a template; one of the same name gives way."""
        keep_template(self._workspace, template)
        self._history.go(self.now._replace(templates=templates(self._workspace)))

    def rename(self, name: str, new: str) -> None:
        """Give a template another name. Raises TaktError where it cannot have it."""
        rename_template(self._workspace, name, new)
        self._history.go(self.now._replace(templates=templates(self._workspace)))

    def remove(self, name: str) -> None:
        """Delete a template."""
        remove_template(self._workspace, name)
        self._history.go(self.now._replace(templates=templates(self._workspace)))

    def undo(self) -> None:
        """One step back, if there is one. Raises NotSaved."""
        self._walk(self._history.undo, self._history.redo)

    def redo(self) -> None:
        """One step forth again, if there is one. Raises NotSaved."""
        self._walk(self._history.redo, self._history.undo)

    def _walk(self, there: Callable[[], None], back: Callable[[], None]) -> None:
        before = self.now
        there()
        try:
            self._store(before)
        except TaktError:
            back()
            raise

    def _store(self, before: Standing) -> None:
        """Let the records hold the favourites and templates of this step."""
        for each in before.favourites ^ self.now.favourites:
            mark_favourite(self._workspace, each, favourite=each in self.now.favourites)
        for template in self.now.templates:
            if template not in before.templates:
                keep_template(self._workspace, template)
        names = {each.name for each in self.now.templates}
        for gone in {each.name for each in before.templates} - names:
            remove_template(self._workspace, gone)
