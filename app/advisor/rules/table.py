"""The rule table: whom each rule concerns and what light it raises, row by row."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.advisor.moment import Mode, Moment, Spoken
from app.advisor.rules import after, control, joint, pain, plan, stop, week, whole_person
from app.domain.advice import Fact
from app.domain.codes import Light

T, L, P, M, LT = Mode.TENDON, Mode.LOW_BACK, Mode.POST_OPERATIVE, Mode.GENERAL, Mode.TIME
ALL = frozenset(Mode)
SYMPTOM = ALL - {LT}
GREEN, AMBER, RED, STOP = Light.GREEN, Light.AMBER, Light.RED, Light.STOP


class Rule(NamedTuple):
    """One row: readable id, whom it concerns, the light it raises, the limits it compares with."""

    id: str
    light: Light
    concerns: frozenset[Mode]
    limits: tuple[str, ...] = ()


class ResponseRule(NamedTuple):
    """A rule that hears how the body and the person answered."""

    id: str
    light: Light
    concerns: frozenset[Mode]
    speaks: Callable[[Moment], Iterator[Spoken]]
    limits: tuple[str, ...] = ()


class Raised(NamedTuple):
    """A rule that spoke, about the session or one exercise, with what it saw."""

    rule: Rule | ResponseRule
    scope: str
    inputs: dict[str, Fact]


RESPONSE_RULES = (
    ResponseRule("red-flag", STOP, ALL, stop.red_flag),
    ResponseRule("new-neurology", STOP, ALL, stop.new_neurology),
    ResponseRule("pain-during-high", RED, SYMPTOM, pain.pain_during_high,
                 ("during_above", "after_above")),
    ResponseRule("next-morning-high", RED, SYMPTOM, pain.next_morning_high, ("rise",)),
    ResponseRule("soreness-stays", RED, SYMPTOM, after.soreness_stays, ("rest_days",)),
    ResponseRule("settling-too-long", RED, SYMPTOM, after.settling_too_long, ("hours_above",)),
    ResponseRule("swelling-high", RED, frozenset({P, M}), joint.swelling_high,
                 ("grade", "sessions_in_a_row")),
    ResponseRule("quality-poor", RED, ALL, control.quality_poor),
    ResponseRule("stiffness-grown", RED, frozenset({T}), week.stiffness_grown,
                 ("rise_min", "rise_twice_min")),
    ResponseRule("week-much-worse", RED, frozenset({T, M, P}), week.week_much_worse, ("rise",)),
    ResponseRule("tired-for-weeks", RED, ALL, whole_person.tired_for_weeks,
                 ("days", "doctor_days")),
    ResponseRule("quota-too-high", RED, frozenset({LT}), plan.quota_too_high, ("below_pct",)),
    ResponseRule("pain-before-high", RED, SYMPTOM, pain.pain_before_high, ("rise",)),
    ResponseRule("pain-acceptable", AMBER, SYMPTOM, pain.pain_acceptable,
                 ("above", "stable_sessions")),
    ResponseRule("next-morning-raised", AMBER, SYMPTOM, pain.next_morning_raised, ("rise",)),
    ResponseRule("next-morning-high-usual", AMBER, SYMPTOM, pain.next_morning_high_usual,
                 ("above",)),
    ResponseRule("soreness-settled", AMBER, SYMPTOM, after.soreness_settled),
    ResponseRule("settling-slow", AMBER, SYMPTOM, after.settling_slow, ("hours_above",)),
    ResponseRule("stiffness-raised", AMBER, frozenset({T}), week.stiffness_raised, ("rise_min",)),
    ResponseRule("week-worse", AMBER, frozenset({T}), week.week_worse, ("rise_above",)),
    ResponseRule("swelling-raised", AMBER, frozenset({P}), joint.swelling_raised, ("grades",)),
    ResponseRule("quality-fair", AMBER, ALL, control.quality_fair),
    ResponseRule("dose-not-as-planned", AMBER, ALL, plan.dose_not_as_planned,
                 ("below_pct", "above_pct")),
    ResponseRule("tired", AMBER, ALL, whole_person.tired, ("days", "worse_of_three")),
    ResponseRule("flare", AMBER, ALL, after.flare),
    ResponseRule("confidence-low", AMBER, ALL, whole_person.confidence_low, ("at_most",)),
    ResponseRule("new-pain", AMBER, frozenset({LT}), after.new_pain),
    ResponseRule("crept-up", AMBER, SYMPTOM, week.crept_up, ("rise", "days")),
    ResponseRule("pain-before-raised", AMBER, SYMPTOM, pain.pain_before_raised, ("rise",)),
    ResponseRule("stiff-for-days", AMBER, ALL, after.stiff_for_days, ("days",)),
)  # fmt: skip

STOP_LATCHED = Rule("stop-latched", STOP, ALL)
RESTRICTION_EXCEEDED = Rule("restriction-exceeded", STOP, ALL)
RESTRICTION_PLANNED = Rule("restriction-planned", RED, ALL)
RECOVERY_DAYS = Rule("recovery-days", AMBER, frozenset({T, P}),
                     ("medium", "high", "repair", "per_week_medium", "per_week_high"))  # fmt: skip
STEP_LIMIT = Rule("step-limit", AMBER, SYMPTOM, ("steps", "days", "sessions_at_level"))
ANSWER_MISSING = Rule("answer-missing", AMBER, ALL)
CRITERION_FAILED = Rule("criterion-failed", AMBER, ALL)
NOT_CLEARED = Rule("not-cleared", AMBER, frozenset({P}))
RUNNING_DAYS = Rule("running-days", AMBER, ALL, ("days_apart", "per_week_above"))
OTHERS_HOLD = Rule("others-hold", AMBER, ALL)
FIRST_SESSION = Rule("first-session", AMBER, ALL)
AFTER_RED = Rule("after-red", AMBER, ALL)
STALE = Rule("stale", AMBER, ALL, ("days",))
REVIEW_DUE = Rule("review-due", AMBER, ALL, ("days_two", "reds_many", "days_many"))
CONTRADICTION = Rule("contradiction", AMBER, SYMPTOM)
ANSWERED_WELL = Rule("answered-well", GREEN, ALL, ("streak",))
STEP_SIZES = Rule("step-sizes", GREEN, ALL, (
    "repetitions", "repetitions_from_ten", "sets_most", "hold_pct", "load_pct_least", "load_pct",
    "first_load_kg", "over_top", "repetitions_over", "sessions_over", "quota_pct", "quota_days",
    "first_quota_pct", "back_pct", "rest_days",
))  # fmt: skip

GATE_RULES = (  # where lights are equal, the order of the reasons
    STOP_LATCHED, RESTRICTION_EXCEEDED, RESTRICTION_PLANNED, FIRST_SESSION, STALE, AFTER_RED,
    NOT_CLEARED, CRITERION_FAILED, RECOVERY_DAYS, RUNNING_DAYS, ANSWER_MISSING, CONTRADICTION,
    REVIEW_DUE, STEP_LIMIT, OTHERS_HOLD, ANSWERED_WELL, STEP_SIZES,
)  # fmt: skip
RULES: tuple[Rule | ResponseRule, ...] = (*RESPONSE_RULES, *GATE_RULES)
RESPONSES = {
    mode: tuple(rule for rule in RESPONSE_RULES if mode in rule.concerns) for mode in Mode
}
LIMITS = {rule.id: rule.limits for rule in RULES}
