"""One step up: volume before intensity, one thing at a time, inside plan and restrictions."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from msgspec import structs

from app.advisor.history import History
from app.advisor.moment import Mode
from app.advisor.restrictions import (
    HARDER_RUNG_UNKNOWN,
    in_force,
    inside,
    most_load_kg,
    raises_nothing,
)
from app.domain.advice import Change, Fact
from app.domain.case import Restriction
from app.domain.codes import Demand, Quality
from app.domain.dose import Dose, Plan
from app.domain.session import SessionExercise
from app.domain.value import bounds_of


class Ranges(NamedTuple):
    """A plan with nothing left open; the usual ranges are those of decision 29."""

    repetitions: tuple[int, int] = (8, 15)
    sets: tuple[int, int] = (2, 3)
    hold_s: tuple[int, int] = (10, 45)
    per_week: tuple[int, int] | None = None
    load_step_kg: float = 0.5
    levels: int = 1


MOST_REPETITIONS = 100
MANY = 10  # from here a step is two repetitions


class Climb(NamedTuple):
    """All that one step up depends on."""

    history: History
    exercise: SessionExercise
    dose: Dose
    plan: Ranges
    limits: tuple[Restriction, ...]

    def size(self, name: str) -> float:
        """One of the step sizes in force."""
        return self.history.rulebook.numbers["step-sizes"][name]


Stepped = tuple[Dose, Change] | None


def step_up(history: History, exercise: SessionExercise) -> Stepped:
    """The dose one step up from the basis, and the one thing raised, if any."""
    limits = in_force(history.case, exercise)
    dose = inside(exercise.basis, limits)
    if dose != exercise.basis or raises_nothing(limits, exercise):
        return None
    climb = Climb(history, exercise, dose, whole_plan(exercise.plan), limits)
    if history.mode is Mode.TIME and not _quota_may_move(climb):
        return None
    return _first(climb, VOLUME) or (_first(climb, INTENSITY) if _ready(climb) else None)


def whole_plan(plan: Plan | None) -> Ranges:
    """The plan, with the usual ranges where it names none (decisions 29, 30)."""
    named = structs.asdict(plan) if plan else {}
    return Ranges(**{name: value for name, value in named.items() if value is not None})


def tenths(load_kg: float) -> int:
    """A load counted in tenths of a kilogram, so that sums are exact."""
    return round(load_kg * 10)


def _first(climb: Climb, steps: Iterable[Callable[[Climb], Stepped]]) -> Stepped:
    return next((stepped for step in steps if (stepped := step(climb))), None)


def _quota_may_move(climb: Climb) -> bool:
    """At most one quota step in so many days (decision 25)."""
    days, today = climb.size("quota_days"), climb.history.latest.session.date
    step = next(climb.history.steps_up(climb.exercise.id, days), None)
    return step is None or (today - step.prescribed_on).days >= days


def _ready(climb: Climb) -> bool:
    """Good quality and repetitions to spare in the latest sessions at this level."""
    sessions, least = int(climb.size("sessions_over")), climb.size("repetitions_over")
    latest = islice(climb.history.at_level(climb.exercise.id), sessions)
    spare = [
        each.exercise.quality is Quality.GOOD
        and each.exercise.repetitions_over is not None
        and each.exercise.repetitions_over >= least
        for each in latest
    ]
    return len(spare) == sessions and all(spare)


def _repetitions(climb: Climb) -> Stepped:
    now, top = climb.dose.repetitions, climb.plan.repetitions[1]
    if now is None or now >= top:
        return None
    return _raised(climb.dose, "repetitions", min(now + _repetition_step(climb, now), top))


def _repetition_step(climb: Climb, now: int) -> int:
    if climb.history.mode is Mode.TIME:
        return max(1, int(now * climb.size("quota_pct")) // 100)
    return int(climb.size("repetitions_from_ten" if now >= MANY else "repetitions"))


def _sets(climb: Climb) -> Stepped:
    top = min(climb.plan.sets[1], int(climb.size("sets_most")))
    return _raised(climb.dose, "sets", climb.dose.sets + 1) if climb.dose.sets < top else None


def _hold(climb: Climb) -> Stepped:
    now, top = climb.dose.hold_s, climb.plan.hold_s[1]
    if now is None or now >= top:
        return None
    longer = max(1, int(now * climb.size("hold_pct")) // 100)
    return _raised(climb.dose, "hold_s", min(now + longer, top))


def _per_week(climb: Climb) -> Stepped:
    if climb.plan.per_week is None:
        return None
    top = min(climb.plan.per_week[1], most_per_week(climb.history, climb.exercise))
    now = climb.dose.per_week
    return _raised(climb.dose, "per_week", now + 1) if now < top else None


def most_per_week(history: History, exercise: SessionExercise) -> int:
    """How often a week recovery allows."""
    most = int(bounds_of(Dose)["per_week"].high)
    if history.mode is Mode.TENDON and exercise.demand in {Demand.MEDIUM, Demand.HIGH}:
        most = int(history.rulebook.limit("recovery-days", f"per_week_{exercise.demand}"))
    if exercise.running:
        most = min(most, int(history.rulebook.limit("running-days", "per_week_above")))
    return most


def _load(climb: Climb) -> Stepped:
    """The most of the clinic's increments inside the step and the limits; else repetitions."""
    now, step = tenths(climb.dose.load_kg), tenths(climb.plan.load_step_kg)
    if now == 0:
        return None
    increments = int(now * climb.size("load_pct")) // (100 * step)
    if increments == 0:
        return _over_the_top(climb)
    room = (tenths(most_load_kg(climb.limits)) - now) // step
    rise = min(increments, room) * step
    if rise * 100 < now * climb.size("load_pct_least"):
        return None
    return _loaded(climb, (now + rise) / 10)


