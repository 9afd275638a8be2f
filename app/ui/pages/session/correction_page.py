"""A saved session that is wrong: its answers can be changed, and the version before is kept."""

from collections.abc import Callable

import msgspec
from msgspec import structs

from app.domain.record import Draft, PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.session.session_advice import own_doses_of
from app.ui.pages.session.session_draft import choice_of, read_draft, show_all, show_choice
from app.ui.pages.session.session_page import SessionPage
from app.ui.translator import spoken
from app.usecases.correct_session import correct_session
from app.usecases.workspace import Workspace

PAGE = "correction"
_TYPED = "session"


class CorrectionPage(SessionPage):
    """The form as it was answered, judged as on its day; day and place stay as they are."""

    def __init__(self, workspace: Workspace, file: PatientFile, wrong: RecordedSession) -> None:
        self._wrong = wrong
        known = tuple(each for each in file.sessions if _was_known(each, wrong))
        super().__init__(workspace, structs.replace(file, sessions=known))

    @property
    def unsaved(self) -> bool:
        """Whether anything was corrected that is not saved yet."""
        return self._saved is None and self._guard.unsaved

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if self._saved:
            then()
        else:
            self._guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the records are locked or closed. Raises NotSaved."""
        self._guard.keep()

    def save(self) -> bool:
        """Save the corrected version with its decision; whether it could be saved."""
        saved = super().save()
        if saved:
            self._guard.saved()
        return saved

    def typed(self) -> dict[str, str]:
        """The page as it stands, for its draft."""
        draft = read_draft(self._header, self._form, self._panel, self._wrong.decision.decided_at)
        return {_TYPED: msgspec.json.encode(draft, order="deterministic").decode()}

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put the page back as it stood."""
        draft = msgspec.json.decode(fields[_TYPED], type=Draft)
        show_all(draft, self._header, self._form)
        self._judge()
        show_choice(draft, self._panel)

    @property
    def _then(self) -> Workspace:
        return self._workspace.on_day(self._wrong.session.date)

    def _record(self, session: Session) -> RecordedSession:
        own = self._panel.own_doses
        return correct_session(self._workspace, self._wrong.id, session, spoken().language, own)

    def _begin(self) -> None:
        """Begin with what was saved; what was corrected and not saved stands there again."""
        session = self._wrong.session
        self._header.show_session(session.date, session.setting)
        kept = self.tr("Correction: the version before is kept.")
        self._header.show_note(self.tr("Correction"), kept)
        self._form.show_session(session)
        self._judge()
        chosen = Draft(
            fields=choice_of(session.override),
            own_doses=own_doses_of(self._wrong),
            kept_at=self._wrong.decision.decided_at,
        )
        show_choice(chosen, self._panel)
        self._guard = FormGuard(self._workspace, self, self.save)
        self._left.insertWidget(2, self._guard)
        self._guard.begin(Form(PAGE, self._wrong.id, self._file.patient.id))


def _was_known(other: RecordedSession, wrong: RecordedSession) -> bool:
    return other.id != wrong.id and other.session.date <= wrong.session.date
