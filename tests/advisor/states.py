"""Cases without end: a grid of boundary values over real histories, and random courses.

The grid is a mixed-radix number: each axis holds both sides of every boundary, and a stride that
shares no factor with the product visits all of it evenly. Histories are built once and shared.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec

from app.domain.case import Case
from app.domain.codes import (
    Contingency,
    Light,
    Profile,
    Quality,
    Setting,
)
from app.domain.dose import Dose, Plan
from app.domain.session import Override, Session, SessionExercise
from tests.advisor.axes import (
    ALL_AXES,
    CALM,
    CALM_ALL,
    CALM_CASE,
    CALM_EXERCISE,
    CASE_AXES,
    DAY,
    DOSES,
    EXERCISE_AXES,
    KINDS,
    NAMES,
    PLAN,
    SESSION_AXES,
    Axis,
)
from tests.advisor.digits import Digits
from tests.advisor.histories import histories


def state(number: int) -> Case:
    """One case of the grid: most answers calm, so that no rule hides behind another."""
    profile, contingency = KINDS[number % len(KINDS)]
    place = Digits(number // len(KINDS))
    history = histories()[place.take(len(histories()))]
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
    return case_with(profile, contingency, axes, (*history.sessions, latest))


def random_courses(seed: int, longest: int = 8) -> Iterator[Case]:
    """Courses of 1 to 8 sessions, each a few departures from a calm day."""
    random = Random(seed)  # noqa: S311 (invented cases, not secrets)
    while True:
        profile, contingency = random.choice(KINDS)
        sessions = _course(random, random.randint(1, longest))
        axes = _departed(random, CALM_CASE, CASE_AXES, random.choice((0, 0, 1, 2)))
        yield case_with(profile, contingency, axes, sessions)


def case_with(
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


def _axes(place: Digits, departures: int) -> dict[str, Any]:
    chosen = dict(CALM_ALL)
    for _ in range(departures):
        name = NAMES[place.take(len(NAMES))]
        axis = ALL_AXES[name]
        chosen[name] = axis[place.take(len(axis))]
    return chosen


def _done(place: Digits, dose: Dose) -> Dose | None:
    kind = place.take(12)
    if kind == 0 and dose.repetitions:
        return msgspec.structs.replace(dose, repetitions=max(1, dose.repetitions - 2))
    if kind == 1:
        return msgspec.structs.replace(dose, load_kg=dose.load_kg + 0.5)
    return None


def _second(place: Digits) -> tuple[SessionExercise, ...]:
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
    if not random.randrange(10):
        return msgspec.structs.replace(dose, band=random.choice((None, "yellow", "red")))
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
