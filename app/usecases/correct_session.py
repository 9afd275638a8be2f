"""The clinician corrects a saved session; what stood there before is kept with its time."""

from app.domain.codes import Language
from app.domain.errors import Invalid, TaktError, sentence
from app.domain.patient import EpisodeId, SessionId
from app.domain.record import RecordedSession
from app.domain.session import Session
from app.usecases.decide_doses import OwnDoses
from app.usecases.record_session import NO_DOSES, record_in
from app.usecases.workspace import Workspace
from db import sessions
from db.database import Transaction


class AlreadyCorrected(TaktError):
    """A later version of this session holds."""


def correct_session(
    workspace: Workspace,
    session_id: SessionId,
    session: Session,
    language: Language,
    own: OwnDoses = NO_DOSES,
) -> RecordedSession:
    """Save a corrected version, judged as on its day with what came before it.

    `own` are the doses that the clinician decided for single exercises. Raises AlreadyCorrected,
    OverrideRefused, Invalid.
    """
    with workspace.database.begin() as tx:
        episode_id = sessions.episode_of(tx, session_id)
        _check(tx, workspace, episode_id, session_id, session)
        return record_in(
            tx, workspace, episode_id, session, language,
            on=session.date, corrects=session_id, own=own,
        )  # fmt: skip


def _check(
    tx: Transaction,
    workspace: Workspace,
    episode_id: EpisodeId,
    session_id: SessionId,
    session: Session,
) -> None:
    present = sessions.of_episode(tx, episode_id)
    if session_id not in present:
        raise AlreadyCorrected(
            sentence("This session was corrected already. Open it again to see how it stands.")
        )
    if session.date > workspace.today:
        raise Invalid("date", sentence("A session cannot be later than today."))
    others = [each for name, each in present.items() if name != session_id]
    if any((each.date, each.setting) == (session.date, session.setting) for each in others):
        raise Invalid("date", sentence("expected one session a day and setting"))
