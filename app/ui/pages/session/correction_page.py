"""A saved session that is wrong: answers, day and place are corrected; what stood is kept."""

from collections.abc import Callable

import msgspec
from msgspec import structs
from PySide6.QtWidgets import QWidget

from app.domain.errors import Invalid
from app.domain.record import Draft, PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.session.session_advice import own_doses_of
from app.ui.pages.session.session_draft import choice_of
from app.ui.pages.session.sitting import Sitting
from app.ui.translator import spoken
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.tab_order import stops_in, tab_in_order
from app.ui.widgets.session.note_bar import NoteBar
from app.usecases.correct_session import correct_session
from app.usecases.workspace import Workspace

PAGE = "correction"
_TYPED = "session"


class CorrectionPage(QWidget):
    """The session as it was answered, judged as on its day."""

    def __init__(self, workspace: Workspace, file: PatientFile, wrong: RecordedSession) -> None:
        super().__init__()
        self._workspace, self._file, self._wrong = workspace, file, wrong
        self._guard = FormGuard(workspace, self, self.save)
        that_day = workspace.on_day(wrong.session.date)
        rulebook = that_day.rulebook_with(file.limit_changes)
        bars = [NoteBar(self._replaced())] if self._replaces else []
        known = self._known(wrong.session)
        self.sitting = Sitting(that_day, known, rulebook, self._guard, *bars)
        self.sitting.save_asked.connect(self.save)
        self.sitting.header.changed.connect(self._move)
        self.setLayout(column(self.sitting, gap=0))
        self._begin()

    @property
    def unsaved(self) -> bool:
        """Whether anything was corrected that is not saved yet."""
        return self.sitting.saved is None and self._guard.unsaved

    def start(self) -> None:
        """Put the focus on the first question."""
        self.sitting.form.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if self.sitting.saved:
            then()
        else:
            self._guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the records are locked or closed. Raises NotSaved."""
        self._guard.keep()

    def save(self) -> bool:
        """Save the corrected version with its decision; whether it could be saved."""
        if self.sitting.saved is None and self.sitting.save(self._record) is None:
            return False
        self._guard.saved()
        return True

    def typed(self) -> dict[str, str]:
        """The page as it stands, for its draft."""
        draft = self.sitting.draft(self._wrong.decision.decided_at)
        return {_TYPED: msgspec.json.encode(draft, order="deterministic").decode()}

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put the page back as it stood."""
        self.sitting.show_draft(msgspec.json.decode(fields[_TYPED], type=Draft))

    def _record(self, session: Session) -> RecordedSession:
        own = self.sitting.panel.own_doses
        return correct_session(self._workspace, self._wrong.id, session, spoken().language, own)

    def _begin(self) -> None:
        """Begin with what was saved; what was corrected and not saved stands there again."""
        session, sitting = self._wrong.session, self.sitting
        sitting.header.show_session(session.date, session.setting)
        sitting.header.choose()
        note = f"{self.tr('The version before is kept.')} {self._replaced()}".rstrip()
        sitting.header.show_note(self.tr("Correction"), note)
        sitting.form.show_session(session)
        sitting.judge()
        sitting.show_choice(
            Draft(
                fields=choice_of(session.override),
                own_doses=own_doses_of(self._wrong),
                kept_at=self._wrong.decision.decided_at,
            )
        )
        self._guard.begin(Form(PAGE, self._wrong.id, self._file.patient.id))
        tab_in_order([*stops_in(sitting.header), *stops_in(self._guard)])

    @property
    def _replaces(self) -> bool:
        """Whether the programme was changed after this session: that change is judged anew."""
        change = self._file.programme_change
        return change is not None and change.session_id == self._wrong.id

    def _replaced(self) -> str:
        if not self._replaces:
            return ""
        return self.tr(
            "The programme was changed after this session. When you save, the corrected decision "
            "takes its place: look through the programme then."
        )

    def _move(self) -> None:
        """Judge as on the day that stands in the head now."""
        try:
            session = self.sitting.session()
        except Invalid:
            return
        if session.date <= self._workspace.today:
            self.sitting.judge_on(self._workspace.on_day(session.date), self._known(session))

    def _known(self, session: Session) -> PatientFile:
        """The file as it was known on the day of this session, without the wrong one."""
        known = (each for each in self._file.sessions if each.session.date <= session.date)
        others = tuple(each for each in known if each.id != self._wrong.id)
        return structs.replace(self._file, sessions=others)
