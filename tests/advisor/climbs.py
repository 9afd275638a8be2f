"""Courses in which only dose, plan and limits vary: what a step up or down is made of."""

from datetime import timedelta
from typing import Any

import msgspec

from app.domain.case import Case
from app.domain.codes import (
    Quality,
    Region,
)
from app.domain.dose import Dose, Plan
from tests.advisor.axes import CALM_ALL, CASE_AXES, DAY, EXERCISE_AXES, KINDS
from tests.advisor.digits import Digits
from tests.advisor.histories import past_session
from tests.advisor.states import case_with


def climb(number: int) -> Case:
    """By number: well or badly answered courses in which only dose, plan and limits vary."""
    profile, contingency = KINDS[number % len(KINDS)]
    place = Digits(number // len(KINDS))
    plan, own = _climbing_plan(place), _ready(place)
    present = _at_the_top(place, _climbing_dose(place), plan or Plan())
    own["quality"] = CLIMB_QUALITY[place.take(len(CLIMB_QUALITY))]
    length = 1 + place.take(4)
    doses = [_lower_at_times(place, present) for _ in range(length)] + [present] * place.take(3)
    days = [DAY - timedelta(days=3 * back) for back in reversed(range(len(doses)))]
    sessions = tuple(
        past_session(day, dose, own | _ready(place), plan)
        for day, dose in zip(days, doses, strict=True)
    )
    axes = CALM_ALL | {"as_of": (0, 0, 15)[place.take(3)], "region": CLIMB_REGIONS[place.take(3)]}
    axes["restrictions"] = CASE_AXES["restrictions"][place.take(12)] if place.take(2) else ()
    last = sessions[-1].exercises[0]
    latest = msgspec.structs.replace(
        sessions[-1], exercises=(msgspec.structs.replace(last, quality=own["quality"]),)
    )
    return case_with(profile, contingency, axes, (*sessions[:-1], latest))


CLIMB_QUALITY = (Quality.GOOD, Quality.GOOD, Quality.GOOD, Quality.FAIR, Quality.POOR)
CLIMB_REGIONS = (None, Region.SHOULDER, Region.KNEE)
_MOST = {"sets": 10, "per_week": 14, "repetitions": 100, "level": 20}
LOADS = (0, 0, 0, 0, 0.1, 0.5, 1, 2, 4.9, 5, 5.1, 9.9, 10, 20, 24.9, 25, 25.1, 100, 500)
LOAD_STEPS = (None, 0.1, 0.2, 0.5, 1, 1.2, 2.5, 2.6, 5, 50)


def _climbing_dose(place: Digits) -> Dose:
    counted = place.take(3)
    return Dose(
        sets=(1, 2, 3, 4, 5)[place.take(5)],
        per_week=(1, 2, 3, 4, 5)[place.take(5)],
        repetitions=None
        if counted == 0
        else (1, 4, 8, 9, 10, 12, 13, 14, 15, 20, 99)[place.take(11)],
        hold_s=(1, 5, 9, 10, 30, 41, 45, 60)[place.take(8)] if counted != 1 else None,
        load_kg=LOADS[place.take(len(LOADS))],
        band=(None, None, "red")[place.take(3)],
        level=(1, 1, 2, 3)[place.take(4)],
    )


def _at_the_top(place: Digits, dose: Dose, plan: Plan) -> Dose:
    """Two times in three the volume is at its top, so that intensity is what is left."""
    if not place.take(3):
        return dose
    _, repetitions = plan.repetitions or (8, 15)
    _, hold_s = plan.hold_s or (10, 45)
    tops = {
        "sets": min(4, (plan.sets or (2, 3))[1]),
        "per_week": (plan.per_week or (1, dose.per_week))[1],
        "repetitions": dose.repetitions and repetitions + place.take(4),
        "hold_s": dose.hold_s and hold_s,
    }
    return msgspec.structs.replace(dose, **tops)


def _climbing_plan(place: Digits) -> Plan | None:
    if not place.take(4):
        return None
    return Plan(
        repetitions=(None, (8, 12), (8, 10), (1, 1))[place.take(4)],
        sets=(None, (2, 3), (1, 6))[place.take(3)],
        hold_s=(None, (10, 45), (5, 30))[place.take(3)],
        per_week=(None, (2, 3), (2, 6), (7, 7))[place.take(4)],
        load_step_kg=LOAD_STEPS[place.take(len(LOAD_STEPS))],
        levels=(None, 1, 3)[place.take(3)],
    )


def _ready(place: Digits) -> dict[str, Any]:
    return {
        "repetitions_over": (1, 1, 2, 0, None)[place.take(5)],
        "quality": (Quality.GOOD, Quality.GOOD, Quality.GOOD, None, Quality.FAIR)[place.take(5)],
        "demand": EXERCISE_AXES["demand"][place.take(4)],
        "running": not place.take(8),
        "weight_bearing": EXERCISE_AXES["weight_bearing"][place.take(3)],
        "range_deg": (None, 90, 91)[place.take(3)],
    }


def _lower_at_times(place: Digits, dose: Dose) -> Dose:
    names = ("sets", "per_week", "repetitions", "hold_s", "load_kg", "level", "band", "band")
    name = names[place.take(len(names))]
    value = getattr(dose, name)
    if name == "band":
        return msgspec.structs.replace(dose, band=(None, "yellow", "red")[place.take(3)])
    if value is None or value <= 1:
        return dose
    changed = round(value + (-1, 1, 0)[place.take(3)], 1)
    return msgspec.structs.replace(dose, **{name: min(_MOST.get(name, 500), changed)})
