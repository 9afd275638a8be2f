"""The long proof cut into jobs for all cores: blocks judged whole, samples, and courses."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby, islice
from multiprocessing import get_context
from typing import NamedTuple

from app.domain.case import Case
from tests.advisor.climbs import climb
from tests.advisor.comparing import differences, report, smallest
from tests.advisor.courses import course
from tests.advisor.enumeration import Block
from tests.advisor.exhaust import Judged, faults_between_neighbours, judge_part, parts
from tests.advisor.states import random_courses, state
from tests.advisor.test_courses import check_course

STRIDE = 1_000_003  # spreads the first states over the whole grid
SAMPLES = {
    "grid": lambda numbers: (state(number * STRIDE) for number in numbers),
    "climbs": lambda numbers: (climb(number * STRIDE) for number in numbers),
    "random": lambda numbers: islice(random_courses(seed=numbers.start), len(numbers)),
}
BATCH = 500


class Job(NamedTuple):
    """Samples of one kind, or courses, by number."""

    kind: str
    numbers: range


class Done(NamedTuple):
    """How many cases were judged, and the first fault in words."""

    judged: int
    fault: str


def cores() -> ProcessPoolExecutor:
    """All cores, each with an interpreter of its own, so that no state is shared."""
    return ProcessPoolExecutor(mp_context=get_context("spawn"))


def judge_blocks(pool: ProcessPoolExecutor, blocks: list[Block]) -> Iterator[Done]:
    """Each block whole: every state by itself, then beside its neighbours."""
    found = pool.map(judge_part, parts(blocks))
    for block, judged in groupby(found, key=lambda each: each.part.block):
        yield _whole(block, judged)


def _whole(block: Block, judged: Iterable[Judged]) -> Done:
    severities = b""
    for each in judged:
        if each.fault:
            return Done(len(severities), each.fault)
        severities += each.severities
    return Done(block.size, faults_between_neighbours(block, severities))


def jobs(samples: dict[str, int]) -> list[Job]:
    """So many of each kind, in batches."""
    return [
        Job(kind, range(start, min(start + BATCH, number)))
        for kind, number in samples.items()
        for start in range(0, number, BATCH)
    ]


def run(job: Job) -> Done:
    """Every case of a job, judged by both implementations or along its course."""
    if job.kind == "courses":
        return _courses(job.numbers)
    return _samples(SAMPLES[job.kind](job.numbers))


def _samples(cases: Iterable[Case]) -> Done:
    judged = 0
    for case in cases:
        judged += 1
        if differences(case):
            return Done(judged, report(smallest(case, lambda each: bool(differences(each)))))
    return Done(judged, "")


def _courses(seeds: range) -> Done:
    judged = 0
    for seed in seeds:
        visits = tuple(course(seed))
        judged += len(visits)
        try:
            check_course(visits)
        except AssertionError as broken:
            return Done(judged, f"course {seed}: {broken}")
    return Done(judged, "")
