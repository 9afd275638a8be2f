"""What the clinician decides on an advice: to follow it, or another light with its doses."""

from datetime import datetime

from app.advisor.advise import doses_for
from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice, ExerciseAdvice
from app.domain.case import Case
from app.domain.codes import Light
from app.domain.errors import TaktError, sentence
from app.domain.programme import ProgrammeExercise
from app.domain.record import Decision
from app.domain.session import Override, Session

NEEDS_REASON = sentence("Choose a reason: this is bolder than advised.")
PLANNED_EXCESS = "restriction-planned"  # an excess that was done is a stop


class OverrideRefused(TaktError):
    """The clinician's other choice that Takt does not take."""


def decide(
    case: Case, rulebook: Rulebook, advice: Advice, chosen: Override | None, at: datetime
) -> Decision:
    """The decision and its doses: as advised where nothing else was chosen.

    Raises OverrideRefused: a stop or an exceeded restriction is not overridden, a bolder light
    needs a reason.
    """
    doses = advice.exercises
    if chosen is not None and chosen.light is not advice.light:
        _check(advice, chosen)
        doses = doses_for(case, rulebook, chosen.light)
    return _decision(chosen or Override(light=advice.light), advice, doses, at)


def own_doses(session: Session, at: datetime) -> Decision:
    """No advice was asked: what was prescribed goes on, until the clinician changes it."""
    exercises = tuple(
        ProgrammeExercise(id=each.id, dose=each.prescribed) for each in session.exercises
    )
    return Decision(light=None, followed=False, exercises=exercises, decided_at=at)


def _decision(
    chosen: Override, advice: Advice, doses: tuple[ExerciseAdvice, ...], at: datetime
) -> Decision:
    return Decision(
        light=chosen.light,
        followed=chosen.light is advice.light,
        exercises=_to_do(doses),
        reason_code=chosen.reason_code,
        note=chosen.note,
        by=chosen.by,
        decided_at=at,
    )


def _check(advice: Advice, chosen: Override) -> None:
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
        raise OverrideRefused(NEEDS_REASON)


def _to_do(doses: tuple[ExerciseAdvice, ...]) -> tuple[ProgrammeExercise, ...]:
    return tuple(
        ProgrammeExercise(id=each.id, dose=each.dose, rest_days=each.rest_days)
        for each in doses
        if each.dose is not None
    )
