"""Short pasts that matter: how many, how far apart, which dose, which answers."""

from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from app.domain.codes import (
    Demand,
    Light,
    Quality,
    Swelling,
)
from app.domain.dose import Dose, Plan
from app.domain.session import Override, Session, SessionExercise
from tests.advisor.axes import CALM, CALM_EXERCISE, DAY, DOSES, EXERCISE_AXES, PLAN, SESSION_AXES


class History(NamedTuple):
    """The sessions before the latest, and how many days they lie before it."""

    name: str
    sessions: tuple[Session, ...]
    latest: date


@cache
def histories() -> tuple[History, ...]:
    """Short pasts that matter: how many, how far apart, which dose, which answers."""
    calm: dict[str, Any] = {}
    built = [
        _history("first session"),
        *(_history(f"one, {days} days back", (days, 0, calm)) for days in (1, 2, 3, 4, 5, 28, 29)),
        *(_history(f"one lower, {d} days back", (d, 1, calm)) for d in (2, 3, 6, 7)),
        _history("two calm", (4, 0, calm), (2, 0, calm)),
        _history("two calm over weeks", (14, 0, calm), (7, 0, calm)),
        _history("two steps in 6 days", (6, 2, calm), (5, 1, calm), (2, 0, calm)),
        _history("two steps in 8 days", (9, 2, calm), (7, 1, calm), (2, 0, calm)),
        _history("a step, then one calm", (9, 1, calm), (6, 1, calm), (3, 0, calm)),
        _history("one red", (6, 0, calm), (3, 0, {"quality": Quality.POOR})),
        _history("one red by pain", (6, 0, calm), (3, 0, {"pain_during": 6})),
        *(
            _history(f"a red {d} days back", (d, 0, {"quality": Quality.POOR}), (2, 0, calm))
            for d in (14, 15)
        ),
        *(
            _history(
                f"two reds in {d} days",
                (d, 0, {"quality": Quality.POOR}),
                (3, 1, {"quality": Quality.POOR}),
                (1, 0, calm),
            )
            for d in (28, 29)
        ),
        _history("amber before", (6, 0, calm), (3, 0, {"quality": Quality.FAIR})),
        _history("pain 4 twice", (6, 0, {"pain_during": 4}), (3, 0, {"pain_during": 4})),
        _history("quota short", (7, 0, calm), (3, 0, {"done_pct": 69})),
        _history(
            "swollen twice", (6, 0, {"swelling": Swelling.TWO}), (3, 0, {"swelling": Swelling.TWO})
        ),
        _history("swollen once", (6, 0, calm), (3, 0, {"swelling": Swelling.THREE})),
        _history(
            "swollen, then 1+",
            (6, 0, {"swelling": Swelling.TWO}),
            (3, 0, {"swelling": Swelling.ONE}),
        ),
        _history("stiffer last week", (14, 0, {"morning_stiffness_min": 5}), (7, 0, calm)),
        _history("stiff 4 less", (14, 0, {"morning_stiffness_min": 6}), (7, 0, calm)),
        _history(
            "usual pain lower 28 days back", (28, 0, {"pain_usual": 0}), (5, 0, {"pain_usual": 2})
        ),
        _history(
            "usual pain lower 29 days back", (29, 0, {"pain_usual": 0}), (5, 0, {"pain_usual": 2})
        ),
        _history("weeks unanswered", (7, 0, {"pain_week": None, "morning_stiffness_min": None})),
        _history(
            "more careful choice", (6, 0, calm), (3, 0, {"override": Override(light=Light.AMBER)})
        ),
        _history("red chosen", (6, 0, calm), (3, 0, {"override": Override(light=Light.RED)})),
        _history(
            "fewer answers",
            (6, 0, calm),
            (3, 0, dict.fromkeys(("pain_usual", "quality", "red_flags", "soreness"))),
        ),
        _history("demand high before", (2, 0, {"demand": Demand.HIGH, "running": True})),
        _history("ran yesterday", (1, 0, {"demand": Demand.MEDIUM, "running": True})),
        _history(
            "repetitions over twice",
            (5, 0, {"repetitions_over": 1}),
            (3, 0, {"repetitions_over": 1}),
        ),
    ]
    return tuple(built)


def _history(name: str, *parts: tuple[int, int, dict[str, Any]]) -> History:
    sessions = tuple(
        past_session(DAY - timedelta(days=days), DOSES[dose], ch) for days, dose, ch in parts
    )
    return History(name, sessions, DAY)


def past_session(
    day: date, dose: Dose, changes: dict[str, Any], plan: Plan | None = PLAN
) -> Session:
    own = {name: changes.get(name, CALM_EXERCISE[name]) for name in EXERCISE_AXES}
    answers = {name: changes.get(name, CALM[name]) for name in SESSION_AXES}
    exercise = SessionExercise(id="squat", prescribed=dose, plan=plan, **own)
    return Session(date=day, exercises=(exercise,), override=changes.get("override"), **answers)
