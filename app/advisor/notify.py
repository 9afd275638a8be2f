"""Who must be told, and how fast."""

from collections.abc import Iterator

from app.advisor.judgement import Judgement
from app.advisor.rules.table import Raised
from app.advisor.wording import Wording
from app.domain.advice import ExerciseAdvice, Notify, When, Who
from app.domain.case import Case
from app.domain.codes import Light, Profile, RedFlag
from app.domain.session import Session, SessionExercise

Call = tuple[Who, When, str]
EMERGENCY = (Who.EMERGENCY, When.NOW)
DOCTOR_TODAY = (Who.DOCTOR, When.TODAY)
DOCTOR_SOON = (Who.DOCTOR, When.SOON)
SURGEON_TODAY = (Who.SURGEON, When.TODAY)
RED_FLAGS = {
    RedFlag.CAUDA_EQUINA: EMERGENCY,
    RedFlag.PROGRESSIVE_WEAKNESS: EMERGENCY,
    RedFlag.CHEST_OR_BREATH: EMERGENCY,
    RedFlag.HEART_SIGNS: EMERGENCY,
    RedFlag.FOOT_DROP: DOCTOR_TODAY,
    RedFlag.FRACTURE_SUSPECTED: DOCTOR_TODAY,
    RedFlag.FEVER_OR_ILL: DOCTOR_TODAY,
    RedFlag.DVT_SIGNS: DOCTOR_TODAY,
    RedFlag.TENDON_RUPTURE: DOCTOR_TODAY,
    RedFlag.HOT_SWOLLEN_JOINT: DOCTOR_TODAY,
    RedFlag.OTHER: DOCTOR_TODAY,
    RedFlag.WOUND_INFECTION: SURGEON_TODAY,
    RedFlag.CANCER_SIGNS: DOCTOR_SOON,
    RedFlag.UNEXPLAINED_WEIGHT_LOSS: DOCTOR_SOON,
}
RULES = {
    "new-neurology": (*DOCTOR_TODAY, "notify_new_neurology"),
    "stop-latched": (Who.CLINIC, When.NOW, "notify_stop_latched"),
    "not-cleared": (Who.SURGEON, When.SOON, "notify_not_cleared"),
}
_HASTE = {When.NOW: 0, When.TODAY: 1, When.SOON: 2}


def notify(
    case: Case, judgement: Judgement, exercises: tuple[ExerciseAdvice, ...], wording: Wording
) -> tuple[Notify, ...]:
    """Everybody who must be told, the most urgent first, each once."""
    calls = dict.fromkeys(_calls(case, judgement, exercises))
    ordered = sorted(calls, key=lambda call: _HASTE[call[1]])
    return tuple(
        Notify(who=who, when=when, text=wording.phrase(key)) for who, when, key in ordered
    )


def _calls(
    case: Case, judgement: Judgement, exercises: tuple[ExerciseAdvice, ...]
) -> Iterator[Call]:
    for raised in judgement.raised:
        yield from _for_rule(case, raised)
    yield from _for_review(case, judgement)
    if case.sessions and _nothing_easier(case.sessions[-1], exercises):
        yield Who.CLINIC, When.SOON, "notify_nothing_easier"


def _for_rule(case: Case, raised: Raised) -> Iterator[Call]:
    flags = raised.inputs.get("red_flags")
    if isinstance(flags, list):
        for flag in flags:
            yield *RED_FLAGS[RedFlag(flag)], f"notify_{flag}"
    if raised.rule.id == "restriction-exceeded":
        who = Who.SURGEON if case.profile is Profile.POST_OPERATIVE else Who.DOCTOR
        yield who, When.TODAY, "notify_restriction"
    elif raised.rule.id in RULES:
        yield RULES[raised.rule.id]


def _for_review(case: Case, judgement: Judgement) -> Iterator[Call]:
    due = judgement.history.reviews_due() if judgement.history else ()
    if "review_tired" in due:
        yield *DOCTOR_SOON, "notify_tired"
    if "review_swelling" in due:
        surgeon = case.profile is Profile.POST_OPERATIVE
        yield (Who.SURGEON if surgeon else Who.DOCTOR), When.SOON, "notify_swelling"


def _nothing_easier(session: Session, exercises: tuple[ExerciseAdvice, ...]) -> bool:
    """Whether an exercise is red and yet keeps its dose."""
    return any(map(_keeps_its_dose, exercises, session.exercises))


def _keeps_its_dose(advised: ExerciseAdvice, done: SessionExercise) -> bool:
    return advised.light is Light.RED and advised.dose == done.basis
