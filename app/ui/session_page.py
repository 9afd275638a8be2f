"""The session: the form, the advice on it while it is typed, and the decision."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.advisor.advise import doses_for
from app.domain.advice import Advice
from app.domain.errors import Invalid, TaktError
from app.domain.record import PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.advice_panel import AdvicePanel
from app.ui.widgets.advice_panel_words import Speaker
from app.ui.widgets.advice_strip import AdviceStrip
from app.ui.widgets.card import Line, column, row
from app.ui.widgets.session_form import SessionForm
from app.ui.widgets.session_header import SessionHeader
from app.ui.widgets.unsaved_bar import UnsavedBar
from app.usecases.judge_draft import case_with, judge_draft
from app.usecases.keep_clinic import shows_advice
from app.usecases.keep_patients import open_patient
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace

BESIDE = 1168  # pixels at 100 %: the page's width from which the panel stands beside the form


class SessionPage(QWidget):
    """One session of one patient: a new one, or a saved one to look at again.

    `changed` speaks when it was saved, `left` when the clinician goes back; `sheet_asked` and
    `stop_asked` when the sheet is wanted, or the stop is to be lifted.
    """

    changed = Signal()
    left = Signal()
    sheet_asked = Signal()
    stop_asked = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile, saved: RecordedSession | None = None
    ) -> None:
        super().__init__()
        self._workspace, self._file, self._saved = workspace, file, saved
        self._advice: Advice | None = None
        self._advises = shows_advice(workspace)
        self._narrow: bool | None = None
        self._rulebook = workspace.rulebook_with(file.limit_changes)
        self._speaker = Speaker(workspace.bank, self._rulebook, spoken())
        self._build()
        self._lay_out()
        self._listen()
        if saved:
            self._show_saved(saved)
        else:
            self._judge()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._saved is None and self._form.answered

    def start(self) -> None:
        """Put the focus on the first question; on a saved session, on what comes next."""
        if self._saved is None:
            self._form.start()
        else:
            self._panel.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if self.unsaved:
            self._unsaved.ask(then)
        else:
            then()

    def save(self) -> bool:
        """Save the session with the decision; whether it could be saved."""
        if self._saved is not None:
            return True
        if self._panel.decide.lacks_reason():
            return False
        try:
            session = msgspec.structs.replace(self._draft(), override=self._panel.override)
            saved = record_session(
                self._workspace, self._file.episode.id, session, spoken().language
            )
        except TaktError as error:
            self._panel.decide.show_problem(spoken().error(error))
            return False
        self._file = open_patient(self._workspace, self._file.patient.id)
        self._show_saved(saved)
        self.changed.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(BESIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._strip.setVisible(narrow)
            self._strip.show_open(panel=False)
            self._other_side.setEnabled(not narrow)  # the strip's button has the same key
            self._panel.setVisible(not narrow)
            self._form.show()
            self._panel.fill(fills=narrow)
            (self._left if narrow else self._line).addWidget(self._panel)

    def _draft(self) -> Session:
        return self._form.session(self._header.day, self._header.setting)

    def _judge(self) -> None:
        """Show what would be advised now. What cannot be judged yet is said, never raised."""
        self._advice = None
        try:
            draft = self._draft()
            if self._form.answered and self._advises:
                self._advice = judge_draft(self._workspace, self._file, draft, spoken().language)
        except Invalid as invalid:
            self._show_refused(invalid)
            return
        if not self._advises:
            self._panel.show_plain(self._speaker.present_lines(draft))
            self._strip.show_plain(self.tr("Takt is set to show no advice."))
        elif self._advice is None:
            doses = self._speaker.present_lines(draft)
            self._panel.show_unjudged(doses, self._last_words())
            self._strip.show_advice(None, self.tr("The light comes as you answer."))
        else:
            self._panel.show_advice(self._advice, self._sessions(draft))
            self._strip.show_advice(self._advice.light, self._advice.deciding.reason)
            self._show_choice(None)

    def _show_refused(self, invalid: Invalid) -> None:
        """What was typed stays, and is said to be no session yet."""
        problem = spoken().error(invalid)
        if invalid.place == "date":
            problem = self.tr("This day and place have a session already. Choose others above.")
            self._header.choose()
        if self._advises:
            self._panel.show_unjudged((), self._last_words(), problem)
            self._strip.show_advice(None, problem)
        else:
            self._panel.show_plain((), problem)
            self._strip.show_plain(problem)

    def _last_words(self) -> str:
        if self._file.latest is None:
            return ""
        day = spoken().weekday_date(self._file.latest.session.date)
        return self.tr("Last session: {day}").format(day=day)

    def _show_choice(self, _light: object) -> None:
        """Show what each exercise gets under the light that was chosen."""
        override = self._panel.override
        if self._advice is None or self._saved:
            return
        draft, doses = self._draft(), self._advice.exercises
        if override:
            case = case_with(
                self._workspace, self._file.patient, self._file.episode, self._sessions(draft)
            )
            doses = doses_for(case, self._rulebook, override.light)
        self._panel.show_next(doses, draft)

    def _sessions(self, draft: Session) -> tuple[Session, ...]:
        earlier = (each.session for each in self._file.sessions if each is not self._saved)
        return tuple(sorted((*earlier, draft), key=lambda each: each.date))

    def _show_saved(self, saved: RecordedSession) -> None:
        self._saved = saved
        self._unsaved.hide()
        self._header.show_session(saved.session.date, saved.session.setting)
        decided = saved.decision.decided_at
        self._header.show_saved(self.tr("Saved {time}").format(time=f"{decided:%H.%M}"))
        self._form.show_session(saved.session)
        self._form.freeze()
        until = [each.session for each in self._file.sessions]
        place = [each.id for each in self._file.sessions].index(saved.id)
        if saved.advice:
            self._panel.show_advice(saved.advice, until[: place + 1])
            self._strip.show_advice(saved.decision.light, saved.advice.deciding.reason)
        else:
            self._panel.show_plain(self._speaker.present_lines(saved.session))
            self._strip.show_plain(self.tr("No advice is shown."))
        self._panel.decide.show_saved(saved.decision.light, followed=saved.decision.followed)
        self._panel.start()

    def _ask_sheet(self) -> None:
        if self._saved is None:
            self._panel.decide.show_problem(
                self.tr("Save first (Ctrl+S): the sheet follows from the decision.")
            )
        else:
            self.sheet_asked.emit()

    def _ask_stop(self) -> None:
        """The stop is lifted on the patient's page; what is typed here is saved first."""
        if self._saved is None and self._file.episode.latched_stop is None:
            self._panel.decide.show_problem(self.tr("Save first (Ctrl+S)."))
        else:
            self.leave(self.stop_asked.emit)

    def _swap(self) -> None:
        """F6: between form and panel; where only one has room, one takes the other's place."""
        in_panel = self._panel.isAncestorOf(self.focusWidget())
        if self._narrow:
            to_panel = not self._panel.isVisible()
            self._panel.setVisible(to_panel)
            self._form.setVisible(not to_panel)
            self._strip.show_open(panel=to_panel)
            in_panel = not to_panel
        if in_panel:
            self._form.start()
        else:
            self._panel.start()

    def _reach(self, question: str, exercise_id: str | None) -> None:
        if self._narrow and self._panel.isVisible():
            self._swap()
        self._form.reach(question, exercise_id)

    def _build(self) -> None:
        number = len(self._file.sessions) + 1
        if self._saved:
            number = [each.id for each in self._file.sessions].index(self._saved.id) + 1
        self._header = SessionHeader(self._file, number, self._workspace.today)
        self._form = SessionForm(self._before(), self._workspace.bank, self._workspace.today)
        self._panel = AdvicePanel(self._speaker)
        self._strip = AdviceStrip()
        self._unsaved = UnsavedBar(self.save)
        self._other_side = QShortcut(QKeySequence("F6"), self)

    def _before(self) -> PatientFile:
        """The file as it stood before the session that is shown."""
        if self._saved is None:
            return self._file
        sessions = self._file.sessions
        place = [each.id for each in sessions].index(self._saved.id)
        return msgspec.structs.replace(self._file, sessions=sessions[:place])

    def _lay_out(self) -> None:
        self._left = column(self._header, Line(), self._unsaved, self._strip, self._form, gap=0)
        self._line = row(self._left, self._panel, gap=0)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def _listen(self) -> None:
        self._header.back_asked.connect(lambda: self.leave(self.left.emit))
        self._header.changed.connect(self._judge)
        self._form.changed.connect(self._judge)
        self._panel.save_asked.connect(self.save)
        self._strip.save_asked.connect(self.save)
        self._strip.opened.connect(self._swap)
        self._panel.sheet_asked.connect(self._ask_sheet)
        self._panel.clear_asked.connect(self._ask_stop)
        self._panel.light_chosen.connect(self._show_choice)
        self._panel.missing_asked.connect(self._reach)
        self._other_side.activated.connect(self._swap)
