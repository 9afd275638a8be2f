"""Tiredness, sleep, mood, mastery and motivation."""

from collections.abc import Iterator

from app.advisor.moment import Moment, Spoken
from app.domain.advice import WHOLE_SESSION, Fact
from app.domain.codes import AgainstUsual, Motivation
from app.domain.session import Session

WORSE = AgainstUsual.WORSE


def tired_for_weeks(moment: Moment) -> Iterator[Spoken]:
    """Tired for two weeks, with less performance and poor sleep or mood."""
    session = moment.session
    weaker = tired_and_weaker(session, moment.limit("tired-for-weeks", "days"))
    if weaker and WORSE in {session.sleep, session.mood}:
        yield WHOLE_SESSION, {"fatigue_days": session.fatigue_days, **_worse(session)}


def tired_and_weaker(session: Session, days: float) -> bool:
    """Tired for so many days, with less performance."""
    tired_days = session.fatigue_days
    return tired_days is not None and tired_days >= days and session.performance is WORSE


def tired(moment: Moment) -> Iterator[Spoken]:
    """Tired for some days, or two of sleep, mood and performance worse than usual."""
    session = moment.session
    days, worse = session.fatigue_days, _worse(session)
    long = days is not None and days >= moment.limit("tired", "days")
    if long or len(worse) >= moment.limit("tired", "worse_of_three"):
        yield WHOLE_SESSION, ({"fatigue_days": days} if long else {}) | worse


def _worse(session: Session) -> dict[str, Fact]:
    answers = {"sleep": session.sleep, "mood": session.mood, "performance": session.performance}
    return {name: answer.value for name, answer in answers.items() if answer is WORSE}


def confidence_low(moment: Moment) -> Iterator[Spoken]:
    """Little mastery, or motivation going down."""
    session, confidence = moment.session, moment.session.confidence
    seen: dict[str, Fact] = {}
    if confidence is not None and confidence <= moment.limit("confidence-low", "at_most"):
        seen["confidence"] = confidence
    if session.motivation is Motivation.FALLING:
        seen["motivation"] = session.motivation.value
    if seen:
        yield WHOLE_SESSION, seen
