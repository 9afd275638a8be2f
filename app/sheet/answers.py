"""What was recorded of a session, in words: each answer that was asked for, and no other."""

from typing import NamedTuple

from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Light,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    ReasonCode,
    RedFlag,
    Setting,
    Soreness,
    Swelling,
)
from app.domain.errors import sentence
from app.domain.session import Session, SessionExercise
from app.domain.value import bounds_of
from app.exercises.bank import Bank
from app.sheet.doses import amount, title
from app.texts import Texts

TITLES = {
    "pain_usual": sentence("Pain on a usual day"),
    "pain_before": sentence("Pain now, before"),
    "pain_after": sentence("Pain same evening"),
    "pain_next_morning": sentence("Pain next morning"),
    "settled_after_h": sentence("Settled after"),
    "pain_week": sentence("Pain, week’s mean"),
    "morning_stiffness_min": sentence("Morning stiffness"),
    "soreness": sentence("Local soreness"),
    "muscle_soreness_h": sentence("Muscle soreness"),
    "swelling": sentence("Swelling"),
    "fatigue_days": sentence("Tired beyond usual"),
    "stiffness_days": sentence("Stiff after training"),
    "sleep": sentence("Sleep"),
    "mood": sentence("Mood"),
    "performance": sentence("Performance"),
    "confidence": sentence("Sure of managing"),
    "motivation": sentence("Motivation"),
    "flare": sentence("Flare-up"),
    "new_pain": sentence("New kind of pain"),
    "new_neurology": sentence("New numb, weak"),
    "done_pct": sentence("Home dose done"),
    "effort": sentence("Effort"),
    "minutes": sentence("Session length"),
}
_WORDS = (
    (Setting.CLINIC, sentence("at the clinic")),
    (Setting.HOME, sentence("at home")),
    (Profile.TENDINOPATHY, sentence("tendinopathy")),
    (Profile.LOW_BACK, sentence("persistent low back pain")),
    (Profile.POST_OPERATIVE, sentence("after surgery")),
    (Profile.GENERAL, sentence("general")),
    (Contingency.SYMPTOM, sentence("led by symptoms")),
    (Contingency.TIME, sentence("led by the plan")),
    (Soreness.NONE, sentence("none")),
    (Soreness.WARM_UP_GONE, sentence("wore off in the warm-up")),
    (Soreness.WARM_UP_STAYS, sentence("stayed after the warm-up")),
    (Soreness.IN_SESSION, sentence("came in the session")),
    (Soreness.AFTER_1H, sentence("one hour afterwards")),
    (Soreness.NEXT_DAY, sentence("the next day")),
    (Swelling.NONE, sentence("none")),
    (Swelling.TRACE, sentence("trace")),
    (AgainstUsual.USUAL, sentence("as usual")),
    (AgainstUsual.WORSE, sentence("worse")),
    (Motivation.RISING, sentence("rising")),
    (Motivation.SAME, sentence("same")),
    (Motivation.FALLING, sentence("falling")),
    (Quality.GOOD, sentence("good")),
    (Quality.FAIR, sentence("fair")),
    (Quality.POOR, sentence("poor")),
    (QualityTrend.BETTER, sentence("better than last time")),
    (QualityTrend.SAME, sentence("as last time")),
    (QualityTrend.WORSE, sentence("worse than last time")),
    (RedFlag.CAUDA_EQUINA, sentence("cauda equina")),
    (RedFlag.PROGRESSIVE_WEAKNESS, sentence("progressive weakness")),
    (RedFlag.FOOT_DROP, sentence("foot drop")),
    (RedFlag.FRACTURE_SUSPECTED, sentence("suspected fracture")),
    (RedFlag.FEVER_OR_ILL, sentence("fever or ill")),
    (RedFlag.CANCER_SIGNS, sentence("signs of cancer")),
    (RedFlag.DVT_SIGNS, sentence("signs of deep vein thrombosis")),
    (RedFlag.CHEST_OR_BREATH, sentence("chest or breath")),
    (RedFlag.WOUND_INFECTION, sentence("wound infection")),
    (RedFlag.TENDON_RUPTURE, sentence("tendon rupture")),
    (RedFlag.HOT_SWOLLEN_JOINT, sentence("hot, swollen joint")),
    (RedFlag.HEART_SIGNS, sentence("signs from the heart")),
    (RedFlag.UNEXPLAINED_WEIGHT_LOSS, sentence("unexplained weight loss")),
    (RedFlag.OTHER, sentence("another sign")),
    (ReasonCode.EXAMINATION, sentence("found on examination")),
    (ReasonCode.PATIENT_GOAL, sentence("the patient’s goal")),
    (ReasonCode.PATIENT_PREFERENCE, sentence("the patient’s wish")),
    (ReasonCode.OTHER_INFORMATION, sentence("other information")),
    (ReasonCode.MEASUREMENT_DOUBT, sentence("doubt about an answer")),
    (ReasonCode.AGREED_PROTOCOL, sentence("agreed protocol")),
    (ReasonCode.EQUIPMENT, sentence("equipment at hand")),
    (ReasonCode.OTHER, sentence("other reason")),
    (Light.GREEN, sentence("green, step up")),
    (Light.AMBER, sentence("amber, hold")),
    (Light.RED, sentence("red, step back")),
    (Light.STOP, sentence("stop")),
)
# Keyed by kind too: equal codes of different kinds have words of their own.
CODES: dict[tuple[type, object], str] = {(type(code), code): word for code, word in _WORDS}


