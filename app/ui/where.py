"""Where one is in the program: which page, and whose."""

from typing import NamedTuple

from app.domain.patient import PatientId, SessionId
from app.domain.record import ProgrammeId


class Where(NamedTuple):
    """Which page one is on, whose, and which recorded session or sheet is looked at.

    `continued`: what was typed in the session and not saved is gone on with at once.
    """

    page: str = "today"
    patient_id: PatientId | None = None
    session_id: SessionId | None = None
    continued: bool = False
    sheet_id: ProgrammeId | None = None
