"""Judges every state of a block: by the advisor, by its rules in another order, by the second
implementation; and compares neighbours. What is wrong comes back as words."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from app.advisor import gates
from app.advisor.advise import _doses
from app.advisor.doses import earliest_next_loading
from app.advisor.history import History, Responses
from app.advisor.judgement import Judgement, judge
from app.advisor.rules import table
from app.domain.case import Case
from app.domain.codes import Light
from tests.advisor.comparing import differences, report, rulebook, smallest, told
from tests.advisor.enumeration import Block
from tests.advisor.reference.judge import Reference
from tests.advisor.reference.judge import judge as second_judge
from tests.advisor.reference.responses import responses

PART = 6_000


class Part(NamedTuple):
    """Some states of a block, judged on one core."""

    block: Block
    start: int
    stop: int


class Judged(NamedTuple):
    """The severity of each state of a part, and the first fault."""

    part: Part
    severities: bytes
    fault: str


def parts(blocks: list[Block]) -> list[Part]:
    """All states of these blocks."""
    return [
        Part(block, start, min(start + PART, block.size))
        for block in blocks
        for start in range(0, block.size, PART)
    ]


def judge_part(part: Part) -> Judged:
    """Every state of the part: has a light and a reason, as any order and both authors have it."""
    cases = list(part.block.cases(part.start, part.stop))
    one = [_judged(case, known) for known in [_earlier(cases[0])] for case in cases]
    with rules_shuffled(part.start):
        two = [_judged(case, known) for known in [_earlier(cases[0])] for case in cases]
    before = [responses(cases[0], at) for at in range(len(cases[0].sessions) - 1)]
    for case, ours, shuffled in zip(cases, one, two, strict=True):
        if fault := _fault(case, ours, shuffled, second_judge(case, before)):
            return Judged(part, b"", fault)
    return Judged(part, bytes(each.light.severity for each in one), "")


@contextmanager
def rules_shuffled(seed: int) -> Iterator[None]:
    """Inside, all rules and gates are heard in another order."""
    order = random.Random(seed)  # noqa: S311 (an order, not a secret)
    kept, kept_gates = dict(table.RESPONSES), gates._GATES
    try:
        for mode, rules in kept.items():
            table.RESPONSES[mode] = tuple(order.sample(rules, len(rules)))
        gates._GATES = tuple(order.sample(kept_gates, len(kept_gates)))
        yield
    finally:
        table.RESPONSES.update(kept)
        gates._GATES = kept_gates


def _earlier(case: Case) -> dict[int, Responses]:
    return History(case, rulebook()).earlier_responses()


def _judged(case: Case, known: dict[int, Responses]) -> Judgement:
    return judge(case, rulebook(), dict(known))


def _fault(case: Case, ours: Judgement, shuffled: Judgement, second: Reference) -> str:
    if not ours.raised:
        return f"no reason\n{told(case)}"
    if ours.missing and ours.light is Light.GREEN:
        return f"green with {ours.missing} missing\n{told(case)}"
    if (ours.raised, ours.lights) != (shuffled.raised, shuffled.lights):
        return f"the order of the rules matters\n{told(case)}"
    if _ours(case, ours) != _seconds(second):
        return report(smallest(case, lambda each: bool(differences(each))))
    return ""


def _ours(case: Case, said: Judgement) -> tuple[Any, ...]:
    assert said.history
    doses = _doses(case, rulebook(), said, said.lights)
    return (
        said.light,
        {(each.rule.id, each.rule.light, each.scope) for each in said.raised},
        set(said.missing),
        bool(said.history.reviews_due()),
        [
            (e.id, e.light, e.action, e.dose, e.rest_days,
             e.change and (e.change.variable, e.change.previous, e.change.next))
            for e in doses
        ],
        earliest_next_loading(said.history, doses),
    )  # fmt: skip


def _seconds(said: Reference) -> tuple[Any, ...]:
    return (
        said.light,
        set(said.findings),
        set(said.missing),
        said.review,
        [
            (e.id, e.light, e.action, e.dose, e.rest_days, e.change and tuple(e.change))
            for e in said.exercises
        ],
        said.earliest_next_loading,
    )


def faults_between_neighbours(block: Block, severities: bytes) -> str:
    """The first state that is greener than a neighbour with a better answer, in words."""
    worse = block.greener_though_worse(severities)
    return "" if worse is None else f"worse, and yet greener\n{told(block.case(worse))}"
