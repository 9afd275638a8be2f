"""The response rules: what one session's answers raise, without restrictions and gates."""

from collections.abc import Callable, Iterator

from app.domain.case import Case
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Light,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    Region,
    Soreness,
)
from app.domain.session import Session, SessionExercise
from tests.advisor.reference import looking_back as back
from tests.advisor.reference import thresholds as t

Raised = tuple[str, Light, str]
SESSION = "session"
WEEKLY = ("pain_week", "morning_stiffness_min")
STOP, RED, AMBER = Light.STOP, Light.RED, Light.AMBER


def responses(case: Case, at: int) -> frozenset[Raised]:
    """All response rules that the session at this place raises."""
    rules = ALWAYS + (TIME if is_time(case) else SYMPTOM)
    return frozenset(
        (rule, light, scope) for each in rules for rule, light, scope in each(case, at)
    )


def is_time(case: Case) -> bool:
    """Whether the agreed plan leads, not the symptoms."""
    return case.contingency is Contingency.TIME


def rise(now: int | None, usual: int | None) -> int | None:
    """Above usual, when both are answered."""
    return None if now is None or usual is None else now - usual


def stable3(case: Case, at: int, exercise_id: str) -> bool:
    """S3: the last three sessions with the exercise were all calm."""
    last = back.times_done(case.sessions, at, exercise_id)[: t.A1_STABLE_SESSIONS]
    return len(last) == t.A1_STABLE_SESSIONS and all(_calm(case, i, exercise_id) for i in last)


def grade(session: Session) -> int:
    """Effusion grade; -1 where not asked."""
    return -1 if session.swelling is None else session.swelling.grade


def watches_swelling(case: Case) -> bool:
    """R5: P (M knee)."""
    knee = case.profile is Profile.GENERAL and case.region is Region.KNEE
    return case.profile is Profile.POST_OPERATIVE or knee


def third_swollen(case: Case, at: int) -> bool:
    """R5: the third session in a row at 2+ or more."""
    asked = [grade(each) for each in case.sessions[: at + 1] if each.swelling is not None]
    last = asked[-t.R5_IN_A_ROW :]
    long_enough = len(last) == t.R5_IN_A_ROW and watches_swelling(case) and not is_time(case)
    today = case.sessions[at].swelling is not None
    return long_enough and today and min(last) >= t.R5_GRADE


def tired_with_loss(session: Session, days: int) -> bool:
    """Tired so many days with loss of performance: half of R9, and all a doctor needs."""
    return (session.fatigue_days or 0) >= days and session.performance is AgainstUsual.WORSE


def _calm(case: Case, at: int, exercise_id: str) -> bool:
    session = case.sessions[at]
    exercise = back.found(session, exercise_id)
    up = rise(session.pain_next_morning, session.pain_usual)
    weeks = (back.weekly_rise(case.sessions, at, name) for name in WEEKLY)
    return (
        exercise.pain_during is not None
        and exercise.pain_during <= t.R1_PAIN_ABOVE
        and up is not None
        and up <= 0
        and not any((week or 0) > 0 for week in weeks)
        and exercise.quality is Quality.GOOD
    )


# All profiles, both contingencies


def _x1_red_flag(case: Case, at: int) -> Iterator[Raised]:
    if case.sessions[at].red_flags:
        yield "red-flag", STOP, SESSION


def _x2_new_neurology(case: Case, at: int) -> Iterator[Raised]:
    if case.sessions[at].new_neurology:
        yield "new-neurology", STOP, SESSION


def _r6_quality_poor(case: Case, at: int) -> Iterator[Raised]:
    for each in case.sessions[at].exercises:
        if each.quality is Quality.POOR:
            yield "quality-poor", RED, each.id


