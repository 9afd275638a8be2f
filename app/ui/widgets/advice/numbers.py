"""The deciding number against its limits, and which conditions for the next step are met."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice, Fact, Finding
from app.domain.errors import sentence
from app.domain.session import Session
from app.texts import Texts

HIGHEST_PAIN = 10
SHOWN_CONDITIONS = 5
NOTHING_TODAY = "toward_nothing"  # the phrase before what will open a later step


class NumberLine(NamedTuple):
    """A number, as a flag, on a line from 0 to `top` with limits and a word for each zone."""

    value: float
    flag: str
    limits: tuple[float, ...]
    words: tuple[str, ...]
    top: float


class Condition(NamedTuple):
    """One thing that opens the next step: what it is, and what it is now."""

    words: str
    now: str
    met: bool


class _Gate(NamedTuple):
    """A condition that is met when it was answered and none of its rules spoke."""

    words: str
    rules: frozenset[str]
    now: Callable[[Session, Texts], str]


def number_line(finding: Finding, rulebook: Rulebook, texts: Texts) -> NumberLine | None:
    """The number that this finding is about; None where it is about none."""
    for name, make in _LINES.items():
        value = _number(finding.inputs, name)
        if value is not None:
            return make(value, finding.inputs, rulebook, texts)
    return None


def conditions(
    advice: Advice, session: Session, rulebook: Rulebook, texts: Texts
) -> tuple[Condition, ...]:
    """What still has to be seen, then what is already met."""
    nothing = rulebook.phrase(NOTHING_TODAY, texts.language)
    open_ones = [
        Condition(words, "", met=False) for words in advice.toward_green if words != nothing
    ]
    room = max(0, SHOWN_CONDITIONS - len(open_ones))
    return tuple(open_ones + list(_met(advice, session, texts))[:room])


def _met(advice: Advice, session: Session, texts: Texts) -> Iterator[Condition]:
    raised = {finding.rule for finding in advice.findings}
    for gate in _GATES:
        now = gate.now(session, texts)
        if now and not gate.rules & raised:
            yield Condition(texts.say(gate.words), now, met=True)


def _pain(value: float, _facts: Mapping[str, Fact], book: Rulebook, texts: Texts) -> NumberLine:
    calm = book.limit("pain-acceptable", "above")
    fine = book.limit("pain-during-high", "during_above")
    words = (
        texts.say("calm to {n}", n=_tidy(calm)),
        texts.say("fine to {n}", n=_tidy(fine)),
        texts.say("too much"),
    )
    return NumberLine(value, texts.number(value), (calm, fine), words, HIGHEST_PAIN)


def _next_morning(
    value: float, facts: Mapping[str, Fact], book: Rulebook, texts: Texts
) -> NumberLine | None:
    return _against_usual(value, facts, book.limit("next-morning-high", "rise"), texts)


def _before(
    value: float, facts: Mapping[str, Fact], book: Rulebook, texts: Texts
) -> NumberLine | None:
    return _against_usual(value, facts, book.limit("pain-before-high", "rise"), texts)


def _against_usual(
    value: float, facts: Mapping[str, Fact], rise: float, texts: Texts
) -> NumberLine | None:
    usual = _number(facts, "pain_usual")
    if usual is None or usual + rise > HIGHEST_PAIN:
        return None
    words = (
        texts.say("as usual {n}", n=_tidy(usual)),
        "",
        texts.say("back from {n}", n=_tidy(usual + rise)),
    )
    limits = (usual, usual + rise - 1)
    return NumberLine(value, texts.number(value), limits, words, HIGHEST_PAIN)


def _settled(value: float, _facts: Mapping[str, Fact], book: Rulebook, texts: Texts) -> NumberLine:
    day = book.limit("settling-slow", "hours_above")
    days = book.limit("settling-too-long", "hours_above")
    words = (
        texts.say("to {n} h", n=_tidy(day)),
        texts.say("hold to {n} h", n=_tidy(days)),
        texts.say("too long"),
    )
    return NumberLine(value, texts.say("{n} h", n=_tidy(value)), (day, days), words, days * 4 / 3)


def _number(facts: Mapping[str, Fact], name: str) -> float | None:
    value = facts.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _tidy(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


_LINES: Mapping[str, Callable[[float, Mapping[str, Fact], Rulebook, Texts], NumberLine | None]] = {
    "pain_during": _pain,
    "pain_after": _pain,
    "pain_next_morning": _next_morning,
    "pain_before": _before,
    "settled_after_h": _settled,
}


def _morning_now(session: Session, texts: Texts) -> str:
    if session.pain_next_morning is None or session.pain_usual is None:
        return ""
    return texts.say(
        "{now} against {usual}", now=session.pain_next_morning, usual=session.pain_usual
    )


def _settled_now(session: Session, texts: Texts) -> str:
    hours = session.settled_after_h
    return "" if hours is None else texts.say("{n} h", n=hours)


def _during_now(session: Session, _texts: Texts) -> str:
    answers = [exercise.pain_during for exercise in session.exercises]
    known = _all_known(answers)
    return str(max(known)) if known else ""


def _quality_now(session: Session, texts: Texts) -> str:
    count = len(session.exercises)
    known = _all_known([exercise.quality for exercise in session.exercises])
    return texts.say("{n} of {count}", n=count, count=count) if known else ""


def _done_now(session: Session, texts: Texts) -> str:
    return "" if session.done_pct is None else texts.say("{n} %", n=session.done_pct)


def _all_known(answers: Sequence[object]) -> list[int]:
    """All answers, or none where one is missing."""
    return [] if None in answers else list(answers)  # type: ignore[arg-type]  # None is not in it


_GATES = (
    _Gate(
        sentence("Next morning not above usual"),
        frozenset({"next-morning-high", "next-morning-raised", "next-morning-high-usual"}),
        _morning_now,
    ),
    _Gate(
        sentence("Settled within a day"),
        frozenset({"settling-too-long", "settling-slow"}),
        _settled_now,
    ),
    _Gate(
        sentence("Pain during is calm"),
        frozenset({"pain-during-high", "pain-acceptable"}),
        _during_now,
    ),
    _Gate(
        sentence("Good quality in all exercises"),
        frozenset({"quality-poor", "quality-fair"}),
        _quality_now,
    ),
    _Gate(
        sentence("Home dose as agreed"),
        frozenset({"quota-too-high", "dose-not-as-planned"}),
        _done_now,
    ),
)
