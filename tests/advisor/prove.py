"""The long proof, by `make prove`: every core answer, 20 million states, 200,000 courses.

python -m tests.advisor.prove [--states N] [--courses N] [--minutes N]

All cores share the work; a difference ends it, printed as the smallest case that still differs.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from app.domain.case import Case
from tests.advisor.axes import KINDS
from tests.advisor.climbs import climb
from tests.advisor.comparing import differences, report, smallest
from tests.advisor.courses import course
from tests.advisor.states import core, random_courses, state
from tests.advisor.test_courses import check_course

BATCH = 5_000
STRIDE = 1_000_003
CORE_PARTS = 24
Job = tuple[str, int]


def main() -> int:
    wanted = arguments()
    jobs = [*core_jobs(), *state_jobs(wanted.states), *course_jobs(wanted.courses)]
    done, began = 0, time.monotonic()
    with ProcessPoolExecutor() as cores:
        for number, fault in cores.map(run, jobs):
            done += number
            if fault:
                sys.stdout.write(f"\n{fault}\n")
                cores.shutdown(cancel_futures=True)
                return 1
            progress(done, time.monotonic() - began)
            if time.monotonic() - began > wanted.minutes * 60:
                cores.shutdown(cancel_futures=True)
                break
    sys.stdout.write(f"\n{done:,} states judged by both, 0 differences\n")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=20_000_000)
    parser.add_argument("--courses", type=int, default=200_000)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    return parser.parse_args()


def core_jobs() -> list[Job]:
    return [("core", part) for part in range(CORE_PARTS * len(KINDS))]


def state_jobs(states: int) -> list[Job]:
    kinds = ("grid", "grid", "climbs", "random")
    return [(kinds[part % len(kinds)], part) for part in range(states // BATCH)]


def course_jobs(courses: int) -> list[Job]:
    return [("courses", part) for part in range(-(-courses // BATCH))]


def run(job: Job) -> tuple[int, str]:
    """How many states were judged, and the first fault in words."""
    name, part = job
    if name == "courses":
        return check_courses(part)
    judged = 0
    for case in CASES_OF[name](part):
        judged += 1
        if differences(case):
            return judged, report(smallest(case, lambda each: bool(differences(each))))
    return judged, ""


def check_courses(part: int) -> tuple[int, str]:
    judged = 0
    for seed in range(part * BATCH, (part + 1) * BATCH):
        visits = tuple(course(seed))
        judged += len(visits)
        try:
            check_course(visits)
        except AssertionError as broken:
            return judged, f"course {seed}: {broken}"
    return judged, ""


def core_cases(part: int) -> Iterator[Case]:
    profile, contingency = KINDS[part % len(KINDS)]
    return islice(core(profile, contingency), part // len(KINDS), None, CORE_PARTS)


CASES_OF = {
    "core": core_cases,
    "grid": lambda part: (state(n * STRIDE) for n in numbers(part)),
    "climbs": lambda part: (climb(n * STRIDE) for n in numbers(part)),
    "random": lambda part: islice(random_courses(seed=part), BATCH),
}


def numbers(part: int) -> range:
    return range(part * BATCH, (part + 1) * BATCH)


def progress(done: int, seconds: float) -> None:
    sys.stdout.write(f"\r{done:>12,} states, {done / max(seconds, 1):,.0f} a second")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
