"""Fair timing: what is measured and its baseline take turns in one run; medians are quoted."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

Work = Callable[[], object]


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


def milliseconds(work: Work) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def in_turn(work: Work, baseline: Work, rounds: int) -> tuple[float, float]:
    """The medians in milliseconds of both, measured A B A B after one warm-up each."""
    work(), baseline()
    gc.collect()
    pairs = [(milliseconds(work), milliseconds(baseline)) for _ in range(rounds)]
    ours, theirs = zip(*pairs, strict=True)
    return median(ours), median(theirs)
