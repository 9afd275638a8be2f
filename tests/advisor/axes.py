"""Both sides of every boundary, and the calm day that everything else departs from."""

from datetime import date, timedelta
from typing import Any

from app.domain.case import LatchedStop, Restriction
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Demand,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    RedFlag,
    Region,
    RestrictionKind,
    Soreness,
    Swelling,
)
from app.domain.dose import Dose, Plan

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


ALL_AXES = SESSION_AXES | EXERCISE_AXES | CASE_AXES
NAMES = tuple(ALL_AXES)
CALM_ALL = CALM | CALM_EXERCISE | CALM_CASE
