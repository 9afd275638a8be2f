"""The clinician looks at what stood in the records before it was corrected or changed."""

from typing import NamedTuple

from msgspec import structs

from app.domain.patient import Episode, Patient, SessionId
from app.domain.record import PatientFile, RecordedSession
from app.domain.session import Session
from app.usecases.keep_patients import without_advice_on
from app.usecases.workspace import Workspace
from db import clinics, decisions, episodes, patients, sessions
from db.transaction import Transaction


class Versions(NamedTuple):
    """All that ever stood, oldest first, each with the time it was stored (UTC)."""

    patient: tuple[tuple[str, Patient], ...]
    episode: tuple[tuple[str, Episode], ...]
    sessions: dict[SessionId, tuple[tuple[str, Session], ...]]


def earlier_versions(workspace: Workspace, file: PatientFile) -> Versions:
    """Every version of patient, episode and sessions; the last of each holds."""
    with workspace.database.begin() as tx:
        return Versions(
            patients.versions(tx, file.patient.id),
            episodes.versions(tx, file.episode.id),
            {each.id: sessions.versions(tx, each.id) for each in file.sessions},
        )


def version(workspace: Workspace, session_id: SessionId) -> RecordedSession:
    """One version of a session with the advice and the decision of its time."""
    with workspace.database.begin() as tx:
        return _recorded(tx, session_id)


def versions_of(workspace: Workspace, recorded: RecordedSession) -> tuple[RecordedSession, ...]:
    """Every version of the session that this is one of, oldest first; the last one holds."""
    with workspace.database.begin() as tx:
        holds = sessions.holding(tx, recorded.id)
        return tuple(_recorded(tx, each) for each in sessions.chain(tx, holds))


def known_before(file: PatientFile, versions: tuple[RecordedSession, ...]) -> PatientFile:
    """The file with the sessions before this one."""
    ids = [each.id for each in file.sessions]
    return structs.replace(file, sessions=file.sessions[: ids.index(versions[-1].id)])


def _recorded(tx: Transaction, session_id: SessionId) -> RecordedSession:
    episode_id = sessions.episode_of(tx, session_id)
    advice, decision = decisions.of_episode(tx, episode_id)[session_id]
    found = RecordedSession(
        id=session_id,
        episode_id=episode_id,
        session=sessions.get(tx, session_id),
        advice=advice,
        decision=decision,
    )
    return found if clinics.get(tx).advice else without_advice_on(found)
