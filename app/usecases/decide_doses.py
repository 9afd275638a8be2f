"""The clinician decides the dose of a single exercise otherwise than advised."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from app.domain.advice import WHOLE_SESSION, Advice, ExerciseAdvice
from app.domain.case import Case
from app.domain.codes import ACTION_OF, Light
from app.domain.dose import Dose, ExerciseId
from app.domain.errors import TaktError, sentence
from app.domain.record import Decision
from app.domain.session import Session, SessionExercise
from app.exercises.allowed import allowed_dose
from app.sheet.doses import direction
from app.usecases.decide import NEEDS_REASON, PLANNED_EXCESS, OverrideRefused
from app.usecases.workspace import Workspace

OwnDoses = Mapping[ExerciseId, Dose]


def decide_doses(
    workspace: Workspace, case: Case, advice: Advice, decision: Decision, own: OwnDoses
) -> Decision:
    """The decision with these doses in place of those that follow from its light.

    Raises OverrideRefused: a stop or a restriction is not overridden, more needs a reason.
    """
    exercises = tuple(
        structs.replace(each, dose=own.get(each.id, each.dose)) for each in decision.exercises
    )
    if exercises == decision.exercises:
        return decision
    check_doses(workspace, case, advice, own)
    if decision.reason_code is None and bolder(advice, own):
        raise OverrideRefused(NEEDS_REASON)
    return structs.replace(decision, exercises=exercises, followed=False)


def check_doses(workspace: Workspace, case: Case, advice: Advice, own: OwnDoses) -> None:
    """Raises OverrideRefused for a dose that no reason allows."""
    for exercise in case.sessions[-1].exercises:
        if dose := own.get(exercise.id):
            _check(workspace, case, advice, structs.replace(exercise, prescribed=dose))


def bolder(advice: Advice, own: OwnDoses) -> bool:
    """Whether one of these doses is in some part above the advised one."""
    advised = {each.id: each.dose for each in advice.exercises if each.dose}
    return any(name in advised and dose.exceeds(advised[name]) for name, dose in own.items())


def with_own(
    doses: Iterable[ExerciseAdvice], own: OwnDoses, session: Session
) -> tuple[ExerciseAdvice, ...]:
    """The doses, with those that were chosen in their place; the light tells which way they go."""
    return tuple(
        _chosen(each, own[each.id], session) if each.id in own else each for each in doses
    )


def _chosen(advised: ExerciseAdvice, dose: Dose, session: Session) -> ExerciseAdvice:
    done = session.exercise(advised.id)
    light = (direction(done.performed, dose) if done else None) or Light.AMBER
    return structs.replace(advised, dose=dose, change=None, light=light, action=ACTION_OF[light])


def _check(workspace: Workspace, case: Case, advice: Advice, exercise: SessionExercise) -> None:
    advised = next((each for each in advice.exercises if each.id == exercise.id), None)
    if advised is None or advised.dose is None:
        raise OverrideRefused(
            sentence("A stop cannot be overridden. It is lifted on the patient's page.")
        )
    dose, limits = exercise.prescribed, case.restrictions or ()
    if found := allowed_dose(exercise, workspace.bank, limits, case.as_of):
        reason = TaktError(found.sentence, value=found.restriction.value)
        raise OverrideRefused(
            sentence("A restriction stands against this dose: {reason}."), reason=reason
        )
    excess = any(
        each.rule == PLANNED_EXCESS and each.scope in {exercise.id, WHOLE_SESSION}
        for each in advice.findings
    )
    if excess and dose.exceeds(advised.dose):
        raise OverrideRefused(
            sentence("A restriction cannot be overridden. Change it on the patient's page first.")
        )
