"""Which answers a green light needs, and which of them were not given."""

from collections.abc import Iterator

from app.advisor.moment import MEMORY_DAYS, WEEK_DAYS, Mode, Moment
from app.domain.codes import Region, Setting

WEEKLY = ("pain_week", "morning_stiffness_min")
# About the training since last time: nothing to ask in the first session (decision 15).
_BACKWARD = {
    Mode.TIME: ("done_pct", "flare", "new_pain"),
    **dict.fromkeys(
        (Mode.TENDON, Mode.LOW_BACK, Mode.POST_OPERATIVE, Mode.GENERAL),
        ("pain_next_morning", "soreness", "done_pct"),
    ),
}
_TODAY = {
    Mode.TENDON: ("red_flags", "pain_usual", "pain_before"),
    Mode.LOW_BACK: ("red_flags", "new_neurology", "pain_usual", "pain_before"),
    Mode.POST_OPERATIVE: ("red_flags", "pain_usual", "pain_before"),
    Mode.GENERAL: ("red_flags", "pain_usual", "pain_before"),
    Mode.TIME: ("red_flags", "new_neurology"),
}


def missing_answers(moment: Moment) -> tuple[str, ...]:
    """The paths of required answers that were not given, in the order of the form."""
    return tuple(_of_case(moment)) + tuple(_of_session(moment)) + tuple(_of_exercises(moment))


def _of_case(moment: Moment) -> Iterator[str]:
    if moment.mode is Mode.POST_OPERATIVE:
        if moment.case.restrictions is None:
            yield "$.restrictions"
        if moment.case.cleared is None:
            yield "$.cleared"


def _of_session(moment: Moment) -> Iterator[str]:
    answers = _TODAY[moment.mode]
    if moment.index:
        answers = (*_BACKWARD[moment.mode], *answers)
    if moment.mode is Mode.POST_OPERATIVE and moment.case.region is Region.KNEE:
        answers = (*answers, "swelling")
    for answer in answers:
        if getattr(moment.session, answer) is None:
            yield f"$.sessions[{moment.index}].{answer}"
    if moment.mode is Mode.TENDON:
        yield from _weekly(moment)


def _weekly(moment: Moment) -> Iterator[str]:
    """From the second week this week and the week before must answer (decisions 21, 30)."""
    if not any(days >= WEEK_DAYS for _, days, _ in moment.before()):
        return
    for answer in WEEKLY:
        if getattr(moment.session, answer) is None:
            yield f"$.sessions[{moment.index}].{answer}"
        week_before = _silent_a_week_ago(moment, answer)
        if week_before is not None:
            yield f"$.sessions[{week_before}].{answer}"


def _silent_a_week_ago(moment: Moment, answer: str) -> int | None:
    """The session of a week before that did not answer; home days that did not are passed over."""
    for index, days, session in moment.before():
        if days > MEMORY_DAYS:
            return None
        if days < WEEK_DAYS:
            continue
        if getattr(session, answer) is not None:
            return None
        if session.setting is Setting.CLINIC:
            return index
    return None


def _of_exercises(moment: Moment) -> Iterator[str]:
    answers = ("quality",) if moment.mode is Mode.TIME else ("pain_during", "quality")
    for number, exercise in enumerate(moment.session.exercises):
        for answer in answers:
            if getattr(exercise, answer) is None:
                yield f"$.sessions[{moment.index}].exercises[{number}].{answer}"
