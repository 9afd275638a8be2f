"""Swelling of the joint."""

from collections.abc import Iterator
from itertools import takewhile

from app.advisor.moment import Mode, Moment, Spoken
from app.domain.advice import WHOLE_SESSION
from app.domain.codes import Region, Swelling


def swelling_high(moment: Moment) -> Iterator[Spoken]:
    """Effusion 2+ or more; after surgery, or in a knee."""
    swelling = moment.session.swelling
    if moment.mode is Mode.GENERAL and moment.case.region is not Region.KNEE:
        return
    if swelling and is_high(moment, swelling):
        yield WHOLE_SESSION, {"swelling": swelling, "in_a_row": high_in_a_row(moment)}


def is_high(moment: Moment, swelling: Swelling) -> bool:
    """Whether this grade pauses the loading."""
    return swelling.grade >= moment.limit("swelling-high", "grade")


def high_in_a_row(moment: Moment) -> int:
    """How many sessions running, this one included, had such swelling: of those that asked."""
    high = (is_high(moment, swelling) for swelling in _earlier(moment))
    return 1 + sum(1 for _ in takewhile(bool, high))


def swelling_raised(moment: Moment) -> Iterator[Spoken]:
    """Effusion rose since last time, or is still 1+ at the first session after 2+."""
    swelling, before = moment.session.swelling, next(_earlier(moment), None)
    if swelling is None or before is None:
        return
    rose = swelling.grade - before.grade >= moment.limit("swelling-raised", "grades")
    lingers = swelling is Swelling.ONE and is_high(moment, before)
    if rose or lingers:
        yield WHOLE_SESSION, {"swelling": swelling, "swelling_before": before}


def _earlier(moment: Moment) -> Iterator[Swelling]:
    """The earlier answers, newest first; a home day between two visits is seldom asked."""
    answers = (session.swelling for _, _, session in moment.before())
    return (swelling for swelling in answers if swelling)
