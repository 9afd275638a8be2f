"""Gates: what withholds green today and counts against nobody tomorrow (decision 24)."""

from collections.abc import Iterator

from app.domain.case import Case, Restriction
from app.domain.codes import (
    Contingency,
    Demand,
    Light,
    Profile,
    Region,
    RestrictionKind,
)
from app.domain.dose import Dose
from app.domain.session import Session, SessionExercise
from tests.advisor.reference import looking_back as back
from tests.advisor.reference import thresholds as t
from tests.advisor.reference.responses import (
    AMBER,
    RED,
    SESSION,
    STOP,
    WEEKLY,
    Raised,
    is_time,
    responses,
    rise,
    third_swollen,
    tired_with_loss,
)


class Past:
    """The response rules of each session, and the lights that follow from them."""

    def __init__(self, case: Case, earlier: list[frozenset[Raised]] | None = None) -> None:
        self.case = case
        earlier = earlier or []
        later = range(len(earlier), len(case.sessions))
        self.raised = [*earlier, *(responses(case, at) for at in later)]

    def light(self, at: int, exercise_id: str | None = None) -> Light:
        """Of a whole session, or of one exercise in it, with a more careful override."""
        override = self.case.sessions[at].override
        lights = [Light.GREEN]
        if override and at < len(self.case.sessions) - 1:
            lights.append(override.light)
        lights += [
            light
            for _, light, scope in self.raised[at]
            if exercise_id is None or scope in (SESSION, exercise_id)
        ]
        return max(lights, key=lambda light: light.severity)

    def answered_well(self, at: int, exercise_id: str, *, forgive: str | None = None) -> bool:
        """Whether nothing was raised against an exercise (but for the forgiven rule)."""
        if self.case.sessions[at].override and at < len(self.case.sessions) - 1:
            override = self.case.sessions[at].override
            if override and override.light is not Light.GREEN:
                return False
        return not any(
            scope in (SESSION, exercise_id) and rule != forgive
            for rule, _, scope in self.raised[at]
        )


def review_due(case: Case, past: Past) -> bool:
    """S4.4, R5, R9: due at some session, and not acknowledged since."""
    acknowledged = case.acknowledged_review
    return any(
        _due_at(case, past, at)
        for at, session in enumerate(case.sessions)
        if acknowledged is None or acknowledged < session.date
    )


def missing(case: Case) -> set[str]:
    """Required answers not given, as paths."""
    last = len(case.sessions) - 1
    found = {f"$.sessions[{last}].{name}" for name in _unanswered(case)}
    found |= {f"$.{name}" for name in _unknown_after_surgery(case)}
    if case.profile is Profile.TENDINOPATHY:
        owing = ((back.owes_a_week(case.sessions, last, name), name) for name in WEEKLY)
        found |= {f"$.sessions[{at}].{name}" for at, name in owing if at is not None}
    needed = ("quality",) if is_time(case) else ("pain_during", "quality")
    for number, exercise in enumerate(case.sessions[last].exercises):
        names = (name for name in needed if getattr(exercise, name) is None)
        found |= {f"$.sessions[{last}].exercises[{number}].{name}" for name in names}
    return found


def restriction_findings(case: Case) -> Iterator[Raised]:
    """X3: stop where what was done broke a limit, red where only the plan does."""
    latest = case.sessions[-1]
    for exercise in latest.exercises:
        limits = limits_on(case, exercise)
        then = [each for each in limits if each.holds(latest.date)]
        now = [each for each in limits if each.holds(case.as_of)]
        if any(breaks(each, exercise, exercise.performed) for each in then):
            yield "restriction-exceeded", STOP, exercise.id
        elif any(breaks(each, exercise, exercise.prescribed) for each in now):
            yield "restriction-planned", RED, exercise.id


def limits_on(case: Case, exercise: SessionExercise) -> list[Restriction]:
    """The restrictions that concern this exercise, in force or not."""
    return [each for each in case.restrictions or () if each.exercise in (None, exercise.id)]


def breaks(limit: Restriction, exercise: SessionExercise, dose: Dose) -> bool:
    """Whether a dose of this exercise lies outside a limit."""
    value = limit.value or 0
    return {
        RestrictionKind.NO_WEIGHT_BEARING: bears_weight(exercise),
        RestrictionKind.PARTIAL_WEIGHT_BEARING: False,
        RestrictionKind.NO_RESISTANCE: dose.load_kg > 0 or dose.band is not None,
        RestrictionKind.MAX_LOAD: dose.load_kg > value,
        RestrictionKind.MAX_RANGE: exercise.range_deg is None or exercise.range_deg > value,
        RestrictionKind.NO_EXERCISE: True,
    }[limit.kind]


def bears_weight(exercise: SessionExercise) -> bool:
    """Decision 29: unknown counts as bearing."""
    return exercise.weight_bearing is not False


def gates(case: Case, past: Past) -> Iterator[Raised]:
    """All gates of the latest session but A24, which needs the lights of the others."""
    yield from _session_gates(case, past)
    for exercise in case.sessions[-1].exercises:
        raised = {
            "recovery-days": not is_time(case) and _too_soon(case, exercise),
            "step-limit": not is_time(case) and _at_step_limit(case, exercise),
            "running-days": exercise.running and _runs_daily(case, exercise),
            "after-red": _red_last_time(case, past, exercise.id),
            "first-session": is_time(case) and _new_today(case, exercise.id),
        }
        yield from ((rule, AMBER, exercise.id) for rule, holds in raised.items() if holds)


def streak(case: Case, past: Past, exercise_id: str, *, stable: bool) -> int:
    """S4.2, decision 24: sessions in a row at the present level that were answered well."""
    count = 0
    for at in back.at_present_level(case, exercise_id):
        forgive = "pain-acceptable" if stable else None  # decision 30
        if not past.answered_well(at, exercise_id, forgive=forgive):
            break
        count += 1
    return count


