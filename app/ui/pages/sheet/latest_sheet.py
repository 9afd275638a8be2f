"""With which sheet of a patient one begins."""

from app.domain.programme import Layout
from app.domain.record import IssuedProgramme, PatientFile


def issued_for_latest(file: PatientFile) -> IssuedProgramme | None:
    """The version that was issued after the latest session, if there is one."""
    if not file.programmes:
        return None
    last = file.programmes[-1]
    return last if last.session_id == (file.latest.id if file.latest else None) else None


def written_for(file: PatientFile) -> object:
    """What a sheet is about: words written for another session are not shown again."""
    return file.latest.id if file.latest else file.episode.id


def usual_layout(file: PatientFile) -> Layout:
    """The layout of this patient's last sheet."""
    return file.programmes[-1].programme.layout if file.programmes else Layout.CARDS
