"""A second advisor, written from the clinical text alone: what the first is compared with."""

from datetime import date, timedelta
from typing import NamedTuple

from app.domain.case import Case
from app.domain.codes import ACTION_OF, Action, Light
from app.domain.dose import Dose
from app.domain.session import SessionExercise
from tests.advisor.reference import thresholds as t
from tests.advisor.reference.doses import Change, next_dose, rest_days
from tests.advisor.reference.gates import (
    Past,
    gates,
    missing,
    restriction_findings,
    review_due,
    streak,
)
from tests.advisor.reference.responses import (
    AMBER,
    RED,
    SESSION,
    STOP,
    Raised,
    is_time,
    stable3,
)

GREEN = Light.GREEN


class ExerciseReference(NamedTuple):
    """What the second implementation says about one exercise."""

    id: str
    light: Light
    action: Action
    dose: Dose | None
    change: Change | None
    rest_days: int


class Reference(NamedTuple):
    """What the second implementation says about a case."""

    light: Light
    action: Action
    findings: frozenset[Raised]
    exercises: tuple[ExerciseReference, ...]
    earliest_next_loading: date | None
    missing: frozenset[str]
    review: bool


def judge(case: Case, earlier: list[frozenset[Raised]] | None = None) -> Reference:
    """The case judged; `earlier` may share the responses of all sessions but the latest."""
    if not case.sessions:
        return _without_session(case)
    past = Past(case, earlier)
    findings = _findings(case, past)
    light = _worst(light for _, light, _ in findings)
    exercises = tuple(
        _exercise(case, past, each, light if light is STOP else _light_of(findings, each.id))
        for each in case.sessions[-1].exercises
    )
    return Reference(
        light=light,
        action=ACTION_OF[light],
        findings=frozenset(findings),
        exercises=exercises,
        earliest_next_loading=_earliest(case, exercises, light),
        missing=frozenset(missing(case)),
        review=review_due(case, past),
    )


def _without_session(case: Case) -> Reference:
    findings = {("first-session", AMBER, SESSION)}  # decision 28
    if case.latched_stop:
        findings.add(("stop-latched", STOP, SESSION))
    light = _worst(light for _, light, _ in findings)
    return Reference(
        light, ACTION_OF[light], frozenset(findings), (), None, frozenset(), review=False
    )


def _findings(case: Case, past: Past) -> set[Raised]:
    findings = set(past.raised[-1]) | set(gates(case, past)) | set(restriction_findings(case))
    if case.latched_stop:
        findings.add(("stop-latched", STOP, SESSION))
    ids = [each.id for each in case.sessions[-1].exercises]
    lights = {each: _light_of(findings, each).severity for each in ids}
    if max(lights.values()) >= RED.severity:
        calm = (each for each in ids if lights[each] < RED.severity)
        findings |= {("others-hold", AMBER, each) for each in calm}
    findings |= {("step-limit", AMBER, each) for each in ids if _waits(case, past, each)}
    well = (each for each in ids if _light_of(findings, each) is GREEN)
    return findings | {("answered-well", GREEN, each) for each in well}


def _waits(case: Case, past: Past, exercise_id: str) -> bool:
    """Answered well today, but not yet twice in a row."""
    last = len(case.sessions) - 1
    stable = stable3(case, last, exercise_id)
    well = streak(case, past, exercise_id, stable=stable)
    return not is_time(case) and 0 < well < t.STREAK


def _exercise(
    case: Case, past: Past, exercise: SessionExercise, light: Light
) -> ExerciseReference:
    dose, change = next_dose(case, past, exercise, light)
    return ExerciseReference(
        exercise.id, light, ACTION_OF[light], dose, change, rest_days(case, exercise, light)
    )


def _earliest(case: Case, exercises: tuple[ExerciseReference, ...], light: Light) -> date | None:
    rest = max(each.rest_days for each in exercises)
    if light is STOP or rest == 0:
        return None
    return max(case.as_of, case.sessions[-1].date + timedelta(days=rest + 1))


def _light_of(findings: set[Raised], exercise_id: str) -> Light:
    return _worst(light for _, light, scope in findings if scope in (SESSION, exercise_id))


def _worst(lights) -> Light:
    return max(lights, key=lambda light: light.severity, default=GREEN)
