"""Pain while training, the same evening, the next morning, and on arrival."""

from collections.abc import Iterator

from app.advisor.moment import Moment, Spoken
from app.advisor.rules.control import GOOD
from app.domain.advice import WHOLE_SESSION
from app.domain.session import Session


def pain_during_high(moment: Moment) -> Iterator[Spoken]:
    """Pain over the ceiling while training, or the same evening."""
    ceiling = moment.limit("pain-during-high", "during_above")
    for exercise in moment.session.exercises:
        if exercise.pain_during is not None and exercise.pain_during > ceiling:
            yield exercise.id, {"pain_during": exercise.pain_during}
    after = moment.session.pain_after
    if after is not None and after > moment.limit("pain-during-high", "after_above"):
        yield WHOLE_SESSION, {"pain_after": after}


def pain_acceptable(moment: Moment) -> Iterator[Spoken]:
    """Pain in the middle zone, until it has been stable for three sessions."""
    calm = moment.limit("pain-acceptable", "above")
    ceiling = moment.limit("pain-during-high", "during_above")
    for exercise in moment.session.exercises:
        pain = exercise.pain_during
        if pain is not None and calm < pain <= ceiling and not stable(moment, exercise.id):
            yield exercise.id, {"pain_during": pain}


def stable(moment: Moment, exercise_id: str) -> bool:
    """Whether the last three sessions with this exercise were all well controlled (stable3)."""
    needed = int(moment.limit("pain-acceptable", "stable_sessions"))
    indexes = [moment.index]
    for earlier in moment.with_exercise(exercise_id):
        if len(indexes) == needed:
            break
        indexes.append(earlier.number)
    return len(indexes) == needed and all(
        _controlled(moment.at(index), exercise_id) for index in indexes
    )


def _controlled(moment: Moment, exercise_id: str) -> bool:
    exercise = moment.session.exercise(exercise_id)
    rise = rise_next_morning(moment.session)
    return (
        exercise is not None
        and exercise.pain_during is not None
        and exercise.pain_during <= moment.limit("pain-during-high", "during_above")
        and rise is not None
        and rise <= 0
        and exercise.quality is GOOD
        and not _rose(moment, "pain_week")
        and not _rose(moment, "morning_stiffness_min")
    )


def _rose(moment: Moment, answer: str) -> bool:
    now, before = getattr(moment.session, answer), moment.a_week_ago(answer)
    return now is not None and before is not None and now > before[0]


def rise_next_morning(session: Session) -> int | None:
    """Pain the next morning above the usual pain; None where one was not asked."""
    if session.pain_next_morning is None or session.pain_usual is None:
        return None
    return session.pain_next_morning - session.pain_usual


def next_morning_high(moment: Moment) -> Iterator[Spoken]:
    """Clearly sorer the morning after."""
    rise = rise_next_morning(moment.session)
    if rise is not None and rise >= moment.limit("next-morning-high", "rise"):
        yield WHOLE_SESSION, _morning(moment.session)


def next_morning_raised(moment: Moment) -> Iterator[Spoken]:
    """A little sorer the morning after."""
    rise = rise_next_morning(moment.session)
    if rise is not None and (
        moment.limit("next-morning-raised", "rise")
        <= rise
        < moment.limit("next-morning-high", "rise")
    ):
        yield WHOLE_SESSION, _morning(moment.session)


def next_morning_high_usual(moment: Moment) -> Iterator[Spoken]:
    """High pain in the morning although it is no clear rise."""
    session = moment.session
    pain, rise = session.pain_next_morning, rise_next_morning(session)
    if pain is None or pain <= moment.limit("next-morning-high-usual", "above"):
        return
    if rise is None or rise < moment.limit("next-morning-high", "rise"):
        yield WHOLE_SESSION, {"pain_next_morning": pain}


def _morning(session: Session) -> dict[str, int | float | str | bool | list[str] | None]:
    return {"pain_next_morning": session.pain_next_morning, "pain_usual": session.pain_usual}


def pain_before_high(moment: Moment) -> Iterator[Spoken]:
    """On arrival, not back to the level before exercise."""
    rise = _rise_before(moment.session)
    if rise is not None and rise >= moment.limit("pain-before-high", "rise"):
        yield WHOLE_SESSION, _arrival(moment.session)


def pain_before_raised(moment: Moment) -> Iterator[Spoken]:
    """On arrival, a little above the usual."""
    rise = _rise_before(moment.session)
    if rise is not None and (
        moment.limit("pain-before-raised", "rise")
        <= rise
        < moment.limit("pain-before-high", "rise")
    ):
        yield WHOLE_SESSION, _arrival(moment.session)


def _rise_before(session: Session) -> int | None:
    if session.pain_before is None or session.pain_usual is None:
        return None
    return session.pain_before - session.pain_usual


def _arrival(session: Session) -> dict[str, int | float | str | bool | list[str] | None]:
    return {"pain_before": session.pain_before, "pain_usual": session.pain_usual}
