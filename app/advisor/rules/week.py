"""From week to week: mean pain, morning stiffness, and slow creep."""

from collections.abc import Iterator

from app.advisor.moment import Moment, Spoken
from app.domain.advice import WHOLE_SESSION, Fact


def week_much_worse(moment: Moment) -> Iterator[Spoken]:
    """The week was clearly worse than the one before."""
    rise = _rise(moment, "pain_week")
    if rise is not None and rise >= moment.limit("week-much-worse", "rise"):
        yield WHOLE_SESSION, _week(moment, "pain_week")


def week_worse(moment: Moment) -> Iterator[Spoken]:
    """The week was a little worse."""
    rise = _rise(moment, "pain_week")
    if rise is not None and (
        moment.limit("week-worse", "rise_above") < rise < moment.limit("week-much-worse", "rise")
    ):
        yield WHOLE_SESSION, _week(moment, "pain_week")


def stiffness_grown(moment: Moment) -> Iterator[Spoken]:
    """Morning stiffness grew much in a week, or some two weeks running."""
    if _stiffness_grown(moment):
        yield WHOLE_SESSION, _week(moment, "morning_stiffness_min")


def stiffness_raised(moment: Moment) -> Iterator[Spoken]:
    """Morning stiffness grew once."""
    rise = _rise(moment, "morning_stiffness_min")
    if rise is None or rise < moment.limit("stiffness-raised", "rise_min"):
        return
    if not _stiffness_grown(moment):
        yield WHOLE_SESSION, _week(moment, "morning_stiffness_min")


def _stiffness_grown(moment: Moment) -> bool:
    rise = _rise(moment, "morning_stiffness_min")
    if rise is None:
        return False
    twice = moment.limit("stiffness-grown", "rise_twice_min")
    return rise >= moment.limit("stiffness-grown", "rise_min") or (
        rise >= twice and _rise_the_week_before(moment) >= twice
    )


def _rise_the_week_before(moment: Moment) -> float:
    before = moment.a_week_ago("morning_stiffness_min")
    rise = _rise(moment.at(before[1]), "morning_stiffness_min") if before else None
    return 0 if rise is None else rise


def _rise(moment: Moment, answer: str) -> float | None:
    now, before = getattr(moment.session, answer), moment.a_week_ago(answer)
    # One decimal is given, so one decimal is compared: 5.1 − 3.1 is 2.
    return None if now is None or before is None else round(now - before[0], 1)


def _week(moment: Moment, answer: str) -> dict[str, Fact]:
    before = moment.a_week_ago(answer)
    return {
        answer: getattr(moment.session, answer),
        "week_before": before[0] if before else None,
        "date_before": moment.sessions[before[1]].date.isoformat() if before else None,
    }


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
