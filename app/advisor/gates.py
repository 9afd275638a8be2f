"""Gates: what withholds green today without being held against tomorrow; and green itself."""

from collections.abc import Callable, Iterator

from app.advisor.history import History
from app.advisor.missing import missing_answers
from app.advisor.moment import Mode, Spoken
from app.advisor.rules import control, stop
from app.advisor.rules import table as rule
from app.advisor.rules.pain import rise_next_morning
from app.advisor.rules.table import Raised, Rule
from app.domain.advice import WHOLE_SESSION, Fact
from app.domain.codes import Demand, Light
from app.domain.session import Session, SessionExercise


def gates(history: History) -> Iterator[Raised]:
    """What the gates say of the latest session."""
    for each, speaks in _GATES:
        if history.mode in each.concerns:
            for scope, inputs in speaks(history):
                yield Raised(each, scope, inputs)


def others_hold(history: History, raised: list[Raised]) -> Iterator[Raised]:
    """While one exercise is red, or worse, the others hold (decision 5)."""
    red = {each.scope for each in raised if each.rule.light in {Light.RED, Light.STOP}}
    if WHOLE_SESSION in red or not red:
        return
    for exercise in history.latest.session.exercises:
        if exercise.id not in red:
            yield Raised(rule.OTHERS_HOLD, exercise.id, {"exercise": sorted(red)})


def answered_well(history: History, raised: list[Raised]) -> Iterator[Raised]:
    """Green is earned: nothing raised, nothing missing, and the streak."""
    held = {each.scope for each in raised}
    if WHOLE_SESSION in held:
        return
    for exercise in history.latest.session.exercises:
        if exercise.id not in held:
            yield Raised(rule.ANSWERED_WELL, exercise.id, _what_went_well(history, exercise.id))


def by_plan(mode: Mode) -> dict[str, Fact]:
    """Where the plan leads, quotas are completed and calm sessions are not counted."""
    return {"by_plan": True} if mode is Mode.TIME else {}


def _what_went_well(history: History, exercise_id: str) -> dict[str, Fact]:
    if history.mode is Mode.TIME:
        return {"done_pct": history.latest.session.done_pct}
    return {"calm_sessions": history.streak(exercise_id)}


def _latched(history: History) -> Iterator[Spoken]:
    return stop.stop_latched(history.latest)


def _exceeded(history: History) -> Iterator[Spoken]:
    return stop.restriction_exceeded(history.latest)


def _planned(history: History) -> Iterator[Spoken]:
    return stop.restriction_planned(history.latest)


def _criterion(history: History) -> Iterator[Spoken]:
    return control.criterion_failed(history.latest)


def _missing(history: History) -> Iterator[Spoken]:
    if missing := missing_answers(history.latest):
        yield WHOLE_SESSION, {"missing": [path.rpartition(".")[2] for path in missing]}


def _first(history: History) -> Iterator[Spoken]:
    """The first session; by plan also an exercise done for the first time, that has no streak."""
    if history.last == 0:
        yield WHOLE_SESSION, {"sessions": 1, **by_plan(history.mode)}
    elif history.mode is Mode.TIME:
        for exercise in history.latest.session.exercises:
            if next(history.latest.with_exercise(exercise.id), None) is None:
                yield exercise.id, {"sessions": 1, **by_plan(history.mode)}


def _after_red(history: History) -> Iterator[Spoken]:
    if history.last == 0:
        return
    before = history.light(history.last - 1)
    if before.severity >= Light.RED.severity:
        yield WHOLE_SESSION, _since(history, before, history.case.sessions[-2])
        return
    for exercise in history.latest.session.exercises:
        light = history.last_light(exercise.id)
        if light.severity >= Light.RED.severity:
            earlier = next(history.latest.with_exercise(exercise.id))
            yield exercise.id, _since(history, light, earlier.session)


def _since(history: History, light: Light, session: Session) -> dict[str, Fact]:
    stopped: dict[str, Fact] = {"stopped": True} if light is Light.STOP else {}
    return {"date": session.date.isoformat(), **stopped, **by_plan(history.mode)}


def _stale(history: History) -> Iterator[Spoken]:
    days = (history.case.as_of - history.latest.session.date).days
    if days > history.latest.limit("stale", "days"):
        yield WHOLE_SESSION, {"days_since": days}


def _review(history: History) -> Iterator[Spoken]:
    if due := history.reviews_due():
        yield WHOLE_SESSION, {"review": list(due)}


def _not_cleared(history: History) -> Iterator[Spoken]:
    if history.case.cleared is False:
        yield WHOLE_SESSION, {"cleared": False}