class Answer(NamedTuple):
    """A question in short, and what was answered."""

    label: str
    text: str


def coded(code: object, words: Texts) -> str:
    """A code of the contract in words."""
    found = CODES.get((type(code), code))
    return words.say(found) if found else str(code)


def answers(session: Session, words: Texts) -> tuple[Answer, ...]:
    """All answers about the session as a whole; what was not asked for is left out."""
    found = [
        Answer(words.say(label), _text(session, name, words))
        for name, label in TITLES.items()
        if getattr(session, name) is not None
    ]
    if session.red_flags is not None:
        flags = ", ".join(coded(each, words) for each in session.red_flags)
        found.append(Answer(words.say("Red flags"), flags or words.say("none")))
    met = {True: words.say("met"), False: words.say("not met")}
    found += [Answer(name, met[value]) for name, value in sorted(session.criteria.items())]
    return tuple(found)


def in_a_line(session: Session, words: Texts) -> str:
    """As in: Smerte vanlig dag: 3; Smerte nå, før økta: 2."""
    return "; ".join(f"{label}: {text}" for label, text in answers(session, words))


def exercise_words(exercise: SessionExercise, bank: Bank, words: Texts) -> str:
    """One exercise in a line: prescribed, done, and how it went."""
    name = title(bank, exercise.id, words.language, exercise.prescribed.level)
    parts = [words.say("prescribed {dose}", dose=amount(exercise.prescribed, words))]
    if exercise.done is not None:
        parts.append(words.say("done {dose}", dose=amount(exercise.done, words)))
    if exercise.pain_during is not None:
        parts.append(words.say("pain {n} of 10", n=exercise.pain_during))
    if exercise.quality is not None:
        quality = words.say("control {quality}", quality=coded(exercise.quality, words))
        parts.append(quality)
    if exercise.quality_trend is not None:
        parts.append(coded(exercise.quality_trend, words))
    if exercise.repetitions_over is not None:
        parts.append(words.say("{n} repetitions to spare", n=exercise.repetitions_over))
    return f"{name}: {', '.join(parts)}"


def _text(session: Session, name: str, words: Texts) -> str:
    value = getattr(session, name)
    if isinstance(value, bool):
        return words.say("yes") if value else words.say("no")
    if isinstance(value, int | float):
        return _measured(value, bounds_of(Session)[name].unit, words)
    return coded(value, words)


def _measured(value: float, unit: str, words: Texts) -> str:
    """A number with its unit, hours and days written out."""
    if unit == "h" and value == int(value):
        return words.count("{n} hour", "{n} hours", int(value))
    if unit == "d":
        return words.count("{n} day", "{n} days", int(value))
    return f"{words.number(value)} {unit}".strip()
