"""From week to week: mean pain, morning stiffness, and slow creep."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.advisor.moment import Moment, Spoken
from app.domain.advice import WHOLE_SESSION, Fact

PAIN, STIFFNESS = "pain_week", "morning_stiffness_min"


class _Week(NamedTuple):
    """A weekly answer against the one of a week before."""

    rise: float
    now: float
    before: float
    session: int
    date: date


def week_much_worse(moment: Moment) -> Iterator[Spoken]:
    """The week was clearly worse than the one before."""
    week = _week(moment, PAIN)
    if week and week.rise >= moment.limit("week-much-worse", "rise"):
        yield WHOLE_SESSION, _told(PAIN, week)


def week_worse(moment: Moment) -> Iterator[Spoken]:
    """The week was a little worse."""
    week = _week(moment, PAIN)
    if week and (
        moment.limit("week-worse", "rise_above")
        < week.rise
        < moment.limit("week-much-worse", "rise")
    ):
        yield WHOLE_SESSION, _told(PAIN, week)


def stiffness_grown(moment: Moment) -> Iterator[Spoken]:
    """Morning stiffness grew much in a week, or some two weeks running."""
    week = _week(moment, STIFFNESS)
    if week and _grown(moment, week):
        yield WHOLE_SESSION, _told(STIFFNESS, week)


def stiffness_raised(moment: Moment) -> Iterator[Spoken]:
    """Morning stiffness grew once."""
    week = _week(moment, STIFFNESS)
    least = moment.limit("stiffness-raised", "rise_min")
    if week and week.rise >= least and not _grown(moment, week):
        yield WHOLE_SESSION, _told(STIFFNESS, week)


def _grown(moment: Moment, week: _Week) -> bool:
    if week.rise >= moment.limit("stiffness-grown", "rise_min"):
        return True
    twice = moment.limit("stiffness-grown", "rise_twice_min")
    if week.rise < twice:
        return False
    before = _week(moment.at(week.session), STIFFNESS)
    return before is not None and before.rise >= twice


def _week(moment: Moment, answer: str) -> _Week | None:
    now, earlier = getattr(moment.session, answer), moment.a_week_ago(answer)
    if now is None or earlier is None:
        return None
    before, session = earlier
    # One decimal is given, so one decimal is compared: 5.1 − 3.1 is 2.
    rise = round(now - before, 1)
    return _Week(rise, now, before, session, moment.sessions[session].date)


def _told(answer: str, week: _Week) -> dict[str, Fact]:
    return {answer: week.now, "week_before": week.before, "date_before": week.date.isoformat()}


def crept_up(moment: Moment) -> Iterator[Spoken]:
    """Usual or weekly pain has risen little by little within four weeks."""
    rise = moment.limit("crept-up", "rise")
    for answer in ("pain_usual", "pain_week"):
        now = getattr(moment.session, answer)
        if now is None or now < rise:
            continue
        lowest = _lowest(moment, answer)
        if lowest is not None and round(now - lowest, 1) >= rise:
            yield WHOLE_SESSION, {answer: now, "lowest": lowest}


def _lowest(moment: Moment, answer: str) -> float | None:
    earlier = moment.within(moment.limit("crept-up", "days"))
    given = [value for each in earlier if (value := getattr(each, answer)) is not None]
    return min(given, default=None)
