"""Whether the plan was done: the home dose and the quota."""

from collections.abc import Iterator

from app.advisor.moment import Moment, Spoken
from app.domain.advice import WHOLE_SESSION


def dose_not_as_planned(moment: Moment) -> Iterator[Spoken]:
    """Clearly less or more was done than agreed."""
    done = moment.session.done_pct
    if done is None:
        return
    low = moment.limit("dose-not-as-planned", "below_pct")
    high = moment.limit("dose-not-as-planned", "above_pct")
    if done < low or done > high:
        yield WHOLE_SESSION, {"done_pct": done}


def quota_too_high(moment: Moment) -> Iterator[Spoken]:
    """Much less than the quota, two sessions running: of those that asked."""
    done, limit = moment.session.done_pct, moment.limit("quota-too-high", "below_pct")
    if done is None or done >= limit:
        return
    answers = (session.done_pct for _, _, session in moment.before())
    before = next((answer for answer in answers if answer is not None), None)
    if before is not None and before < limit:
        yield WHOLE_SESSION, {"done_pct": done, "done_pct_before": before}
