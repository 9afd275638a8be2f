"""What earlier sessions say about the present one."""

from app.domain.case import Case
from app.domain.codes import Setting
from app.domain.dose import Dose
from app.domain.session import Session, SessionExercise
from tests.advisor.reference import thresholds as t

Sessions = tuple[Session, ...]


def owes_a_week(sessions: Sessions, at: int, name: str) -> int | None:
    """Decision 21: the latest session 5 to 28 days back, if it did not answer.

    A home day that did not answer was not asked: the one before it counts.
    """
    asked = [
        i
        for i in range(at)
        if t.WEEK_FROM_DAYS <= (sessions[at].date - sessions[i].date).days <= t.WEEK_TO_DAYS
        and (_has(sessions[i], name) or sessions[i].setting is Setting.CLINIC)
    ]
    return asked[-1] if asked and not _has(sessions[asked[-1]], name) else None


def week_before(sessions: Sessions, at: int, name: str) -> int | None:
    """Decision 2: the latest earlier session 5 to 28 days back that answers this."""
    for back in range(at - 1, -1, -1):
        days = (sessions[at].date - sessions[back].date).days
        if days > t.WEEK_TO_DAYS:
            return None
        if days >= t.WEEK_FROM_DAYS and _has(sessions[back], name):
            return back
    return None


def weekly_rise(sessions: Sessions, at: int, name: str) -> int | None:
    """How much a weekly value has risen: tenths for pain, minutes for stiffness."""
    back = week_before(sessions, at, name)
    if back is None or not _has(sessions[at], name):
        return None
    now, then = getattr(sessions[at], name), getattr(sessions[back], name)
    return round(now * 10) - round(then * 10) if name == "pain_week" else now - then


def crept(sessions: Sessions, at: int, name: str) -> bool:
    """A18: risen by 2 or more from the lowest value within 28 days (decision 30)."""
    now = getattr(sessions[at], name)
    if now is None:
        return False
    for each in sessions[: at + 1]:
        value = getattr(each, name)
        recent = (sessions[at].date - each.date).days <= t.A18_DAYS
        if recent and value is not None and round(now * 10) - round(value * 10) >= t.A18_RISE * 10:
            return True
    return False


def times_done(sessions: Sessions, at: int, exercise_id: str) -> list[int]:
    """The sessions with this exercise up to the present one, latest first."""
    return [i for i in range(at, -1, -1) if sessions[i].exercise(exercise_id)]


def found(session: Session, exercise_id: str) -> SessionExercise:
    """The exercise in a session that has it."""
    exercise = session.exercise(exercise_id)
    if exercise is None:
        raise LookupError(exercise_id)
    return exercise


def at_present_level(case: Case, exercise_id: str) -> list[int]:
    """Decision 24: the latest sessions at the same rung and prescribed dose, latest first."""
    sessions = case.sessions
    present = found(sessions[-1], exercise_id).prescribed
    run = []
    for i in times_done(sessions, len(sessions) - 1, exercise_id):
        if found(sessions[i], exercise_id).prescribed != present:
            break
        run.append(i)
    return run


def steps(sessions: Sessions, exercise_id: str) -> list[tuple[int, int]]:
    """Pairs (prescribed at the end of, first done in), latest first."""
    done = times_done(sessions, len(sessions) - 1, exercise_id)
    pairs = zip(done[1:], done, strict=False)
    return [
        (before, after)
        for before, after in pairs
        if raised(
            found(sessions[before], exercise_id).prescribed,
            found(sessions[after], exercise_id).prescribed,
        )
    ]


def raised(before: Dose, after: Dose) -> bool:
    """Whether any part of the dose is higher than it was."""
    numbers = ("repetitions", "sets", "hold_s", "per_week", "load_kg", "level")
    if any((getattr(after, name) or 0) > (getattr(before, name) or 0) for name in numbers):
        return True
    return after.band is not None and after.band != before.band


def days_since(sessions: Sessions, at: int) -> int:
    """Days from that session to the latest."""
    return (sessions[-1].date - sessions[at].date).days


def _has(session: Session, name: str) -> bool:
    return getattr(session, name) is not None