def _over_the_top(climb: Climb) -> Stepped:
    now, top = climb.dose.repetitions, climb.plan.repetitions[1]
    over = top + int(climb.size("over_top"))
    if now is None or now >= over or over > MOST_REPETITIONS:
        return None
    return _raised(climb.dose, "repetitions", over)


def _next_rung(climb: Climb) -> Stepped:
    level, top = climb.dose.level, climb.plan.levels
    if level >= top or any(limit.kind in HARDER_RUNG_UNKNOWN for limit in climb.limits):
        return None
    stepped = _raised(climb.dose, "level", level + 1)
    return _from_the_bottom(climb, stepped, ("repetitions", "sets", "hold_s"))


def _first_load(climb: Climb) -> Stepped:
    if climb.dose.load_kg > 0 or climb.dose.band is not None or not _loadable(climb):
        return None
    first = min(climb.plan.load_step_kg, climb.size("first_load_kg"))
    return _loaded(climb, first) if first <= most_load_kg(climb.limits) else None


def _loadable(climb: Climb) -> bool:
    """A ladder whose rung names no increment is climbed with the body's own weight."""
    plan = climb.exercise.plan
    return plan is None or plan.load_step_kg is not None or plan.levels is None


def _loaded(climb: Climb, load_kg: float) -> Stepped:
    stepped = _raised(climb.dose, "load_kg", load_kg)
    return _from_the_bottom(climb, stepped, ("repetitions", "hold_s"))


def _from_the_bottom(
    climb: Climb, stepped: tuple[Dose, Change], names: tuple[str, ...]
) -> tuple[Dose, Change]:
    """Double progression: where intensity went up, volume starts at the bottom of its range."""
    dose, change = stepped
    lower = {
        name: min(now, getattr(climb.plan, name)[0])
        for name in names
        if (now := getattr(dose, name)) is not None
    }
    return structs.replace(dose, **lower), change


def _raised(dose: Dose, variable: str, value: float) -> tuple[Dose, Change]:
    before: Fact = getattr(dose, variable)
    raised = structs.replace(dose, **{variable: value})
    return raised, Change(variable=variable, previous=before, next=value)


VOLUME = (_repetitions, _sets, _hold, _per_week)
INTENSITY = (_load, _first_load, _next_rung)
