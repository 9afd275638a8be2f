"""The advisor beside the second implementation, and the smallest case on which they differ."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec

from app.advisor.advise import advise, read_rulebook
from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.session import Session, SessionExercise
from app.resources import read_folder
from tests.advisor.axes import CALM, CALM_CASE, CALM_EXERCISE
from tests.advisor.reference.judge import Reference, judge


@cache
def rulebook() -> Rulebook:
    return read_rulebook(read_folder("rules"))


def advice(case: Case, language: Language = Language.EN) -> Advice:
    return advise(case, rulebook(), language)


def differences(case: Case) -> dict[str, tuple[Any, Any]]:
    """What the two say differently: name → (the advisor's, the reference's)."""
    one, two = spoken(advice(case)), read(judge(case))
    return {name: (one[name], two[name]) for name in one if one[name] != two[name]}


def spoken(said: Advice) -> dict[str, Any]:
    """An advice reduced to what both implementations say."""
    findings = {(each.rule, each.light, each.scope) for each in said.findings}
    return {
        "light": said.light,
        "action": said.action,
        "findings": findings,
        "exercises": [
            (each.id, each.light, each.action, each.dose, _change(each.change), each.rest_days)
            for each in said.exercises
        ],
        "earliest": said.earliest_next_loading,
        "missing": set(said.missing),
        "review": said.review is not None,
    }


def read(said: Reference) -> dict[str, Any]:
    """The reference in the same shape."""
    return {
        "light": said.light,
        "action": said.action,
        "findings": set(said.findings),
        "exercises": [tuple(each) for each in said.exercises],
        "earliest": said.earliest_next_loading,
        "missing": set(said.missing),
        "review": said.review,
    }


def smallest(case: Case, differs: Callable[[Case], bool]) -> Case:
    """The case with everything taken away that the difference does not need."""
    while True:
        smaller = next((each for each in _smaller(case) if _safely(differs, each)), None)
        if smaller is None:
            return case
        case = smaller


def told(case: Case) -> str:
    """A case in few lines: only what departs from a calm day."""
    lines = [f"{case.profile}, {case.contingency}, asked on {case.as_of}"]
    lines += _departures(case, CALM_CASE, skip=("as_of",))
    for session in case.sessions:
        lines.append(
            f"  {session.date} {session.setting}: " + "; ".join(_departures(session, CALM))
        )
        if session.override:
            lines.append(f"    override {session.override.light}")
        for each in session.exercises:
            own = "; ".join(_departures(each, CALM_EXERCISE))
            lines.append(f"    {each.id} {_short(each.prescribed)} {own}")
            lines += [f"      done {_short(each.done)}"] if each.done else []
            lines += [f"      plan {_short(each.plan)}"] if each.plan else []
    return "\n".join(lines)


def report(case: Case) -> str:
    """A case on which the two differ, and what each says."""
    lines = [told(case)]
    for name, (ours, theirs) in differences(case).items():
        lines += [name, f"  advisor   {ours}", f"  reference {theirs}"]
    return "\n".join(lines)


def _change(change: Any) -> tuple[str, Any, Any] | None:
    return change and (change.variable, change.previous, change.next)


def _safely(differs: Callable[[Case], bool], case: Case) -> bool:
    try:
        return differs(case)
    except Exception:  # noqa: BLE001 (a crash is another fault than the one being made small)
        return False


def _smaller(case: Case) -> Iterator[Case]:
    calm = CALM_CASE | {"as_of": case.sessions[-1].date}
    for fewer in _without_one(case.sessions):
        yield _replaced(case, sessions=fewer)
    yield from _calmer(case, calm)
    for changed in _with_one_smaller(case.sessions, _smaller_sessions):
        yield _replaced(case, sessions=changed)


def _smaller_sessions(session: Session) -> Iterator[Session]:
    yield from _calmer(session, CALM | {"override": None})
    for fewer in _without_one(session.exercises):
        yield _replaced(session, exercises=fewer)
    for changed in _with_one_smaller(session.exercises, _smaller_exercises):
        yield _replaced(session, exercises=changed)


def _smaller_exercises(exercise: SessionExercise) -> Iterator[SessionExercise]:
    return _calmer(exercise, CALM_EXERCISE | {"done": None, "plan": None})


def _without_one(parts: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if len(parts) > 1:
        yield from ((*parts[:i], *parts[i + 1 :]) for i in range(len(parts)))


def _with_one_smaller(
    parts: tuple[Any, ...], smaller: Callable[[Any], Iterator[Any]]
) -> Iterator[tuple[Any, ...]]:
    for number, part in enumerate(parts):
        yield from ((*parts[:number], each, *parts[number + 1 :]) for each in smaller(part))


def _calmer(value: Any, calm: dict[str, Any]) -> Iterator[Any]:
    for name, usual in calm.items():
        if getattr(value, name) != usual:
            yield _replaced(value, **{name: usual})


def _replaced(value: Any, **changes: Any) -> Any:
    return msgspec.structs.replace(value, **changes)


def _departures(value: Any, calm: dict[str, Any], skip: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{name}={getattr(value, name)!s}"
        for name, usual in calm.items()
        if name not in skip and getattr(value, name) != usual
    ]


def _short(value: Any) -> str:
    parts = msgspec.structs.asdict(value)
    return "(" + ", ".join(f"{n}={v}" for n, v in parts.items() if v is not None) + ")"
