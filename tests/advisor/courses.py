"""A patient who follows the advice: what was advised is prescribed next time, and done."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, NamedTuple

import msgspec

from app.domain.advice import Advice
from app.domain.case import Case, Restriction
from app.domain.codes import Light, Quality, RestrictionKind
from app.domain.dose import Dose, Plan
from app.domain.session import Session, SessionExercise
from tests.advisor.axes import CALM, CALM_CASE, CALM_EXERCISE, DAY, KINDS, SESSION_AXES
from tests.advisor.comparing import advice
from tests.advisor.states import case_with

LIMITS = (
    (),
    (),
    (Restriction(kind=RestrictionKind.MAX_LOAD, value=6),),
    (Restriction(kind=RestrictionKind.NO_RESISTANCE),),
    (Restriction(kind=RestrictionKind.PARTIAL_WEIGHT_BEARING, value=50),),
)
START = {
    "squat": Dose(sets=2, repetitions=8, per_week=2, load_kg=5),
    "step-up": Dose(sets=2, repetitions=9, per_week=2),
    "plank": Dose(sets=2, hold_s=20, per_week=3),
}
PLANS = {
    "squat": Plan(repetitions=(8, 12), sets=(2, 3), per_week=(2, 3), load_step_kg=0.5),
    "step-up": Plan(repetitions=(8, 10), sets=(2, 3), levels=3),
    "plank": Plan(hold_s=(10, 30), sets=(2, 3)),
}
SYMPTOMS = ("pain_next_morning", "settled_after_h", "soreness", "fatigue_days", "done_pct")


class Visit(NamedTuple):
    """One session of a course, the case as it stood, and what was advised."""

    case: Case
    advice: Advice

    @property
    def session(self) -> Session:
        return self.case.sessions[-1]


def course(seed: int, length: int = 30) -> Iterator[Visit]:
    """One patient from first to last session; ends early where a stop ends it."""
    random = Random(seed)  # noqa: S311 (invented patients, not secrets)
    profile, contingency = KINDS[seed % len(KINDS)]
    axes = CALM_CASE | {"restrictions": random.choice(LIMITS)}
    doses, sessions, day = _allowed(axes["restrictions"]), [], DAY
    for _ in range(length):
        sessions.append(_session(random, day, doses))
        case = case_with(profile, contingency, axes, tuple(sessions))
        case = msgspec.structs.replace(case, acknowledged_review=_acknowledged(random, sessions))
        said = advice(case)
        yield Visit(case, said)
        if said.light is Light.STOP:
            return
        doses = {each.id: each.dose for each in said.exercises if each.dose}
        day += timedelta(days=random.choice((1, 2, 2, 3, 3, 4, 7, 15)))


def _allowed(limits: tuple[Restriction, ...]) -> dict[str, Dose]:
    if any(each.kind is RestrictionKind.NO_RESISTANCE for each in limits):
        return {id_: msgspec.structs.replace(dose, load_kg=0) for id_, dose in START.items()}
    return dict(START)


def _acknowledged(random: Random, sessions: list[Session]) -> Any:
    return sessions[len(sessions) // 2].date if random.randrange(2) else None


def _session(random: Random, day: Any, doses: dict[str, Dose]) -> Session:
    answers: dict[str, Any] = dict(CALM)
    if not random.randrange(6):
        name = random.choice(SYMPTOMS)
        answers[name] = random.choice(SESSION_AXES[name])
    exercises = tuple(
        SessionExercise(id=id_, prescribed=dose, plan=PLANS[id_], **_felt(random))
        for id_, dose in doses.items()
    )
    return Session(date=day, exercises=exercises, **answers)


def _felt(random: Random) -> dict[str, Any]:
    felt = CALM_EXERCISE | {"repetitions_over": random.choice((1, 1, 2, 0)), "range_deg": 60}
    if not random.randrange(12):
        felt |= random.choice(
            ({"quality": Quality.POOR}, {"quality": Quality.FAIR}, {"pain_during": 6})
        )
    return felt
