"""The programme builder: bank at the left, programme beside it, ladder at the right."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose, ExerciseId
from app.domain.errors import TaktError
from app.domain.programme import Template
from app.domain.record import PatientFile, ProgrammeDraft
from app.exercises import arrange
from app.exercises.arrange import Exercises
from app.exercises.bank import Hit
from app.ui import shortcuts
from app.ui.draft_keeper import DraftKeeper
from app.ui.errors import said
from app.ui.pages.programme.history import History
from app.ui.pages.programme.programme_judgement import ProgrammeJudgement
from app.ui.pages.programme.programme_layout import ProgrammeLayout
from app.ui.pages.programme.programme_templates import ProgrammeTemplates
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.programme.programme_row_parts import leaves_undo
from app.usecases.change_programme import change_programme
from app.usecases.keep_favourites import favourites, mark_favourite
from app.usecases.keep_patients import open_patient
from app.usecases.keep_programme_draft import (
    drop_programme_draft,
    keep_programme_draft,
    programme_draft_of,
)
from app.usecases.workspace import Workspace

_LEAST = 320, 240


class ProgrammePage(QWidget):
    """Puts one patient's programme together. `left` goes back, `paper_asked` on to the sheet.

    Before the first session the way goes on to that session too: `session_asked`.
    """

    left = Signal()
    paper_asked = Signal()
    session_asked = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._file = workspace, file
        self._judgement = ProgrammeJudgement(workspace, file, spoken())
        self._history: History[Exercises] = History(file.prescribed)
        self._drags = 0
        self.parts = ProgrammeLayout(
            workspace, file, favourites(workspace), self._judgement.bar, self.save
        )
        self.setLayout(self.parts.layout)
        self.parts.layout.setSizeConstraint(self.parts.layout.SizeConstraint.SetNoConstraint)
        self.templates = ProgrammeTemplates(workspace, self.parts, file.episode.title, self)
        self.templates.taken.connect(self._take)
        whose = workspace, file.episode.id
        self._keeper = DraftKeeper(
            self._half_done, partial(keep_programme_draft, *whose),
            partial(drop_programme_draft, *whose), self,
        )  # fmt: skip
        self._connect()
        self._begin()

    @property
    def programme(self) -> Exercises:
        """The exercises as they stand here."""
        return self._history.now

    @property
    def unsaved(self) -> bool:
        """Whether the programme is another than the one prescribed."""
        return self._history.now != self._file.prescribed or bool(self.parts.list.problem)

    def start(self) -> None:
        """Begin in the search field."""
        self.parts.browser.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if self.unsaved:
            self.parts.unsaved.ask(lambda: self._let_go(then))
        else:
            then()

    def keep_draft_now(self) -> None:
        """Keep what stands here, before the page goes. Raises NotSaved."""
        self._keeper.keep()

    def save(self) -> bool:
        """Prescribe what stands here; where it is refused, say why and stay."""
        problem = self.parts.list.problem or self.parts.notes.lacking()
        if problem:
            self.parts.problem.show_problem(problem)
            return False
        notes = self.parts.notes
        try:
            change_programme(
                self._workspace, self._file, self._history.now,
                reason_code=notes.reason.value, note=notes.note_text,
            )  # fmt: skip
        except TaktError as error:
            self.parts.problem.show_problem(said(error))
            return False
        self._file = open_patient(self._workspace, self._file.patient.id)
        self._judgement = ProgrammeJudgement(self._workspace, self._file, spoken())
        self._keeper.keep()
        self._show()
        self.parts.tell(self.tr("Saved"))
        return True

    def minimumSizeHint(self) -> QSize:
        """Less than all parts beside each other need: they take turns where there is no room."""
        return QSize(px(_LEAST[0]), px(_LEAST[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo concern the programme, also while one searches."""
        return leaves_undo(event) or super().eventFilter(watched, event)

    def _begin(self) -> None:
        """Go on with what was not saved, if there is anything; undo takes it back."""
        kept = programme_draft_of(self._workspace, self._file.episode.id)
        went_on = kept is not None and self._history.go(kept.exercises)
        self._keeper.begin(kept)
        self._show()
        if went_on:
            self.parts.tell(self.tr("Gone on with what was not saved. Ctrl+Z takes it back."))

    def _half_done(self) -> ProgrammeDraft | None:
        if self._history.now == self._file.prescribed:
            return None
        return ProgrammeDraft(exercises=self._history.now, kept_at=self._workspace.clock())

    def _let_go(self, then: Callable[[], None]) -> None:
        self._keeper.discard()
        then()

    def _go(
        self, programme: Exercises, step: str = "", *, reach: ExerciseId = "",
        anew: Collection[ExerciseId] = (),
    ) -> None:  # fmt: skip
        """Take a step, and show it."""
        self.parts.problem.show_problem("")
        if self._history.go(programme, step):
            self._show(anew)
            self.parts.tell("")
        if reach:
            self.parts.list.make_present(reach)
            self.parts.list.show_row(reach)

    def _show(self, anew: Collection[ExerciseId] = ()) -> None:
        programme, parts = self._history.now, self.parts
        parts.list.show_programme(programme, self._judgement.notes(programme), anew=anew)
        parts.browser.show_taken([f"{each.id} {each.dose.level}" for each in programme])
        parts.notes.show_programme(len(programme), self._judgement.bolder(programme))
        parts.undo.setEnabled(self._history.can_undo)
        parts.redo.setEnabled(self._history.can_redo)
        parts.show_count(len(programme))
        self._show_present()

    def _show_present(self) -> None:
        present = arrange.entry(self._history.now, self.parts.list.present)
        self.parts.ladder.show_exercise(present)
        self.parts.bulk.show_whom(len(self.parts.list.taken), len(self._history.now))
        self.parts.chain()

    def _add(self, hit: Hit) -> None:
        barred = self._judgement.bar(hit)
        if barred:
            name = hit.rung.name.of(spoken().language)
            self.parts.problem.show_problem(f"{name}: {barred}")
            return
        self._go(arrange.added(self._history.now, hit), reach=hit.exercise.id,
                 anew={hit.exercise.id})  # fmt: skip

    def _change_dose(self, exercise_id: ExerciseId, variable: str, dose: Dose) -> None:
        changed = arrange.with_dose(self._history.now, exercise_id, dose)
        self._go(changed, f"{exercise_id} {variable}")

    def _place(self, exercise_id: ExerciseId, place: int) -> None:
        moved = arrange.moved(self._history.now, exercise_id, place)
        self._go(moved, f"drag {self._drags}", reach=exercise_id)

    def _dropped(self) -> None:
        self._drags += 1

    def _move(self, by: int) -> None:
        present = self.parts.list.present
        if present:
            place = self.parts.list.place_of(present) + by
            self._go(arrange.moved(self._history.now, present, place), reach=present)

    def _climb(self, exercise_id: ExerciseId, by: int) -> None:
        before = arrange.entry(self._history.now, exercise_id)
        if before:
            self._take_rung(exercise_id, before.dose.level + by)

    def _take_rung(self, exercise_id: ExerciseId, level: int) -> None:
        bank = self._workspace.bank
        changed = arrange.on_rung(self._history.now, exercise_id, level, bank)
        self._go(changed, reach=exercise_id, anew={exercise_id})

    def _remove(self, exercise_id: ExerciseId) -> None:
        place = self.parts.list.place_of(exercise_id)
        self._go(arrange.removed(self._history.now, {exercise_id}))
        rest = self._history.now
        if rest:
            self.parts.list.reach(rest[min(place, len(rest) - 1)].id)
        else:
            self.start()

    def _change_many(self, variable: str, by: int) -> None:
        ids = self.parts.list.taken or {each.id for each in self._history.now}
        self._go(arrange.stepped(self._history.now, ids, variable, by))

    def _undo(self) -> None:
        self._history.undo()
        self._show_all_anew()

    def _redo(self) -> None:
        self._history.redo()
        self._show_all_anew()

    def _show_all_anew(self) -> None:
        self.parts.problem.show_problem("")
        self._show({each.id for each in self._history.now})

    def _mark(self, exercise_id: str, favourite: bool) -> None:  # noqa: FBT001 (a signal's)
        mark_favourite(self._workspace, exercise_id, favourite=favourite)
        self.parts.browser.show_favourites(favourites(self._workspace))

    def _take(self, template: Template) -> None:
        self._go(template.exercises, anew={each.id for each in template.exercises})
        self.parts.tell(self.tr("{template} is in place. Ctrl+Z takes it back.").format(
            template=template.name))  # fmt: skip
        self.parts.list.reach(self.parts.list.present)

    def _go_on(self, then: Callable[[], None]) -> None:
        """Onward in one action: what is not saved is saved first."""
        if not self.unsaved or self.save():
            then()

    def _connect(self) -> None:
        parts = self.parts
        parts.browser.search.installEventFilter(self)
        parts.browser.opened.connect(self._add)
        parts.browser.favourite_asked.connect(self._mark)
        parts.ladder.level_asked.connect(lambda level: self._take_rung(parts.list.present, level))
        parts.bulk.asked.connect(self._change_many)
        self._connect_list()
        self._connect_head()
        self._connect_keys()

    def _connect_list(self) -> None:
        rows = self.parts.list
        rows.dose_changed.connect(self._change_dose)
        rows.place_asked.connect(self._place)
        rows.dropped.connect(self._dropped)
        rows.climb_asked.connect(self._climb)
        rows.removed.connect(self._remove)
        rows.present_changed.connect(self._show_present)
        rows.taken_changed.connect(self._show_present)

    def _connect_head(self) -> None:
        parts = self.parts
        parts.undo.clicked.connect(self._undo)
        parts.redo.clicked.connect(self._redo)
        parts.save.clicked.connect(self.save)
        parts.to_paper.clicked.connect(lambda: self._go_on(self.paper_asked.emit))
        parts.first_session.clicked.connect(lambda: self._go_on(self.session_asked.emit))
        parts.back.clicked.connect(lambda: self.leave(self.left.emit))
        parts.open_templates.clicked.connect(lambda _pressed: self.templates.open())

    def _connect_keys(self) -> None:
        present = self.parts.list
        for shortcut, then in (
            (shortcuts.MOVE_UP, lambda: self._move(-1)),
            (shortcuts.MOVE_DOWN, lambda: self._move(1)),
            (shortcuts.HARDER, lambda: self._climb(present.present, 1)),
            (shortcuts.EASIER, lambda: self._climb(present.present, -1)),
            (shortcuts.KEEP_TEMPLATE, lambda: self.templates.open(to_keep=True)),
            (shortcuts.OTHER_SIDE, self.parts.swap),
        ):  # fmt: skip
            self.parts.on_keys(self, shortcut.keys, then)
