"""The judgement of a case: which rules spoke, and the light of each exercise and of the whole."""

from collections.abc import Mapping
from typing import NamedTuple

from app.advisor.gates import answered_well, by_plan, gates, others_hold
from app.advisor.history import SEVERITY, History, Responses
from app.advisor.missing import missing_answers
from app.advisor.moment import mode_of
from app.advisor.rulebook import Rulebook
from app.advisor.rules.table import FIRST_SESSION, RULES, STOP_LATCHED, Raised
from app.domain.advice import WHOLE_SESSION
from app.domain.case import Case
from app.domain.codes import Light

ORDER = {rule.id: place for place, rule in enumerate(RULES)} | {FIRST_SESSION.id: -1}


class Judgement(NamedTuple):
    """What the rules make of a case, not yet in words: worst first."""

    raised: tuple[Raised, ...]
    light: Light
    lights: Mapping[str, Light]
    missing: tuple[str, ...]
    history: History | None


def judge(case: Case, rulebook: Rulebook, known: dict[int, Responses] | None = None) -> Judgement:
    """Let every rule speak; the worst light wins, and silence is not green."""
    if not case.sessions:
        return _nothing_yet(case)
    history = History(case, rulebook, known)
    raised = [*history.responses(history.last), *gates(history)]
    raised += others_hold(history, raised)
    raised += answered_well(history, raised)
    raised.sort(key=_place)
    return Judgement(
        tuple(raised),
        raised[0].rule.light,
        _lights(history, raised),
        missing_answers(history.latest),
        history,
    )


def _nothing_yet(case: Case) -> Judgement:
    if stop := case.latched_stop:
        seen = {"date": stop.date.isoformat(), "why": stop.reason}
        return Judgement(
            (Raised(STOP_LATCHED, WHOLE_SESSION, {**seen}),), Light.STOP, {}, (), None
        )
    first = Raised(FIRST_SESSION, WHOLE_SESSION, {"sessions": 0, **by_plan(mode_of(case))})
    return Judgement((first,), Light.AMBER, {}, (), None)


def _place(raised: Raised) -> tuple[int, int, str]:
    return -raised.rule.light.severity, ORDER[raised.rule.id], raised.scope


def _lights(history: History, raised: list[Raised]) -> dict[str, Light]:
    """A stop stops every exercise; else each has the worst light raised about it."""
    worst = {exercise.id: Light.GREEN for exercise in history.latest.session.exercises}
    if raised[0].rule.light is Light.STOP:
        return dict.fromkeys(worst, Light.STOP)
    for each in reversed(raised):
        for exercise_id in worst if each.scope == WHOLE_SESSION else (each.scope,):
            worst[exercise_id] = max(worst[exercise_id], each.rule.light, key=SEVERITY)
    return worst
