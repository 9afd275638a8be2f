"""Limits that must stay in order, whatever a clinic sets: else a rule could never speak."""

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.errors import TaktError, sentence

Limit = tuple[str, str]  # rule and name


class InOrder(NamedTuple):
    """Two limits of which the first is never above the second; `apart`: nor equal to it."""

    lower: Limit
    upper: Limit
    why: str
    apart: bool = True


IN_ORDER = (
    InOrder(("pain-acceptable", "above"), ("pain-during-high", "during_above"),
            sentence("between them pain holds the dose")),
    InOrder(("settling-slow", "hours_above"), ("settling-too-long", "hours_above"),
            sentence("between them slow settling holds the dose")),
    InOrder(("next-morning-raised", "rise"), ("next-morning-high", "rise"),
            sentence("a small rise holds, a clear one steps back")),
    InOrder(("pain-before-raised", "rise"), ("pain-before-high", "rise"),
            sentence("a small rise holds, a clear one steps back")),
    InOrder(("week-worse", "rise_above"), ("week-much-worse", "rise"),
            sentence("a small rise holds, a clear one steps back")),
    InOrder(("stiffness-raised", "rise_min"), ("stiffness-grown", "rise_min"),
            sentence("a small rise holds, a clear one steps back")),
    InOrder(("stiffness-raised", "rise_min"), ("stiffness-grown", "rise_twice_min"),
            sentence("what steps back the second time holds the first time"), apart=False),
    InOrder(("stiffness-grown", "rise_twice_min"), ("stiffness-grown", "rise_min"),
            sentence("two rises need not be larger than one"), apart=False),
    InOrder(("tired", "days"), ("tired-for-weeks", "days"),
            sentence("tiredness holds before it steps back"), apart=False),
    InOrder(("tired-for-weeks", "days"), ("tired-for-weeks", "doctor_days"),
            sentence("the dose steps back before a doctor is asked"), apart=False),
    InOrder(("quota-too-high", "below_pct"), ("dose-not-as-planned", "below_pct"),
            sentence("too little holds the first time and steps back the second"), apart=False),
    InOrder(("recovery-days", "medium"), ("recovery-days", "high"),
            sentence("high demand needs no fewer days than medium"), apart=False),
    InOrder(("recovery-days", "per_week_high"), ("recovery-days", "per_week_medium"),
            sentence("high demand allows no more sessions than medium"), apart=False),
    InOrder(("step-limit", "sessions_at_level"), ("answered-well", "streak"),
            sentence("the calm sessions that a step needs are sessions at that level"),
            apart=False),
    InOrder(("step-sizes", "repetitions"), ("step-sizes", "repetitions_from_ten"),
            sentence("the step grows with the repetitions"), apart=False),
    InOrder(("step-sizes", "load_pct_least"), ("step-sizes", "load_pct"),
            sentence("the smallest step is not above the largest"), apart=False),
)  # fmt: skip


def out_of_order(numbers: Mapping[str, Mapping[str, float]]) -> TaktError | None:
    """What is wrong with the order of these limits, if anything is."""
    for lower, upper, why, apart in IN_ORDER:
        low, high = numbers[lower[0]][lower[1]], numbers[upper[0]][upper[1]]
        if low > high or (apart and low == high):
            expected = (
                sentence("{lower} ({low}) must be below {upper} ({high}): {why}")
                if apart
                else sentence("{lower} ({low}) must not be above {upper} ({high}): {why}")
            )
            return TaktError(
                expected,
                lower=".".join(lower),
                upper=".".join(upper),
                low=plain(low),
                high=plain(high),
                why=TaktError(why),
            )
    return None


def plain(value: float) -> float | int:
    """3.0 as 3, for sentences."""
    return int(value) if float(value).is_integer() else value
