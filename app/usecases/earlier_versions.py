"""The clinician looks at what stood in the records before it was corrected or changed."""

from typing import NamedTuple

from app.domain.patient import Episode, Patient, SessionId
from app.domain.record import PatientFile
from app.domain.session import Session
from app.usecases.workspace import Workspace
from db import episodes, patients, sessions


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
