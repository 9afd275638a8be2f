"""The clinician saves a session: it is judged, and advice and decision are stored beside it."""

from datetime import datetime

from msgspec import structs

from app.advisor.advise import advise, doses_for
from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice, ExerciseAdvice
from app.domain.case import Case, LatchedStop
from app.domain.codes import Language, Light
from app.domain.errors import TaktError, sentence
from app.domain.patient import Episode, EpisodeId
from app.domain.programme import ProgrammeExercise
from app.domain.record import Decision, RecordedSession
from app.domain.session import Override, Session
from app.texts import texts
from app.usecases.judge_draft import case_with
from app.usecases.workspace import Workspace
from db import decisions, episodes, limits, patients, sessions

PLANNED_EXCESS = "restriction-planned"  # an excess that was done is a stop


class OverrideRefused(TaktError):
    """The clinician's other choice that Takt does not take."""


def record_session(
    workspace: Workspace, episode_id: EpisodeId, session: Session, language: Language
) -> RecordedSession:
    """Save the session with the advice on it and the decision. Raises OverrideRefused, Invalid."""
    with workspace.database.begin() as tx:
        episode = episodes.get(tx, episode_id)
        patient = patients.get(tx, episode.patient_id)
        earlier = sessions.of_episode(tx, episode_id).values()
        case = case_with(workspace, patient, episode, (*earlier, session))
        numbers_set = workspace.numbers_set(limits.concerning(tx, episode_id))
        rulebook = workspace.rulebook.adjusted(numbers_set)
        advice = advise(case, rulebook, language)
        doses = _doses(case, rulebook, advice, session.override)
        decision = _decide(advice, doses, session.override, workspace.clock())
        session_id = sessions.add(tx, episode_id, session, workspace.clock())
        judgement = decisions.Judgement(
            case=case,
            numbers_set=numbers_set,
            language=language,
            advice=advice,
            decision=decision,
        )
        decisions.add(tx, session_id, judgement)
        if decision.light is Light.STOP and episode.latched_stop is None:
            episodes.change(tx, _latched(episode, session, advice, language))
    return RecordedSession(
        id=session_id, episode_id=episode_id, session=session, advice=advice, decision=decision
    )


def _doses(
    case: Case, rulebook: Rulebook, advice: Advice, override: Override | None
) -> tuple[ExerciseAdvice, ...]:
    if override is None or override.light is advice.light:
        return advice.exercises
    _check_override(advice, override)
    return doses_for(case, rulebook, override.light)


def _decide(
    advice: Advice, doses: tuple[ExerciseAdvice, ...], override: Override | None, at: datetime
) -> Decision:
    chosen = override or Override(light=advice.light)
    return Decision(
        light=chosen.light,
        followed=chosen.light is advice.light,
        exercises=_to_do(doses),
        reason_code=chosen.reason_code,
        note=chosen.note,
        by=chosen.by,
        decided_at=at,
    )


def _check_override(advice: Advice, chosen: Override) -> None:
    if chosen.light.severity > advice.light.severity:
        return
    if advice.light is Light.STOP:
        raise OverrideRefused(
            sentence("A stop cannot be overridden. It is lifted on the patient's page.")
        )
    if any(finding.rule == PLANNED_EXCESS for finding in advice.findings):
        raise OverrideRefused(
            sentence("A restriction cannot be overridden. Change it on the patient's page first.")
        )
    if chosen.reason_code is None:
        raise OverrideRefused(sentence("Choose a reason for a bolder light than the advised one."))


def _to_do(doses: tuple[ExerciseAdvice, ...]) -> tuple[ProgrammeExercise, ...]:
    return tuple(
        ProgrammeExercise(id=each.id, dose=each.dose, rest_days=each.rest_days)
        for each in doses
        if each.dose is not None
    )


def _latched(episode: Episode, session: Session, advice: Advice, language: Language) -> Episode:
    if advice.light is Light.STOP:
        reason = advice.deciding.reason
    else:
        reason = (session.override and session.override.note) or texts(language).say(
            "The clinician stopped the exercises."
        )
    return structs.replace(episode, latched_stop=LatchedStop(date=session.date, reason=reason))
