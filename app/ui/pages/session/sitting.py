"""The form of one session with the advice on it: judged while it is typed, shown when saved."""

from collections.abc import Callable
from datetime import datetime

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.advisor.rulebook import Rulebook
from app.domain.errors import Invalid, TaktError
from app.domain.record import Draft, PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.pages.session.session_advice import LiveAdvice
from app.ui.pages.session.session_draft import read_draft, show_all, show_choice
from app.ui.translator import spoken
from app.ui.widgets.advice.panel import AdvicePanel
from app.ui.widgets.advice.strip import AdviceStrip
from app.ui.widgets.advice.words import Speaker
from app.ui.widgets.controls.card import Line, column
from app.ui.widgets.session.form import SessionForm
from app.ui.widgets.session.form_and_panel import FormAndPanel
from app.ui.widgets.session.header import SessionHeader
from app.usecases.workspace import Workspace


class Sitting(QWidget):
    """What a new session, a saved one and a correction have in common.

    `that_day` is the clinic on the day on which the session is judged, `before` what was known
    then. Signals say what is asked for; `sheet_asked` and `correct_asked` speak of a saved one.
    """

    back_asked = Signal()
    save_asked = Signal()
    sheet_asked = Signal()
    clear_asked = Signal()
    rule_asked = Signal(str)
    correct_asked = Signal(object)

    def __init__(
        self, that_day: Workspace, before: PatientFile, rulebook: Rulebook, *bars: QWidget
    ) -> None:
        super().__init__()
        self._today, self._stopped = that_day.today, before.episode.latched_stop is not None
        self.saved: RecordedSession | None = None
        self.header = SessionHeader(before, len(before.sessions) + 1, that_day.today)
        self.form = SessionForm(before, that_day.bank, that_day.today)
        speaker = Speaker(that_day.bank, rulebook, spoken())
        self.panel, self.strip = AdvicePanel(speaker), AdviceStrip()
        self.advice = LiveAdvice(that_day, before, speaker, self.panel, self.strip)
        over = column(*bars, gap=0)
        left = column(self.header, Line(), over, self.strip, self.form, gap=0)
        self.sides = FormAndPanel(left, self.form, self.panel, self.strip)
        self.setLayout(column(self.sides, gap=0))
        self._listen()

    def session(self) -> Session:
        """The session as it was answered so far. Raises Invalid where it cannot be one yet."""
        return self.form.session(self.header.day, self.header.setting)

    def judge(self) -> None:
        """Show what would be advised now. What cannot be judged yet is said, never raised."""
        try:
            session = self.session()
            if self.form.answered:
                self.advice.judge(session)
            else:
                self.advice.show_unanswered(session)
        except Invalid as invalid:
            self.advice.show_refused(self._words_of(invalid))

    def save(self, record: Callable[[Session], RecordedSession]) -> RecordedSession | None:
        """Save it with the decision, and show it as it was saved; None where it is refused."""
        if self.panel.decide.lacks_reason():
            self.sides.show_panel()
            return None
        try:
            saved = record(structs.replace(self.session(), override=self.panel.override))
        except TaktError as error:
            self._refuse(error)
            return None
        self.show_saved(saved)
        return saved

    def show_saved(self, saved: RecordedSession) -> None:
        """Show a session as it was answered, advised on and decided; it can be read only."""
        self.saved = saved
        self.header.show_session(saved.session.date, saved.session.setting)
        self.header.freeze()
        self.header.show_saved(saved.decision.decided_at.astimezone())
        self.form.show_session(saved.session)
        self.form.freeze()
        self.advice.show_past(saved)
        self.strip.end()
        self.panel.start()

    def draft(self, at: datetime) -> Draft:
        """All that was typed."""
        return read_draft(self.header, self.form, self.panel, at)

    def show_choice(self, draft: Draft) -> None:
        """Choose so again on the advice that is shown."""
        show_choice(draft, self.panel)

    def judge_on(self, that_day: Workspace, before: PatientFile) -> None:
        """Judge as on another day, from what was known then."""
        self._today = that_day.today
        self.header.show_number(len(before.sessions) + 1)
        self.form.show_last(before.latest.session if before.latest else None, that_day.today)
        self.advice.judge_on(that_day, before)
        self.judge()

    def show_draft(self, draft: Draft) -> None:
        """Put back what was typed, judge it, and choose so again."""
        show_all(draft, self.header, self.form)
        self.judge()
        self.show_choice(draft)

    def _words_of(self, error: TaktError) -> str:
        """Why what was typed is no session yet; its field is opened where it is hidden."""
        if isinstance(error, Invalid) and error.place in {"date", "day"}:
            self.header.choose()
        if not isinstance(error, Invalid) or error.place != "date":
            return spoken().error(error)
        if self.header.day > self._today:
            return self.tr("A session cannot be later than today.")
        return self.tr("This day and place have a session already. Choose others above.")

    def _refuse(self, error: TaktError) -> None:
        """Say why nothing was saved, and go to the field that it is about."""
        self.panel.decide.show_problem(self._words_of(error))
        if isinstance(error, Invalid):
            self.form.reach_problem()
        else:
            self.sides.show_panel()

    def _ask_sheet(self) -> None:
        if self.saved is None:
            self.panel.decide.show_problem(
                self.tr("Save first (Ctrl+S): the sheet follows from the decision.")
            )
            self.sides.show_panel()
        else:
            self.sheet_asked.emit()

    def _ask_clearing(self) -> None:
        """The stop is lifted on the patient's page; what is typed here is saved first."""
        if self.saved is None and not self._stopped:
            self.panel.decide.show_problem(self.tr("Save first (Ctrl+S)."))
        else:
            self.clear_asked.emit()

    def _reach(self, question: str, exercise_id: str | None) -> None:
        self.sides.show_form()
        self.form.reach(question, exercise_id)

    def _listen(self) -> None:
        self.header.back_asked.connect(self.back_asked)
        self.header.correct_asked.connect(lambda: self.correct_asked.emit(self.saved))
        self.header.changed.connect(self.judge)
        self.form.changed.connect(self.judge)
        self.panel.save_asked.connect(self.save_asked)
        self.strip.save_asked.connect(self.save_asked)
        self.panel.sheet_asked.connect(self._ask_sheet)
        self.panel.clear_asked.connect(self._ask_clearing)
        self.panel.missing_asked.connect(self._reach)
        self.panel.rule_asked.connect(self.rule_asked)
