"""The clinician and the patient try other answers to the last session. Nothing is stored."""

from enum import StrEnum

from msgspec import structs

from app.advisor.advise import advise
from app.advisor.judgement import judge
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Contingency, Language, Light, Quality
from app.domain.errors import TaktError, sentence
from app.domain.record import PatientFile, RecordedSession
from app.domain.session import Session
from app.usecases.judge_draft import case_with
from app.usecases.workspace import Workspace

Answer = int | Quality | None


class Question(StrEnum):
    """What can be answered otherwise."""

    DURING = "during"
    MORNING = "morning"
    USUAL = "usual"
    SETTLED = "settled"
    AMOUNT = "amount"
    QUALITY = "quality"


FIELDS = {
    Question.MORNING: "pain_next_morning",
    Question.USUAL: "pain_usual",
    Question.SETTLED: "settled_after_h",
    Question.AMOUNT: "done_pct",
}
BY_SYMPTOM = (
    Question.DURING, Question.MORNING, Question.USUAL, Question.SETTLED, Question.QUALITY,
)  # fmt: skip
BY_PLAN = (Question.AMOUNT, Question.QUALITY)


def can_be_tried(file: PatientFile) -> bool:
    """Whether there is an advised session to try, and no stop that stands above all answers."""
    latest = file.latest
    return latest is not None and latest.advice is not None and file.episode.latched_stop is None


def latest_of(file: PatientFile) -> RecordedSession:
    """The session to try. Raises TaktError before the first."""
    if file.latest is None:
        raise TaktError(sentence("Record a session first."))
    return file.latest


def questions_of(file: PatientFile) -> tuple[Question, ...]:
    """What leads the dose of this patient; where the plan leads, pain is not asked."""
    return BY_PLAN if file.episode.contingency is Contingency.TIME else BY_SYMPTOM


def answer_to(session: Session, question: Question) -> Answer:
    """What was answered; of several exercises the worst."""
    if question is Question.DURING:
        pains = [each.pain_during for each in session.exercises]
        return max((pain for pain in pains if pain is not None), default=None)
    if question is Question.QUALITY:
        seen = [each.quality for each in session.exercises if each.quality is not None]
        return max(seen, key=lambda quality: quality.rank, default=None)
    found: int | None = getattr(session, FIELDS[question])
    return found


def answered(session: Session, question: Question, answer: Answer) -> Session:
    """The session with another answer, to every exercise where it is asked of each."""
    if question in (Question.DURING, Question.QUALITY):
        field = "pain_during" if question is Question.DURING else "quality"
        exercises = [structs.replace(each, **{field: answer}) for each in session.exercises]
        return structs.replace(session, exercises=tuple(exercises))
    return structs.replace(session, **{FIELDS[question]: answer})


def what_if(
    workspace: Workspace, file: PatientFile, session: Session, language: Language
) -> Advice:
    """What the last session would have given with these answers, on the day it was judged."""
    that_day = _when_judged(workspace, file)
    rulebook = that_day.rulebook_with(file.limit_changes)
    return advise(_case(that_day, file, session), rulebook, language)


def light_if(workspace: Workspace, file: PatientFile, session: Session) -> Light:
    """Only the light of it: for many answers at once."""
    that_day = _when_judged(workspace, file)
    return judge(_case(that_day, file, session), that_day.rulebook_with(file.limit_changes)).light


def _when_judged(workspace: Workspace, file: PatientFile) -> Workspace:
    advice = file.latest.advice if file.latest else None
    return workspace.on_day(advice.as_of) if advice else workspace


def _case(that_day: Workspace, file: PatientFile, session: Session) -> Case:
    before = tuple(each.session for each in file.sessions[:-1])
    return case_with(that_day, file.patient, file.episode, (*before, session))
