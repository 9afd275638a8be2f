"""What stops everything: red flags, new neurology, a broken restriction."""

from collections.abc import Iterator

from app.advisor.moment import Moment, Spoken
from app.advisor.restrictions import exceeded_by
from app.domain.advice import WHOLE_SESSION


def red_flag(moment: Moment) -> Iterator[Spoken]:
    """Any yes to a red flag."""
    if flags := moment.session.red_flags:
        yield WHOLE_SESSION, {"red_flags": [flag.value for flag in flags]}


def new_neurology(moment: Moment) -> Iterator[Spoken]:
    """New numbness, tingling or weakness."""
    if moment.session.new_neurology:
        yield WHOLE_SESSION, {"new_neurology": True}


def stop_latched(moment: Moment) -> Iterator[Spoken]:
    """An earlier stop that no clinician has cleared."""
    if stop := moment.case.latched_stop:
        yield WHOLE_SESSION, {"date": stop.date.isoformat(), "why": stop.reason}


def restriction_exceeded(moment: Moment) -> Iterator[Spoken]:
    """What was done in the session passed a limit that was in force that day."""
    for exercise in moment.session.exercises:
        for restriction in moment.case.restrictions or ():
            if restriction.holds(moment.session.date) and exceeded_by(
                restriction, exercise, exercise.performed
            ):
                yield exercise.id, {"restriction": restriction.kind.value}
                break


def restriction_planned(moment: Moment) -> Iterator[Spoken]:
    """What is prescribed passes a limit, although what was done did not."""
    for exercise in moment.session.exercises:
        for restriction in moment.case.restrictions or ():
            if (
                restriction.holds(moment.case.as_of)
                and exceeded_by(restriction, exercise, exercise.prescribed)
                and not exceeded_by(restriction, exercise, exercise.performed)
            ):
                yield exercise.id, {"restriction": restriction.kind.value}
                break
