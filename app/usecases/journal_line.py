"""The clinician takes a session over into the clinic's journal."""

from app.domain.codes import Language
from app.domain.errors import TaktError, sentence
from app.domain.patient import SessionId
from app.domain.record import PatientFile
from app.sheet.journal import journal
from app.texts import texts
from app.usecases.reword import reworded
from app.usecases.workspace import Workspace


def journal_line(
    workspace: Workspace,
    file: PatientFile,
    language: Language,
    session_id: SessionId | None = None,
) -> str:
    """One session, the latest if none is named, as plain text without the patient's name.

    Raises TaktError before the first session.
    """
    file = reworded(workspace, file, language)
    found = [each for each in file.sessions if session_id in (None, each.id)]
    if not found:
        raise TaktError(sentence("Record a session first."))
    return journal(file, found[-1], workspace.bank, texts(language))
