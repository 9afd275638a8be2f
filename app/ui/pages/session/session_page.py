"""A new session: typed, judged while it is typed, decided and saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.record import Draft, PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.draft_keeper import DraftKeeper
from app.ui.pages.session.sitting import Sitting
from app.ui.translator import spoken
from app.ui.widgets.controls.card import box, column
from app.ui.widgets.controls.draft_offer import DraftOffer, typed_words
from app.ui.widgets.controls.tab_order import stops_in, tab_in_order
from app.ui.widgets.controls.undo_bar import UndoBar
from app.ui.widgets.controls.unsaved_bar import UnsavedBar
from app.usecases.keep_draft import draft_of, drop_draft, keep_draft
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace


class SessionPage(QWidget):
    """One new session of one patient; when it is saved, it is shown as it was saved.

    What was typed before and not saved is offered; `continued` goes on with it at once.
    """

    def __init__(
        self, workspace: Workspace, file: PatientFile, *, continued: bool = False
    ) -> None:
        super().__init__()
        self._workspace, self._file, self._continued = workspace, file, continued
        self._offer: DraftOffer | None = None
        self._unsaved, self._undo = UnsavedBar(self.save), UndoBar(inset=True)
        self._bars = column(self._undo, self._unsaved, gap=0)
        rulebook = workspace.rulebook_with(file.limit_changes)
        self.sitting = Sitting(workspace, file, rulebook, box(self._bars))
        self.sitting.save_asked.connect(self.save)
        self.setLayout(column(self.sitting, gap=0))
        whose = workspace, file.episode.id
        self._draft = DraftKeeper(
            self._typed, partial(keep_draft, *whose), partial(drop_draft, *whose), self
        )
        self._begin()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        sitting = self.sitting
        return sitting.saved is None and self._offer is None and sitting.form.answered

    def start(self) -> None:
        """Put the focus on the first question."""
        if self._offer:
            self._offer.start()
        else:
            self.sitting.form.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if not self.unsaved:
            self.keep_draft_now()
            then()
            return

        def discarded_or_saved() -> None:
            try:
                self._draft.discard()
            finally:
                then()

        self._unsaved.ask(discarded_or_saved)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the records are locked or closed. Raises NotSaved."""
        self._draft.keep()

    def save(self) -> bool:
        """Save the session with the decision; whether it could be saved."""
        if self.sitting.saved is not None:
            return True
        if self._offer:
            self._offer.start()
            return False
        if self.sitting.save(self._record) is None:
            return False
        self._draft.end()
        self._unsaved.hide()
        self._undo.forget()
        return True

    def _record(self, session: Session) -> RecordedSession:
        return record_session(self._workspace, self._file.episode.id, session,
                              spoken().language, self.sitting.panel.own_doses)  # fmt: skip

    def _begin(self) -> None:
        """Begin blank; or with what was typed before, when the clinician wants that."""
        kept = draft_of(self._workspace, self._file.episode.id)
        self.sitting.judge()
        if kept is None:
            self._draft.begin()
        elif self._continued:
            self._continue(kept)
        else:
            self._offer = DraftOffer(typed_words("session", kept.kept_at), inset=True)
            self._offer.continued.connect(lambda: self._continue(kept))
            self._offer.discarded.connect(lambda: self._begin_blank(kept))
            self._bars.addWidget(self._offer)
            tab_in_order([*stops_in(self.sitting.header), *stops_in(self._offer)])
            self.sitting.form.setEnabled(False)

    def _continue(self, kept: Draft) -> None:
        self._close_offer()
        self.sitting.show_draft(kept)
        self._draft.begin(kept)
        self.sitting.form.start_at_blank()

    def _begin_blank(self, discarded: Draft) -> None:
        self._draft.discard()
        self._close_offer()
        self._draft.begin()
        self.sitting.form.start()
        self._undo.offer(self.tr("Discarded."), lambda: self._put_back(discarded))

    def _put_back(self, discarded: Draft) -> None:
        keep_draft(self._workspace, self._file.episode.id, discarded)
        self._continue(discarded)

    def _close_offer(self) -> None:
        if self._offer:
            self._offer.hide()
            self._offer.deleteLater()
        self._offer = None
        self.sitting.form.setEnabled(True)

    def _typed(self) -> Draft | None:
        """What stands on the page now; None where that is nothing, or nothing unsaved."""
        return self.sitting.draft(self._workspace.clock()) if self.unsaved else None
