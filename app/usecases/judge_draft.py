"""The clinician types a session and sees the advice change, before anything is saved."""

from app.advisor.advise import advise
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.errors import Invalid
from app.domain.patient import Episode, Patient
from app.domain.record import PatientFile
from app.domain.session import Session
from app.exercises.complete import complete
from app.usecases.workspace import Workspace


def judge_draft(
    workspace: Workspace, file: PatientFile, draft: Session, language: Language
) -> Advice:
    """What would be advised if this session were saved now. Raises Invalid for its day."""
    case = case_of(workspace, file, draft)
    return advise(case, workspace.rulebook_with(file.limit_changes), language)


def case_of(workspace: Workspace, file: PatientFile, draft: Session) -> Case:
    """The case with this session as the newest. Raises Invalid for its day."""
    earlier = (recorded.session for recorded in file.sessions)
    return case_with(workspace, file.patient, file.episode, (*earlier, draft))


def case_with(
    workspace: Workspace, patient: Patient, episode: Episode, sessions: tuple[Session, ...]
) -> Case:
    """The case as it is judged today: sessions by day, what the bank knows filled in."""
    ordered = tuple(sorted(sessions, key=lambda session: session.date))
    try:
        case = episode.case(ordered, workspace.today, patient.language)
    except Invalid as invalid:
        raise Invalid("date", invalid.sentence, **invalid.values) from None
    return complete(case, workspace.bank)
