"""The programme builder: bank at the left, programme beside it, ladder at the right."""

from collections.abc import Callable, Collection
from functools import partial

from msgspec import structs
from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.codes import ReasonCode
from app.domain.dose import ExerciseId
from app.domain.errors import TaktError
from app.domain.programme import Template
from app.domain.record import PatientFile, ProgrammeDraft
from app.exercises import arrange
from app.exercises.arrange import Exercises
from app.ui import shortcuts
from app.ui.draft_keeper import DraftKeeper
from app.ui.errors import said
from app.ui.pages.programme.arranging import Arranging
from app.ui.pages.programme.programme_judgement import ProgrammeJudgement
from app.ui.pages.programme.programme_layout import ProgrammeLayout
from app.ui.pages.programme.programme_templates import ProgrammeTemplates
from app.ui.pages.programme.steps import Steps
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.programme.programme_row_parts import leaves_undo
from app.usecases.change_programme import change_programme
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
        self._steps = Steps(workspace, file.prescribed)
        self.parts = ProgrammeLayout(
            workspace, file, self._steps.now.favourites, self._judgement.bar, self.save
        )
        self.setLayout(self.parts.layout)
        self.parts.layout.setSizeConstraint(self.parts.layout.SizeConstraint.SetNoConstraint)
        self.templates = ProgrammeTemplates(self._steps, self.parts, file.episode.title, self)
        self.templates.taken.connect(self._take)
        self.templates.changed.connect(self._show_steps)
        whose = workspace, file.episode.id
        self._saved = ProgrammeDraft(exercises=file.prescribed, kept_at=workspace.clock())
        self._keeper = DraftKeeper(
            self._half_done, partial(keep_programme_draft, *whose),
            partial(drop_programme_draft, *whose), self,
        )  # fmt: skip
        self.arranging = Arranging(
            workspace.bank, self._steps, self.parts, self._judgement.bar, self._show, self
        )
        self._connect()
        self._begin()

    @property
    def programme(self) -> Exercises:
        """The exercises as they stand here."""
        return self._steps.now.exercises

    @property
    def unsaved(self) -> bool:
        """Whether anything stands here otherwise than it is saved."""
        return self._typed() != self._saved

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
        stands = self._steps.now
        try:
            change_programme(
                self._workspace, self._file, stands.exercises,
                reason_code=stands.reason, note=stands.note.strip() or None,
            )  # fmt: skip
        except TaktError as error:
            self.parts.problem.show_problem(said(error))
            return False
        self._file = open_patient(self._workspace, self._file.patient.id)
        self._judgement = ProgrammeJudgement(self._workspace, self._file, spoken())
        self._saved = self._typed()
        self._keeper.keep()
        self._show()
        self.parts.problem.show_problem("")
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
        went_on = kept is not None and self._steps.go_on(kept)
        self._keeper.begin(kept)
        self._show()
        if kept:
            self.parts.list.show_refused(kept.refused)
        if went_on:
            self.parts.tell(self.tr("Gone on with what was not saved. Ctrl+Z takes it back."))

    def _half_done(self) -> ProgrammeDraft | None:
        if not self.unsaved:
            return None
        return structs.replace(self._typed(), kept_at=self._workspace.clock())

    def _typed(self) -> ProgrammeDraft:
        stands = self._steps.now
        return ProgrammeDraft(
            exercises=stands.exercises, reason_code=stands.reason, note=stands.note,
            refused=self.parts.list.refused, kept_at=self._saved.kept_at,
        )  # fmt: skip

    def _let_go(self, then: Callable[[], None]) -> None:
        self._keeper.discard()
        then()

    def _show(self, anew: Collection[ExerciseId] = ()) -> None:
        stands, programme, parts = self._steps.now, self.programme, self.parts
        parts.list.show_programme(programme, self._judgement.notes(programme), anew=anew)
        parts.browser.show_taken([f"{each.id} {each.dose.level}" for each in programme])
        parts.notes.show_programme(len(programme), self._judgement.bolder(programme))
        parts.notes.show_reason(stands.reason, stands.note)
        self._show_steps()
        parts.show_count(len(programme))
        self._show_present()

    def _show_steps(self) -> None:
        parts = self.parts
        parts.undo.setEnabled(self._steps.can_undo)
        parts.redo.setEnabled(self._steps.can_redo)

    def _show_present(self) -> None:
        present = arrange.entry(self.programme, self.parts.list.present)
        self.parts.ladder.show_exercise(present)
        self.parts.bulk.show_whom(len(self.parts.list.taken), len(self.programme))
        self.parts.chain()

    def _undo(self) -> None:
        self._steps.undo()
        self._show_all_anew()

    def _redo(self) -> None:
        self._steps.redo()
        self._show_all_anew()

    def _show_all_anew(self) -> None:
        """After a step back or forth, whatever it was about."""
        self.parts.problem.show_problem("")
        self.parts.browser.show_favourites(self._steps.now.favourites)
        self.templates.show()
        self._show({each.id for each in self.programme})

    def _mark(self, exercise_id: str, favourite: bool) -> None:  # noqa: FBT001 (a signal's)
        self._steps.mark(exercise_id, favourite=favourite)
        self.parts.browser.show_favourites(self._steps.now.favourites)
        self._show_steps()

    def _choose(self, reason: ReasonCode | None) -> None:
        self._steps.choose(reason)
        self._show_steps()

    def _write(self, note: str) -> None:
        self._steps.write(note)
        self._show_steps()

    def _take(self, template: Template) -> None:
        self.arranging.go(template.exercises, anew={each.id for each in template.exercises})
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
        parts.browser.favourite_asked.connect(self._mark)
        parts.notes.note.installEventFilter(self)
        parts.notes.reason.changed.connect(self._choose)
        parts.notes.note.textEdited.connect(self._write)
        parts.list.present_changed.connect(self._show_present)
        parts.list.taken_changed.connect(self._show_present)
        self._connect_head()
        parts.on_keys(self, shortcuts.OTHER_SIDE.keys, parts.swap)
        parts.on_keys(
            self, shortcuts.KEEP_TEMPLATE.keys, lambda: self.templates.open(to_keep=True)
        )

    def _connect_head(self) -> None:
        parts = self.parts
        parts.undo.clicked.connect(self._undo)
        parts.redo.clicked.connect(self._redo)
        parts.save.clicked.connect(self.save)
        parts.to_paper.clicked.connect(lambda: self._go_on(self.paper_asked.emit))
        parts.first_session.clicked.connect(lambda: self._go_on(self.session_asked.emit))
        parts.back.clicked.connect(lambda: self.leave(self.left.emit))
        parts.open_templates.clicked.connect(lambda _pressed: self.templates.open())
