"""What today's answers would have had to be for a rule to be satisfied."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import structs

from app.advisor.moment import Moment
from app.advisor.rules.table import Raised
from app.domain.codes import AgainstUsual, Motivation, Quality, QualityTrend, Soreness, Swelling
from app.domain.session import Session

Remedy = Callable[[Moment, Session, Raised], Session]


def remedied(moment: Moment, session: Session, raised: Raised) -> Session | None:
    """The session with the answer that would have satisfied the rule; None where none would."""
    if answers := _ANSWERS.get(raised.rule.id):
        return structs.replace(session, **answers)
    remedy = _REMEDIES.get(raised.rule.id)
    return remedy(moment, session, raised) if remedy else None


def answers_about_the_case(blocking: Iterable[Raised]) -> dict[str, Any]:
    """The best answers to what is not asked in a session, where it is missing."""
    missing = {name for raised in blocking for name in _missing(raised)}
    return {name: best for name, best in _BEST_OF_CASE.items() if name in missing}


def _exercise(session: Session, exercise_id: str, **values: Any) -> Session:
    return structs.replace(
        session,
        exercises=tuple(
            structs.replace(each, **values) if each.id == exercise_id else each
            for each in session.exercises
        ),
    )


def _calm_pain(moment: Moment, session: Session, raised: Raised) -> Session:
    if "pain_after" in raised.inputs:
        most = int(moment.limit("pain-during-high", "after_above"))
        return structs.replace(session, pain_after=most)
    calm = int(moment.limit("pain-acceptable", "above"))
    return _exercise(session, raised.scope, pain_during=calm)


def _usual_morning(moment: Moment, session: Session, _raised: Raised) -> Session:
    most = int(moment.limit("next-morning-high-usual", "above"))
    usual = most if session.pain_usual is None else session.pain_usual
    return structs.replace(session, pain_next_morning=min(usual, most))


def _usual_arrival(_moment: Moment, session: Session, _raised: Raised) -> Session:
    return structs.replace(session, pain_before=session.pain_usual)


def _settled(moment: Moment, session: Session, _raised: Raised) -> Session:
    return structs.replace(
        session, settled_after_h=int(moment.limit("settling-slow", "hours_above"))
    )


def _week_as_before(_moment: Moment, session: Session, raised: Raised) -> Session:
    answer = next(iter(raised.inputs))
    return structs.replace(session, **{answer: raised.inputs["week_before"]})


def _not_crept(moment: Moment, session: Session, raised: Raised) -> Session:
    answer, lowest = next(iter(raised.inputs)), float(str(raised.inputs["lowest"]))
    below = round(lowest + moment.limit("crept-up", "rise") - 1, 1)
    if answer == "pain_week":
        return structs.replace(session, pain_week=below)
    usual = int(below)
    compared = {name: getattr(session, name) for name in ("pain_next_morning", "pain_before")}
    lower = {name: min(pain, usual) for name, pain in compared.items() if pain is not None}
    return structs.replace(session, pain_usual=usual, **lower)


def _good_quality(_moment: Moment, session: Session, raised: Raised) -> Session:
    return _exercise(session, raised.scope, quality=Quality.GOOD, quality_trend=QualityTrend.SAME)


def _rested(moment: Moment, session: Session, _raised: Raised) -> Session:
    usual, days = AgainstUsual.USUAL, int(moment.limit("tired", "days")) - 1
    tired = session.fatigue_days if session.fatigue_days is not None else 0
    return structs.replace(
        session, fatigue_days=min(tired, days), sleep=usual, mood=usual, performance=usual
    )


def _few_days(moment: Moment, session: Session, raised: Raised) -> Session:
    days = int(moment.limit("stiff-for-days", "days")) - 1
    return structs.replace(session, **dict.fromkeys(raised.inputs, days))


def _confident(moment: Moment, session: Session, _raised: Raised) -> Session:
    least = int(moment.limit("confidence-low", "at_most")) + 1
    confidence = session.confidence
    return structs.replace(
        session,
        confidence=None if confidence is None else max(confidence, least),
        motivation=None if session.motivation is None else Motivation.SAME,
    )


def _criteria_met(_moment: Moment, session: Session, _raised: Raised) -> Session:
    return structs.replace(session, criteria=dict.fromkeys(session.criteria, True))


_BEST: Mapping[str, Any] = {
    "red_flags": (),
    "new_neurology": False,
    "pain_before": 0,
    "pain_next_morning": 0,
    "soreness": Soreness.NONE,
    "done_pct": 100,
    "flare": False,
    "new_pain": False,
    "swelling": Swelling.NONE,
    "pain_week": 0.0,
    "morning_stiffness_min": 0,
}


_BEST_OF_CASE: Mapping[str, Any] = {"restrictions": (), "cleared": True}


def _missing(raised: Raised) -> list[str]:
    missing = raised.inputs.get("missing")
    return missing if isinstance(missing, list) else []


def _all_answered(_moment: Moment, session: Session, raised: Raised) -> Session:
    """Each missing answer with its best value; nothing is above the best usual pain."""
    names = _missing(raised)
    usual = max(session.pain_next_morning or 0, session.pain_before or 0)
    values = {**_BEST, "pain_usual": usual}
    best = {
        name: values[name] for name in names if name in values and getattr(session, name) is None
    }
    exercises = tuple(
        structs.replace(
            each,
            pain_during=0 if each.pain_during is None else each.pain_during,
            quality=each.quality or Quality.GOOD,
        )
        for each in session.exercises
    )
    return structs.replace(session, **best, exercises=exercises)


_ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "soreness-stays": {"soreness": Soreness.NONE},
    "soreness-settled": {"soreness": Soreness.NONE},
    "swelling-high": {"swelling": Swelling.NONE},
    "swelling-raised": {"swelling": Swelling.NONE},
    "dose-not-as-planned": {"done_pct": 100},
    "quota-too-high": {"done_pct": 100},
    "flare": {"flare": False},
    "new-pain": {"new_pain": False},
}
_REMEDIES: Mapping[str, Remedy] = {
    "pain-during-high": _calm_pain,
    "pain-acceptable": _calm_pain,
    "next-morning-high": _usual_morning,
    "next-morning-raised": _usual_morning,
    "next-morning-high-usual": _usual_morning,
    "pain-before-high": _usual_arrival,
    "pain-before-raised": _usual_arrival,
    "settling-too-long": _settled,
    "settling-slow": _settled,
    "contradiction": _settled,
    "stiffness-grown": _week_as_before,
    "stiffness-raised": _week_as_before,
    "week-much-worse": _week_as_before,
    "week-worse": _week_as_before,
    "crept-up": _not_crept,
    "quality-poor": _good_quality,
    "quality-fair": _good_quality,
    "criterion-failed": _criteria_met,
    "tired-for-weeks": _rested,
    "tired": _rested,
    "stiff-for-days": _few_days,
    "confidence-low": _confident,
    "answer-missing": _all_answered,
}
DERIVED = frozenset({"others-hold", "answered-well"})