def _contradiction(history: History) -> Iterator[Spoken]:
    session = history.latest.session
    rise, hours = rise_next_morning(session), session.settled_after_h
    if rise is None or hours is None or rise > 0:
        return
    if hours > history.latest.limit("settling-slow", "hours_above"):
        yield (
            WHOLE_SESSION,
            {"pain_next_morning": session.pain_next_morning, "settled_after_h": hours},
        )


def _step_limit(history: History) -> Iterator[Spoken]:
    """Two steps in a week, or not yet two calm sessions at this level."""
    limit = history.rulebook.numbers["step-limit"]
    needed = history.rulebook.limit("answered-well", "streak")
    for exercise in history.latest.session.exercises:
        steps = _steps_within(history, exercise.id, limit["days"])
        here = len(history.at_level(exercise.id))
        calm = history.streak(exercise.id)
        if steps >= limit["steps"]:
            yield exercise.id, {"steps": steps, "sessions_here": here}
        elif here < limit["sessions_at_level"] or 0 < calm < needed:
            yield exercise.id, {"sessions_here": here, "calm_sessions": calm}


def _steps_within(history: History, exercise_id: str, days: float) -> int:
    return sum(1 for _ in history.steps_up(exercise_id, days))


def _recovery(history: History) -> Iterator[Spoken]:
    heard = _tendon_recovery if history.mode is Mode.TENDON else _repair_recovery
    for exercise in history.latest.session.exercises:
        yield from heard(history, exercise)


def _tendon_recovery(history: History, exercise: SessionExercise) -> Iterator[Spoken]:
    needed = recovery_days(history, exercise)
    if not needed or exercise.demand is None:
        return
    per_week = exercise.prescribed.per_week
    apart = _days_since_same_demand(history, exercise)
    if apart is not None and apart < needed:
        yield exercise.id, {"demand": exercise.demand.value, "days_apart": apart, "needed": needed}
    elif per_week > history.rulebook.limit("recovery-days", f"per_week_{exercise.demand}"):
        yield (
            exercise.id,
            {"demand": exercise.demand.value, "per_week": per_week, "needed": needed},
        )


def recovery_days(history: History, exercise: SessionExercise) -> int:
    """Days between two sessions that the tendon needs for this demand; 0 where none is set."""
    if history.mode is not Mode.TENDON or exercise.demand in {None, Demand.LIGHT}:
        return 0
    return int(history.rulebook.limit("recovery-days", str(exercise.demand)))


def _days_since_same_demand(history: History, exercise: SessionExercise) -> int | None:
    for earlier in history.latest.with_exercise(exercise.id):
        if earlier.exercise.demand is exercise.demand:
            return (history.latest.session.date - earlier.session.date).days
    return None


def _repair_recovery(history: History, exercise: SessionExercise) -> Iterator[Spoken]:
    needed = int(history.rulebook.limit("recovery-days", "repair"))
    if history.case.repair and (step := next(history.steps_up(exercise.id, needed), None)):
        days = (history.latest.session.date - step.done_on).days
        yield exercise.id, {"days_since_step": days, "needed": needed}


def _running(history: History) -> Iterator[Spoken]:
    limit = history.rulebook.numbers["running-days"]
    for exercise in history.latest.session.exercises:
        if not exercise.running:
            continue
        apart = _days_since_running(history)
        per_week = exercise.prescribed.per_week
        if apart is not None and apart < limit["days_apart"]:
            yield exercise.id, {"days_apart": apart, "per_week": per_week}
        elif per_week > limit["per_week_above"]:
            yield exercise.id, {"per_week": per_week}


def _days_since_running(history: History) -> int | None:
    for _, days, session in history.latest.before():
        if any(exercise.running for exercise in session.exercises):
            return days
    return None


_GATES: tuple[tuple[Rule, Callable[[History], Iterator[Spoken]]], ...] = (
    (rule.STOP_LATCHED, _latched),
    (rule.RESTRICTION_EXCEEDED, _exceeded),
    (rule.RESTRICTION_PLANNED, _planned),
    (rule.RECOVERY_DAYS, _recovery),
    (rule.STEP_LIMIT, _step_limit),
    (rule.ANSWER_MISSING, _missing),
    (rule.CRITERION_FAILED, _criterion),
    (rule.NOT_CLEARED, _not_cleared),
    (rule.RUNNING_DAYS, _running),
    (rule.FIRST_SESSION, _first),
    (rule.AFTER_RED, _after_red),
    (rule.STALE, _stale),
    (rule.REVIEW_DUE, _review),
    (rule.CONTRADICTION, _contradiction),
)