def _session_gates(case: Case, past: Past) -> Iterator[Raised]:
    sessions = case.sessions
    raised = {
        "first-session": len(sessions) == 1,
        "after-red": len(sessions) > 1 and past.light(len(sessions) - 2).severity >= RED.severity,
        "criterion-failed": False in sessions[-1].criteria.values(),
        "not-cleared": case.profile is Profile.POST_OPERATIVE and case.cleared is False,
        "stale": (case.as_of - sessions[-1].date).days > t.STALE_DAYS,
        "review-due": review_due(case, past),
        "answer-missing": bool(missing(case)),
        "contradiction": not is_time(case) and _contradicts(sessions[-1]),
    }
    yield from ((rule, AMBER, SESSION) for rule, holds in raised.items() if holds)


def _red_last_time(case: Case, past: Past, exercise_id: str) -> bool:
    last = len(case.sessions) - 1
    before = back.times_done(case.sessions, last, exercise_id)[1:2]
    if past.light(last - 1).severity >= RED.severity:
        return False  # then the whole session says so
    return any(past.light(at, exercise_id).severity >= RED.severity for at in before)


def _new_today(case: Case, exercise_id: str) -> bool:
    """No quota of it was completed yet."""
    last = len(case.sessions) - 1
    return last > 0 and len(back.times_done(case.sessions, last, exercise_id)) == 1


def _contradicts(session: Session) -> bool:
    up = rise(session.pain_next_morning, session.pain_usual)
    return up is not None and up <= 0 and (session.settled_after_h or 0) > t.A5_HOURS_ABOVE


def _due_at(case: Case, past: Past, at: int) -> bool:
    session = case.sessions[at]
    if third_swollen(case, at) or tired_with_loss(session, t.R9_DOCTOR_DAYS):
        return True
    if past.light(at).severity < RED.severity:
        return False
    acknowledged = case.acknowledged_review
    reds = [
        i
        for i in range(at + 1)
        if past.light(i).severity >= RED.severity
        and (acknowledged is None or acknowledged < case.sessions[i].date)
        and (session.date - case.sessions[i].date).days <= t.REVIEW_THREE_DAYS
    ]
    return len(reds) >= 3 or any(_same_level_red(case, past, i, at) for i in reds if i != at)


def _same_level_red(case: Case, past: Past, first: int, second: int) -> bool:
    one, two = case.sessions[first], case.sessions[second]
    if (two.date - one.date).days > t.REVIEW_PAIR_DAYS:
        return False
    for exercise in two.exercises:
        before = one.exercise(exercise.id)
        if before and before.prescribed == exercise.prescribed:
            lights = past.light(first, exercise.id), past.light(second, exercise.id)
            if all(light.severity >= RED.severity for light in lights):
                return True
    return False


def _unanswered(case: Case) -> Iterator[str]:
    latest = case.sessions[-1]
    for name in _required(case):
        if getattr(latest, name) is None:
            yield name


def _required(case: Case) -> list[str]:
    names = ["red_flags"]
    later = len(case.sessions) > 1  # decision 15: a first session has no response yet
    if case.contingency is Contingency.TIME:
        names += ["new_neurology"]
        names += ["flare", "new_pain"] if later else []
    else:
        names += ["pain_usual", "pain_before"]
        names += ["pain_next_morning", "soreness"] if later else []
        names += ["new_neurology"] if case.profile is Profile.LOW_BACK else []
    names += ["done_pct"] if later else []
    if case.profile is Profile.POST_OPERATIVE and case.region is Region.KNEE:
        names.append("swelling")
    return names + list(WEEKLY if _second_week(case) else ())


def _second_week(case: Case) -> bool:
    oldest = back.days_since(case.sessions, 0)
    return case.profile is Profile.TENDINOPATHY and oldest >= t.WEEK_FROM_DAYS


def _unknown_after_surgery(case: Case) -> list[str]:
    if case.profile is not Profile.POST_OPERATIVE:
        return []
    return [name for name in ("restrictions", "cleared") if getattr(case, name) is None]


def _too_soon(case: Case, exercise: SessionExercise) -> bool:
    if case.profile is Profile.POST_OPERATIVE and case.repair:
        steps = back.steps(case.sessions, exercise.id)
        return bool(steps) and back.days_since(case.sessions, steps[0][1]) < t.A13_REPAIR_DAYS
    if case.profile is not Profile.TENDINOPATHY or exercise.demand in (None, Demand.LIGHT):
        return False
    done = back.times_done(case.sessions, len(case.sessions) - 1, exercise.id)[1:]
    alike = (
        i for i in done if back.found(case.sessions[i], exercise.id).demand is exercise.demand
    )
    before = next(alike, None)
    close = before is not None and (
        back.days_since(case.sessions, before) < t.A13_DAYS[exercise.demand]
    )
    return close or exercise.prescribed.per_week > t.A13_PER_WEEK[exercise.demand]


def _at_step_limit(case: Case, exercise: SessionExercise) -> bool:
    lately = [
        first
        for _, first in back.steps(case.sessions, exercise.id)
        if back.days_since(case.sessions, first) < t.A14_DAYS
    ]
    here = back.at_present_level(case, exercise.id)
    return len(lately) >= t.A14_STEPS or len(here) < t.A14_SESSIONS


def _runs_daily(case: Case, exercise: SessionExercise) -> bool:
    latest = case.sessions[-1].date
    days_back = (
        (latest - session.date).days
        for session in case.sessions[:-1]
        if any(each.running for each in session.exercises)
    )
    return min(days_back, default=2) <= 1 or exercise.prescribed.per_week > t.A21_PER_WEEK
