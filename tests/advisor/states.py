"""Cases without end: a grid of boundary values over real histories, and random courses.

The grid is a mixed-radix number: each axis holds both sides of every boundary, and a stride that
shares no factor with the product visits all of it evenly. Histories are built once and shared.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, product
from random import Random
from typing import Any, NamedTuple

import msgspec

from app.domain.case import Case, LatchedStop, Restriction
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Demand,
    Light,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    RedFlag,
    Region,
    RestrictionKind,
    Setting,
    Soreness,
    Swelling,
)
from app.domain.dose import Dose, Plan
from app.domain.session import Override, Session, SessionExercise

DAY = date(2026, 11, 23)
KINDS = (
    (Profile.TENDINOPATHY, Contingency.SYMPTOM),
    (Profile.LOW_BACK, Contingency.SYMPTOM),
    (Profile.POST_OPERATIVE, Contingency.SYMPTOM),
    (Profile.GENERAL, Contingency.SYMPTOM),
    (Profile.LOW_BACK, Contingency.TIME),
    (Profile.GENERAL, Contingency.TIME),
)
Axis = tuple[Any, ...]

SESSION_AXES: dict[str, Axis] = {
    "red_flags": ((), (), (), (), None, (RedFlag.OTHER,)),
    "pain_usual": (1, 0, 4, 6, None),
    "pain_before": (1, 1, 2, 3, None),
    "pain_after": (0, 5, 6, None),
    "pain_next_morning": (1, 0, 2, 3, 5, 6, None),
    "settled_after_h": (0, None, 24, 25, 72, 73),
    "pain_week": (2.0, 2.1, 3.9, 4.0, 1.0, None),
    "morning_stiffness_min": (10, 14, 15, 19, 20, 5, None),
    "soreness": (Soreness.NONE, Soreness.NONE, *Soreness, None),
    "swelling": (*Swelling, None),
    "fatigue_days": (0, None, 2, 3, 13, 14, 27, 28),
    "stiffness_days": (0, None, 2, 3),
    "sleep": (None, AgainstUsual.USUAL, AgainstUsual.WORSE),
    "mood": (None, AgainstUsual.USUAL, AgainstUsual.WORSE),
    "performance": (None, AgainstUsual.USUAL, AgainstUsual.WORSE),
    "confidence": (None, 3, 4, 10),
    "motivation": (None, None, *Motivation),
    "flare": (False, False, True, None),
    "new_pain": (False, False, True, None),
    "new_neurology": (False, False, False, True, None),
    "done_pct": (100, 69, 70, 79, 80, 110, 111, None),
    "criteria": ({}, {}, {"single_leg_stance_10s": True}, {"single_leg_stance_10s": False}),
}
EXERCISE_AXES: dict[str, Axis] = {
    "pain_during": (0, 2, 3, 5, 6, None),
    "quality": (Quality.GOOD, *Quality, None),
    "quality_trend": (None, None, *QualityTrend),
    "repetitions_over": (None, 0, 1, 2),
    "demand": (None, *Demand),
    "running": (False, False, True),
    "weight_bearing": (None, True, False),
    "range_deg": (None, 90, 91),
}
CASE_AXES: dict[str, Axis] = {
    "as_of": (0, 0, 1, 14, 15),
    "region": (None, Region.KNEE, Region.SHOULDER),
    "cleared": (True, True, False, None),
    "repair": (False, True),
    "restrictions": (
        (),
        (),
        (),
        (),
        None,
        (Restriction(kind=RestrictionKind.MAX_LOAD, value=10),),
        (Restriction(kind=RestrictionKind.MAX_LOAD, value=9.9),),
        (Restriction(kind=RestrictionKind.MAX_RANGE, value=90),),
        (Restriction(kind=RestrictionKind.NO_WEIGHT_BEARING),),
        (Restriction(kind=RestrictionKind.PARTIAL_WEIGHT_BEARING, value=50),),
        (Restriction(kind=RestrictionKind.NO_RESISTANCE, until=DAY),),
        (Restriction(kind=RestrictionKind.NO_EXERCISE, exercise="squat", until=DAY),),
    ),
    "latched_stop": (None,) * 9 + (LatchedStop(date=DAY, reason="not cleared"),),
    "acknowledged_review": (None, DAY, DAY - timedelta(days=1)),
    "baseline_repetitions": (None, None, (10, 11, 12)),
}
# What an unhurried patient with an easy day answers. Everything else is a departure from it.
CALM: dict[str, Any] = {name: axis[0] for name, axis in SESSION_AXES.items()}
CALM_EXERCISE: dict[str, Any] = {name: axis[0] for name, axis in EXERCISE_AXES.items()}
CALM_CASE: dict[str, Any] = {name: axis[0] for name, axis in CASE_AXES.items()}
PLAN = Plan(repetitions=(8, 12), sets=(2, 3), per_week=(2, 3), load_step_kg=0.5, levels=3)
DOSES = (
    Dose(sets=3, repetitions=12, per_week=3, load_kg=10),
    Dose(sets=3, repetitions=11, per_week=3, load_kg=10),
    Dose(sets=2, repetitions=12, per_week=2, load_kg=9.5),
    Dose(sets=3, repetitions=12, per_week=4),
    Dose(sets=3, repetitions=14, per_week=5, load_kg=2),
    Dose(sets=3, hold_s=30, per_week=3, band="red", level=2),
    Dose(sets=1, repetitions=1, per_week=1),
)


class History(NamedTuple):
    """The sessions before the latest, and how many days they lie before it."""

    name: str
    sessions: tuple[Session, ...]
    latest: date


def grid(start: int = 0, stop: int | None = None) -> Iterator[Case]:
    """Cases by number, the same number always the same case; profiles take turns."""
    for number in count(start) if stop is None else range(start, stop):
        yield state(number)


def state(number: int) -> Case:
    """One case of the grid: most answers calm, so that no rule hides behind another."""
    profile, contingency = KINDS[number % len(KINDS)]
    place = _Digits(number // len(KINDS))
    histories = _histories(contingency)
    history = histories[place.take(len(histories))]
    dose = DOSES[place.take(4)] if place.take(3) else DOSES[place.take(len(DOSES))]
    departures = place.take(5)
    axes = _axes(place, departures)
    exercise = SessionExercise(
        id="squat",
        prescribed=dose,
        done=_done(place, dose),
        plan=PLAN if place.take(2) else None,
        **{name: axes[name] for name in EXERCISE_AXES},
    )
    latest = Session(
        date=history.latest,
        exercises=(exercise, *_second(place)),
        **{name: axes[name] for name in SESSION_AXES},
    )
    return _case(profile, contingency, axes, (*history.sessions, latest))


def core(profile: Profile, contingency: Contingency) -> Iterator[Case]:
    """Every combination of the answers that carry most rules (clinical text, end of S7)."""
    history = next(each for each in _histories(contingency) if each.name == "two calm")
    calm = CALM | {"pain_usual": 4, "pain_before": 4}
    exercises = [
        SessionExercise(
            id="squat",
            prescribed=DOSES[0],
            plan=PLAN,
            **CALM_EXERCISE | {"pain_during": pain, "quality": quality, "quality_trend": trend},
        )
        for pain, quality, trend in product(
            (*range(11), None), (*Quality, None), (*QualityTrend, None)
        )
    ]
    answers = product((*range(2, 9), None), (*Soreness, None), (*Swelling, None), CORE_FLAGS)
    for morning, soreness, swelling, flags in answers:
        changes = {
            "pain_next_morning": morning,
            "soreness": soreness,
            "swelling": swelling,
            "red_flags": flags,
        }
        for exercise in exercises:
            latest = Session(date=DAY, exercises=(exercise,), **calm | changes)
            yield _case(profile, contingency, CALM_ALL, (*history.sessions, latest))


CORE_FLAGS = ((), None, (RedFlag.CAUDA_EQUINA,))


def random_courses(seed: int, longest: int = 8) -> Iterator[Case]:
    """Courses of 1 to 8 sessions, each a few departures from a calm day."""
    random = Random(seed)  # noqa: S311 (invented cases, not secrets)
    while True:
        profile, contingency = random.choice(KINDS)
        sessions = _course(random, random.randint(1, longest))
        axes = _departed(random, CALM_CASE, CASE_AXES, random.choice((0, 0, 1, 2)))
        yield _case(profile, contingency, axes, sessions)


def _case(
    profile: Profile, contingency: Contingency, axes: dict[str, Any], sessions: tuple[Session, ...]
) -> Case:
    time = contingency is Contingency.TIME
    latest = sessions[-1].date
    return Case(
        contract=1,
        profile=profile,
        contingency=contingency,
        as_of=latest + timedelta(days=axes["as_of"]),
        baseline_repetitions=axes["baseline_repetitions"] if time else None,
        sessions=sessions,
        **{
            name: axes[name] for name in CASE_AXES if name not in ("as_of", "baseline_repetitions")
        },
    )


class _Digits:
    """A number taken apart, digit by digit; when it is used up, it is stirred."""

    def __init__(self, number: int) -> None:
        self.left = (number * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) % 2**64
        self.round = 0

    def take(self, base: int) -> int:
        if self.left < base * 2**16:
            self.round += 1
            stirred = (self.left + self.round) * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D
            self.left = (stirred % 2**64) ^ (stirred % 2**64 >> 29)
        self.left, digit = divmod(self.left, base)
        return digit


ALL_AXES = SESSION_AXES | EXERCISE_AXES | CASE_AXES
NAMES = tuple(ALL_AXES)
CALM_ALL = CALM | CALM_EXERCISE | CALM_CASE


def _axes(place: _Digits, departures: int) -> dict[str, Any]:
    chosen = dict(CALM_ALL)
    for _ in range(departures):
        name = NAMES[place.take(len(NAMES))]
        axis = ALL_AXES[name]
        chosen[name] = axis[place.take(len(axis))]
    return chosen


def _done(place: _Digits, dose: Dose) -> Dose | None:
    kind = place.take(12)
    if kind == 0 and dose.repetitions:
        return msgspec.structs.replace(dose, repetitions=max(1, dose.repetitions - 2))
    if kind == 1:
        return msgspec.structs.replace(dose, load_kg=dose.load_kg + 0.5)
    return None


def _second(place: _Digits) -> tuple[SessionExercise, ...]:
    kind = place.take(6)
    if kind > 2:
        return ()
    pain, quality = ((1, Quality.GOOD), (6, Quality.GOOD), (1, Quality.FAIR))[kind]
    return (
        SessionExercise(
            id="bridge",
            prescribed=DOSES[5],
            pain_during=pain,
            quality=quality,
            weight_bearing=False,
            range_deg=45,
        ),
    )


@cache
def _histories(contingency: Contingency) -> tuple[History, ...]:
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
        _past(DAY - timedelta(days=days), DOSES[dose], ch) for days, dose, ch in parts
    )
    return History(name, sessions, DAY)


def _past(day: date, dose: Dose, changes: dict[str, Any]) -> Session:
    own = {name: changes.get(name, CALM_EXERCISE[name]) for name in EXERCISE_AXES}
    answers = {name: changes.get(name, CALM[name]) for name in SESSION_AXES}
    exercise = SessionExercise(id="squat", prescribed=dose, plan=PLAN, **own)
    return Session(date=day, exercises=(exercise,), override=changes.get("override"), **answers)


def _course(random: Random, length: int) -> tuple[Session, ...]:
    day = DAY - timedelta(days=60)
    doses = {"squat": random.choice(DOSES), "bridge": DOSES[5]}
    plan = random.choice((PLAN, None, Plan(repetitions=(10, 15))))
    sessions = []
    for _ in range(length):
        sessions.append(_random_session(random, day, doses, plan))
        day += timedelta(days=random.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 14, 15, 28)))
        if not random.randrange(3):
            doses["squat"] = _another_dose(random, doses["squat"])
    return tuple(sessions)


def _random_session(
    random: Random, day: date, doses: dict[str, Dose], plan: Plan | None
) -> Session:
    answers = _departed(random, CALM, SESSION_AXES, random.choice((0, 0, 0, 1, 1, 2)))
    ids = ["squat", "bridge"] if random.randrange(3) == 0 else ["squat"]
    if not random.randrange(12):
        ids = ["bridge"]
    exercises = tuple(
        SessionExercise(
            id=each,
            prescribed=doses[each],
            done=_another_dose(random, doses[each]) if not random.randrange(12) else None,
            plan=plan,
            **_departed(random, CALM_EXERCISE, EXERCISE_AXES, random.choice((0, 0, 0, 1, 2))),
        )
        for each in ids
    )
    override = None
    if not random.randrange(12):
        override = Override(light=random.choice(list(Light)))
    setting = random.choice((Setting.CLINIC, Setting.HOME))
    return Session(date=day, setting=setting, exercises=exercises, override=override, **answers)


def _another_dose(random: Random, dose: Dose) -> Dose:
    name, by = random.choice(
        (
            ("repetitions", 1),
            ("repetitions", -2),
            ("sets", 1),
            ("sets", -1),
            ("load_kg", 0.5),
            ("load_kg", -1),
            ("level", 1),
            ("per_week", 1),
            ("hold_s", 3),
        )
    )
    if getattr(dose, name) is None:
        return dose
    low, high = {"load_kg": (0, 500), "sets": (1, 10), "per_week": (1, 14)}.get(name, (1, 20))
    high = 100 if name in ("repetitions", "hold_s") else high
    value = min(high, max(low, getattr(dose, name) + by))
    return msgspec.structs.replace(dose, **{name: value})


def _departed(
    random: Random, calm: dict[str, Any], axes: dict[str, Axis], number: int
) -> dict[str, Any]:
    chosen = dict(calm)
    for _ in range(number):
        name = random.choice(list(axes))
        chosen[name] = random.choice(axes[name])
    return chosen
