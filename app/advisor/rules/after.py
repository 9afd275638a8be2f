"""How the body answered after the training: soreness, time to settle, stiffness for days."""

from collections.abc import Iterator

from app.advisor.moment import Mode, Moment, Spoken
from app.domain.advice import WHOLE_SESSION, Fact
from app.domain.codes import Soreness

STAYS = frozenset({Soreness.WARM_UP_STAYS, Soreness.IN_SESSION})
SETTLED = frozenset({Soreness.WARM_UP_GONE, Soreness.AFTER_1H, Soreness.NEXT_DAY})


def soreness_stays(moment: Moment) -> Iterator[Spoken]:
    """Sore while training, and it did not give way."""
    if moment.session.soreness in STAYS:
        yield WHOLE_SESSION, {"soreness": moment.session.soreness}


def soreness_settled(moment: Moment) -> Iterator[Spoken]:
    """Sore, but it settled."""
    if moment.session.soreness in SETTLED:
        yield WHOLE_SESSION, {"soreness": moment.session.soreness}


def settling_too_long(moment: Moment) -> Iterator[Spoken]:
    """It took more than three days."""
    hours = moment.session.settled_after_h
    if hours is not None and hours > moment.limit("settling-too-long", "hours_above"):
        yield WHOLE_SESSION, {"settled_after_h": hours}


def settling_slow(moment: Moment) -> Iterator[Spoken]:
    """It took more than a day."""
    hours = moment.session.settled_after_h
    if hours is not None and (
        moment.limit("settling-slow", "hours_above")
        < hours
        <= moment.limit("settling-too-long", "hours_above")
    ):
        yield WHOLE_SESSION, {"settled_after_h": hours}


def stiff_for_days(moment: Moment) -> Iterator[Spoken]:
    """Stiffness or tiredness for several days: a sign of overload by itself."""
    session, limit = moment.session, moment.limit("stiff-for-days", "days")
    seen: dict[str, Fact] = {}
    if session.fatigue_days is not None and session.fatigue_days >= limit:
        seen["fatigue_days"] = session.fatigue_days
    stiff = session.stiffness_days
    if moment.mode is not Mode.TIME and stiff is not None and stiff >= limit:
        seen["stiffness_days"] = stiff
    if seen:
        yield WHOLE_SESSION, seen


def flare(moment: Moment) -> Iterator[Spoken]:
    """The patient calls it a flare-up."""
    if moment.session.flare:
        yield WHOLE_SESSION, {"flare": True}


def new_pain(moment: Moment) -> Iterator[Spoken]:
    """Pain of a new kind or in a new place, where pain does not lead the dose."""
    if moment.session.new_pain:
        yield WHOLE_SESSION, {"new_pain": True}
