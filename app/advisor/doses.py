"""The next dose of each exercise under its light."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import structs

from app.advisor.gates import recovery_days
from app.advisor.history import History
from app.advisor.progression import most_per_week, step_up
from app.advisor.restrictions import in_force, inside
from app.advisor.step_back import change_between, step_back
from app.domain.advice import Change, ExerciseAdvice
from app.domain.codes import ACTION_OF, Light
from app.domain.dose import Dose
from app.domain.session import SessionExercise


def exercise_advice(
    history: History, lights: Mapping[str, Light], *, lower_all: bool, rest_after_red: int
) -> tuple[ExerciseAdvice, ...]:
    """What each exercise of the latest session gets under its light.

    `lower_all`: after a long pause every exercise is offered one level down.
    """
    return tuple(
        _one(
            history, exercise, lights[exercise.id], lower=lower_all, rest_after_red=rest_after_red
        )
        for exercise in history.latest.session.exercises
    )


def earliest_next_loading(history: History, advice: tuple[ExerciseAdvice, ...]) -> date | None:
    """The first day on which every exercise may be loaded again; None where all may at once."""
    rest_days = max([0, *(each.rest_days for each in advice)])
    if not rest_days:
        return None
    return max(history.latest.session.date + timedelta(days=rest_days + 1), history.case.as_of)


def _one(
    history: History,
    exercise: SessionExercise,
    light: Light,
    *,
    lower: bool,
    rest_after_red: int,
) -> ExerciseAdvice:
    dose, change = None, None
    if light is not Light.STOP:
        dose, change = _next(history, exercise, light, lower=lower)
    rest_days = rest_after_red if light is Light.RED else 0
    return ExerciseAdvice(
        id=exercise.id,
        light=light,
        action=ACTION_OF[light],
        dose=dose,
        change=change,
        rest_days=max(rest_days, _recovery(history, exercise)) if dose else 0,
    )


def _next(
    history: History, exercise: SessionExercise, light: Light, *, lower: bool
) -> tuple[Dose, Change | None]:
    if light is Light.RED or (lower and light is not Light.GREEN):
        dose, change = _back(history, exercise)
    elif light is Light.GREEN and (stepped := step_up(history, exercise)):
        dose, change = stepped
    else:
        dose, change = _kept(history, exercise)
    return _often_enough(history, exercise, dose, change)


def _back(history: History, exercise: SessionExercise) -> tuple[Dose, Change | None]:
    """One step back, and no more than the first quota."""
    dose, change = step_back(history, exercise)
    quota = first_quota(history)
    if quota is None or dose.repetitions is None:
        return dose, change
    dose = structs.replace(dose, repetitions=min(dose.repetitions, quota))
    return dose, change_between(exercise.basis, dose)


def _kept(history: History, exercise: SessionExercise) -> tuple[Dose, Change | None]:
    dose = inside(exercise.basis, in_force(history.case, exercise))
    quota = first_quota(history)
    if quota and dose.repetitions is not None:
        dose = structs.replace(dose, repetitions=quota)
    return dose, change_between(exercise.basis, dose)


def first_quota(history: History) -> int | None:
    """Seventy per cent of the baseline mean, rounded down, at the first session (decision 25)."""
    baseline = history.case.baseline_repetitions
    if baseline is None or history.last > 0:
        return None
    share = history.rulebook.limit("step-sizes", "first_quota_pct")
    return max(1, int(sum(baseline) * share) // (100 * len(baseline)))


def _often_enough(
    history: History, exercise: SessionExercise, dose: Dose, change: Change | None
) -> tuple[Dose, Change | None]:
    """Never more often than recovery allows."""
    most = most_per_week(history, exercise)
    fewer = structs.replace(dose, per_week=min(dose.per_week, most))
    if fewer == dose:
        return dose, change
    if change is None or change.variable == "per_week":
        change = change_between(exercise.basis, fewer)
    return fewer, change


def _recovery(history: History, exercise: SessionExercise) -> int:
    """Full days without this exercise after the latest session."""
    days = recovery_days(history, exercise)
    if exercise.running:
        days = max(days, int(history.rulebook.limit("running-days", "days_apart")))
    return max(0, days - 1)
