"""The session: the form, the advice on it while it is typed, and the decision."""

from collections.abc import Callable
from functools import partial

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import Invalid, TaktError
from app.domain.record import Draft, PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.draft_keeper import DraftKeeper
from app.ui.pages.session.session_advice import LiveAdvice
from app.ui.pages.session.session_draft import read_draft, show_all, show_choice
from app.ui.translator import spoken
from app.ui.widgets.advice.panel import AdvicePanel
from app.ui.widgets.advice.strip import AdviceStrip
from app.ui.widgets.advice.words import Speaker
from app.ui.widgets.controls.card import Line, column
from app.ui.widgets.controls.draft_offer import DraftOffer, typed_words
from app.ui.widgets.controls.undo_bar import UndoBar
from app.ui.widgets.controls.unsaved_bar import UnsavedBar
from app.ui.widgets.session.form import SessionForm
from app.ui.widgets.session.form_and_panel import FormAndPanel
from app.ui.widgets.session.header import SessionHeader
from app.usecases.keep_draft import draft_of, drop_draft, keep_draft
from app.usecases.keep_patients import open_patient
from app.usecases.record_session import record_session
from app.usecases.replay import rulebook_for
from app.usecases.workspace import Workspace


class SessionPage(QWidget):
    """One session of one patient: a new one, or a saved one to look at again.

    `changed` speaks when it was saved, `left` when the clinician goes back; `sheet_asked` and
    `stop_asked` when the sheet is wanted, or the stop is to be lifted; `rule_asked` when a rule
    is to be read; `correct_asked` carries the id of a saved one that is wrong. What was typed
    before and not saved is offered; `continued` goes on with it at once.
    """

    changed = Signal()
    left = Signal()
    sheet_asked = Signal()
    stop_asked = Signal()
    rule_asked = Signal(str)
    correct_asked = Signal(object)

    def __init__(
        self, workspace: Workspace, file: PatientFile, saved: RecordedSession | None = None, *,
        continued: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._workspace, self._file, self._saved = workspace, file, saved
        self._continued = continued
        self._offer: DraftOffer | None = None
        self._build()
        self._lay_out()
        self._listen()
        if saved:
            self._show_saved(saved)
        else:
            self._begin()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._saved is None and self._offer is None and self._form.answered

    def start(self) -> None:
        """Put the focus on the first question; on a saved session, on what comes next."""
        if self._offer:
            self._offer.start()
        elif self._saved is None:
            self._form.start()
        else:
            self._panel.start()

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
        if self._saved is not None:
            return True
        if self._offer:
            self._offer.start()
            return False
        if self._panel.decide.lacks_reason():
            self._sides.show_panel()
            return False
        try:
            session = structs.replace(self._session(), override=self._panel.override)
            saved = self._record(session)
        except TaktError as error:
            self._refuse(error)
            return False
        self._draft.end()
        self._file = open_patient(self._workspace, self._file.patient.id)
        self._show_saved(saved)
        self.changed.emit()
        return True

    @property
    def _then(self) -> Workspace:
        """The clinic on the day on which the session is judged."""
        return self._workspace

    def _record(self, session: Session) -> RecordedSession:
        return record_session(self._workspace, self._file.episode.id, session,
                              spoken().language, self._panel.own_doses)  # fmt: skip

    def _session(self) -> Session:
        return self._form.session(self._header.day, self._header.setting)

    def _judge(self) -> None:
        """Show what would be advised now. What cannot be judged yet is said, never raised."""
        try:
            session = self._session()
            if self._form.answered:
                self._advice.judge(session)
            else:
                self._advice.show_unanswered(session)
        except Invalid as invalid:
            self._advice.show_refused(self._words_of(invalid))

    def _words_of(self, error: TaktError) -> str:
        """Why what was typed is no session yet; its field is opened where it is hidden."""
        if isinstance(error, Invalid) and error.place in {"date", "day"}:
            self._header.choose()
        if isinstance(error, Invalid) and error.place == "date":
            return self.tr("This day and place have a session already. Choose others above.")
        return spoken().error(error)

    def _refuse(self, error: TaktError) -> None:
        """Say why nothing was saved, and go to the field that it is about."""
        self._panel.decide.show_problem(self._words_of(error))
        if isinstance(error, Invalid):
            self._form.reach_problem()
        else:
            self._sides.show_panel()

    def _begin(self) -> None:
        """Begin blank; or with what was typed before, when the clinician wants that."""
        kept = draft_of(self._workspace, self._file.episode.id)
        self._judge()
        if kept is None:
            self._draft.begin()
        elif self._continued:
            self._continue(kept)
        else:
            self._offer = DraftOffer(typed_words("session", kept.kept_at), inset=True)
            self._offer.continued.connect(lambda: self._continue(kept))
            self._offer.discarded.connect(lambda: self._begin_blank(kept))
            self._left.insertWidget(2, self._offer)
            self._form.setEnabled(False)

    def _continue(self, kept: Draft) -> None:
        self._close_offer()
        show_all(kept, self._header, self._form)
        self._judge()
        show_choice(kept, self._panel)
        self._draft.begin(kept)
        self._form.start_at_blank()

    def _begin_blank(self, discarded: Draft) -> None:
        self._draft.discard()
        self._close_offer()
        self._draft.begin()
        self._form.start()
        self._undo.offer(self.tr("Discarded."), lambda: self._put_back(discarded))

    def _put_back(self, discarded: Draft) -> None:
        keep_draft(self._workspace, self._file.episode.id, discarded)
        self._continue(discarded)

    def _close_offer(self) -> None:
        if self._offer:
            self._offer.hide()
            self._offer.deleteLater()
        self._offer = None
        self._form.setEnabled(True)

    def _typed(self) -> Draft | None:
        """What stands on the page now; None where that is nothing, or nothing unsaved."""
        if not self.unsaved:
            return None
        at = self._workspace.clock()
        return read_draft(self._header, self._form, self._panel, at)

    def _show_saved(self, saved: RecordedSession) -> None:
        self._saved = saved
        self._unsaved.hide()
        self._undo.forget()
        self._header.show_session(saved.session.date, saved.session.setting)
        decided = saved.decision.decided_at.astimezone()
        self._header.show_saved(self.tr("Saved {time}").format(time=f"{decided:%H.%M}"))
        self._form.show_session(saved.session)
        self._form.freeze()
        self._advice.show_past(saved)
        self._strip.end()
        self._panel.start()

    def _ask_sheet(self) -> None:
        if self._saved is None:
            self._panel.decide.show_problem(
                self.tr("Save first (Ctrl+S): the sheet follows from the decision.")
            )
            self._sides.show_panel()
        else:
            self.sheet_asked.emit()

    def _ask_correction(self) -> None:
        if self._saved:
            self.correct_asked.emit(self._saved.id)

    def _ask_stop(self) -> None:
        """The stop is lifted on the patient's page; what is typed here is saved first."""
        if self._saved is None and self._file.episode.latched_stop is None:
            self._panel.decide.show_problem(self.tr("Save first (Ctrl+S)."))
        else:
            self.leave(self.stop_asked.emit)

    def _reach(self, question: str, exercise_id: str | None) -> None:
        self._sides.show_form()
        self._form.reach(question, exercise_id)

    def _build(self) -> None:
        file, saved = self._file, self._saved
        ids = [each.id for each in file.sessions]
        place = ids.index(saved.id) if saved else len(ids)
        before = structs.replace(file, sessions=file.sessions[:place])
        self._header = SessionHeader(file, place + 1, self._then.today)
        self._form = SessionForm(before, self._workspace.bank, self._then.today)
        rulebook = rulebook_for(self._workspace, file, saved)
        speaker = Speaker(self._workspace.bank, rulebook, spoken())
        self._panel = AdvicePanel(speaker)
        self._strip = AdviceStrip()
        self._advice = LiveAdvice(self._then, before, speaker, self._panel, self._strip)
        whose = self._workspace, file.episode.id
        self._draft = DraftKeeper(
            self._typed, partial(keep_draft, *whose), partial(drop_draft, *whose), self
        )
        self._unsaved, self._undo = UnsavedBar(self.save), UndoBar(inset=True)

    def _lay_out(self) -> None:
        bars = column(self._undo, self._unsaved, gap=0)
        self._left = column(self._header, Line(), bars, self._strip, self._form, gap=0)
        self._sides = FormAndPanel(self._left, self._form, self._panel, self._strip)
        self.setLayout(column(self._sides, gap=0))

    def _listen(self) -> None:
        self._header.back_asked.connect(lambda: self.leave(self.left.emit))
        self._header.correct_asked.connect(self._ask_correction)
        self._header.changed.connect(self._judge)
        self._form.changed.connect(self._judge)
        self._panel.save_asked.connect(self.save)
        self._strip.save_asked.connect(self.save)
        self._panel.sheet_asked.connect(self._ask_sheet)
        self._panel.clear_asked.connect(self._ask_stop)
        self._panel.missing_asked.connect(self._reach)
        self._panel.rule_asked.connect(lambda rule: self.leave(lambda: self.rule_asked.emit(rule)))
