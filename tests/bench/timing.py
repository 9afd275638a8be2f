"""Fair timing: what is measured and its baseline take turns in one run; medians are quoted."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

Work = Callable[[], object]
Clock = Callable[[], float]


class Figure(NamedTuple):
    """One measured thing, and what it was held against. `target` is the most it may be."""

    name: str
    median: float
    unit: str
    baseline: float
    against: str
    target: str = ""

    @property
    def ratio(self) -> float:
        return self.median / self.baseline


def milliseconds(work: Work, clock: Clock = perf_counter) -> float:
    started = clock()
    work()
    return (clock() - started) * 1000


def in_turn(
    work: Work, baseline: Work, rounds: int, clock: Clock = perf_counter
) -> tuple[float, float]:
    """The medians in milliseconds of both, measured A B A B after one warm-up each.

    By `thread_time` only this thread's own work counts, and no other program on the machine.
    """
    work(), baseline()
    gc.collect()
    pairs = [(milliseconds(work, clock), milliseconds(baseline, clock)) for _ in range(rounds)]
    ours, theirs = zip(*pairs, strict=True)
    return median(ours), median(theirs)
