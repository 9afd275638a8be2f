"""What is shown but moves no light."""

from collections.abc import Iterator

from app.advisor.moment import Mode, mode_of
from app.advisor.wording import Wording
from app.domain.advice import Fact, Information
from app.domain.case import Case
from app.domain.codes import Region
from app.domain.session import Session

MEANINGFUL_POINTS, MEANINGFUL_SHARE = 2, 0.3  # Ostelo 2008
SETTLED_WITHIN_H = 1
FULL_DOSE_PCT = range(80, 100)
FEW_EXERCISES = 3


def information(case: Case, wording: Wording) -> tuple[Information, ...]:
    """What the clinician may want to know beside the light."""
    if not case.sessions:
        return ()
    return tuple(
        Information(key=key.partition(".")[0], text=wording.phrase(f"information_{key}", **facts))
        for key, facts in _items(case, case.sessions[-1])
    )


def _items(case: Case, session: Session) -> Iterator[tuple[str, dict[str, Fact]]]:
    yield _load(session)
    yield from _pain_change(case)
    if session.settled_after_h is not None and session.settled_after_h > SETTLED_WITHIN_H:
        knee = case.region is Region.KNEE and mode_of(case) is not Mode.TIME
        yield f"slow_settling{'.knee' if knee else ''}", {"hours": session.settled_after_h}
    if session.muscle_soreness_h:
        yield "muscle_soreness", {"hours": session.muscle_soreness_h}
    if session.done_pct in FULL_DOSE_PCT:
        yield "dose_done", {"done_pct": session.done_pct}
    if len(session.exercises) > FEW_EXERCISES:
        yield "exercise_count", {"n": len(session.exercises)}


def _load(session: Session) -> tuple[str, dict[str, Fact]]:
    if session.effort is None or session.minutes is None:
        return "session_load.unknown", {}
    return "session_load", {"load": session.effort * session.minutes}


def _pain_change(case: Case) -> Iterator[tuple[str, dict[str, Fact]]]:
    given = [s.pain_usual for s in case.sessions if s.pain_usual is not None]
    now = case.sessions[-1].pain_usual
    if len(given) < 2 or now is None:  # noqa: PLR2004 (a change lies between two answers)
        return
    first, change = given[0], abs(given[0] - now)
    enough = change >= MEANINGFUL_POINTS or 0 < MEANINGFUL_SHARE * first <= change
    clear = "pain_change.worse" if now > first else "pain_change.meaningful"
    yield clear if enough else "pain_change", {"first": first, "now": now}