def _r9_tired_for_weeks(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    poor = AgainstUsual.WORSE in (session.sleep, session.mood)
    if poor and tired_with_loss(session, t.R9_DAYS):
        yield "tired-for-weeks", RED, SESSION


def _a9_quality_fair(case: Case, at: int) -> Iterator[Raised]:
    for each in case.sessions[at].exercises:
        if each.quality is Quality.FAIR or _got_worse(case, at, each):
            yield "quality-fair", AMBER, each.id


def _got_worse(case: Case, at: int, exercise: SessionExercise) -> bool:
    if exercise.quality_trend is not None:
        return exercise.quality_trend is QualityTrend.WORSE
    if exercise.quality is None:
        return False
    for i in back.times_done(case.sessions, at, exercise.id)[1:2]:  # decision 2
        before = back.found(case.sessions[i], exercise.id).quality
        return before is not None and exercise.quality.rank > before.rank
    return False


def _a10_dose_not_as_planned(case: Case, at: int) -> Iterator[Raised]:
    done = case.sessions[at].done_pct
    if done is not None and (done < t.A10_BELOW_PCT or done > t.A10_ABOVE_PCT):
        yield "dose-not-as-planned", AMBER, SESSION


def _a11_tired(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    three = (session.sleep, session.mood, session.performance)
    days = session.fatigue_days or 0
    if days >= t.A11_DAYS or three.count(AgainstUsual.WORSE) >= t.A11_WORSE:
        yield "tired", AMBER, SESSION


def _a12_flare(case: Case, at: int) -> Iterator[Raised]:
    if case.sessions[at].flare:
        yield "flare", AMBER, SESSION


def _a16_confidence_low(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    unsure = session.confidence is not None and session.confidence <= t.A16_CONFIDENCE
    if unsure or session.motivation is Motivation.FALLING:
        yield "confidence-low", AMBER, SESSION


def _a23_stiff_for_days(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    stiff = 0 if is_time(case) else session.stiffness_days or 0  # decision 30
    if max(stiff, session.fatigue_days or 0) >= t.A23_DAYS:
        yield "stiff-for-days", AMBER, SESSION


# Time-contingent only


def _r10_quota_too_high(case: Case, at: int) -> Iterator[Raised]:
    if case.sessions[at].done_pct is None:
        return
    asked = [each.done_pct for each in case.sessions[: at + 1] if each.done_pct is not None]
    if len(asked) > 1 and max(asked[-2:]) < t.R10_BELOW_PCT:
        yield "quota-too-high", RED, SESSION


def _a17_new_pain(case: Case, at: int) -> Iterator[Raised]:
    if case.sessions[at].new_pain:
        yield "new-pain", AMBER, SESSION


# Symptom-contingent only


def _r1_pain_high(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    if (session.pain_after or 0) > t.R1_PAIN_ABOVE:
        yield "pain-during-high", RED, SESSION
    for each in session.exercises:
        if (each.pain_during or 0) > t.R1_PAIN_ABOVE:
            yield "pain-during-high", RED, each.id


def _a1_pain_acceptable(case: Case, at: int) -> Iterator[Raised]:
    for each in case.sessions[at].exercises:
        pain = each.pain_during or 0
        if t.A1_PAIN_ABOVE < pain <= t.R1_PAIN_ABOVE and not stable3(case, at, each.id):
            yield "pain-acceptable", AMBER, each.id


def _r2_a2_a3_next_morning(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    up = rise(session.pain_next_morning, session.pain_usual)
    if up is not None and up >= t.R2_RISE:
        yield "next-morning-high", RED, SESSION
    if up == t.A2_RISE:
        yield "next-morning-raised", AMBER, SESSION
    if (up or 0) < t.R2_RISE and (session.pain_next_morning or 0) > t.A3_PAIN_ABOVE:
        yield "next-morning-high-usual", AMBER, SESSION


def _r3_a4_soreness(case: Case, at: int) -> Iterator[Raised]:
    soreness = case.sessions[at].soreness
    if soreness in (Soreness.WARM_UP_STAYS, Soreness.IN_SESSION):
        yield "soreness-stays", RED, SESSION
    if soreness in (Soreness.WARM_UP_GONE, Soreness.AFTER_1H, Soreness.NEXT_DAY):
        yield "soreness-settled", AMBER, SESSION


def _r4_a5_settling(case: Case, at: int) -> Iterator[Raised]:
    hours = case.sessions[at].settled_after_h or 0
    if hours > t.R4_HOURS_ABOVE:
        yield "settling-too-long", RED, SESSION
    elif hours > t.A5_HOURS_ABOVE:
        yield "settling-slow", AMBER, SESSION


def _r5_swelling_high(case: Case, at: int) -> Iterator[Raised]:
    if watches_swelling(case) and grade(case.sessions[at]) >= t.R5_GRADE:
        yield "swelling-high", RED, SESSION


def _a8_swelling_raised(case: Case, at: int) -> Iterator[Raised]:
    answered = [grade(each) for each in case.sessions[:at] if each.swelling is not None]
    if case.profile is not Profile.POST_OPERATIVE or not answered:
        return
    now, before = grade(case.sessions[at]), answered[-1]
    rose = before < now
    first_after = now == t.A8_GRADE and before >= t.R5_GRADE
    if rose or first_after:
        yield "swelling-raised", AMBER, SESSION


def _r7_a6_stiffness(case: Case, at: int) -> Iterator[Raised]:
    name = "morning_stiffness_min"
    now = back.weekly_rise(case.sessions, at, name)
    if case.profile is not Profile.TENDINOPATHY or now is None or now < t.A6_RISE:
        return
    before = back.weekly_rise(case.sessions, back.week_before(case.sessions, at, name) or 0, name)
    if now >= t.R7_RISE or (before is not None and before >= t.R7_RISE_TWICE):
        yield "stiffness-grown", RED, SESSION
    else:
        yield "stiffness-raised", AMBER, SESSION


def _r8_a7_week(case: Case, at: int) -> Iterator[Raised]:
    up = back.weekly_rise(case.sessions, at, "pain_week") or 0
    if up >= t.R8_RISE_TENTHS and case.profile is not Profile.LOW_BACK:
        yield "week-much-worse", RED, SESSION
    if 0 < up < t.R8_RISE_TENTHS and case.profile is Profile.TENDINOPATHY:
        yield "week-worse", AMBER, SESSION


def _r11_a22_pain_before(case: Case, at: int) -> Iterator[Raised]:
    session = case.sessions[at]
    up = rise(session.pain_before, session.pain_usual)
    if up is not None and up >= t.R11_RISE:
        yield "pain-before-high", RED, SESSION
    if up == t.A22_RISE:
        yield "pain-before-raised", AMBER, SESSION


def _a18_crept_up(case: Case, at: int) -> Iterator[Raised]:
    if any(back.crept(case.sessions, at, name) for name in ("pain_usual", "pain_week")):
        yield "crept-up", AMBER, SESSION


Rule = Callable[[Case, int], Iterator[Raised]]
ALWAYS: tuple[Rule, ...] = (
    _x1_red_flag,
    _x2_new_neurology,
    _r6_quality_poor,
    _r9_tired_for_weeks,
    _a9_quality_fair,
    _a10_dose_not_as_planned,
    _a11_tired,
    _a12_flare,
    _a16_confidence_low,
    _a23_stiff_for_days,
)
TIME: tuple[Rule, ...] = (_r10_quota_too_high, _a17_new_pain)
SYMPTOM: tuple[Rule, ...] = (
    _r1_pain_high,
    _r2_a2_a3_next_morning,
    _r3_a4_soreness,
    _r4_a5_settling,
    _r5_swelling_high,
    _r7_a6_stiffness,
    _r8_a7_week,
    _r11_a22_pain_before,
    _a1_pain_acceptable,
    _a8_swelling_raised,
    _a18_crept_up,
)
