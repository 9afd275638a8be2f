"""The long proof, by `make prove`: 22 million states, 200,000 courses of 30 sessions.

python -m tests.advisor.prove [--pasts N] [--samples N] [--courses N] [--minutes N]

All cores share the work; a fault ends it, printed as the smallest case that still shows it.
"""

import argparse
import sys
import time
from collections.abc import Iterator

from tests.advisor.enumeration import PASTS, blocks
from tests.advisor.jobs import SAMPLES, Done, cores, jobs, judge_blocks, run


def main() -> int:
    wanted = arguments()
    began, states = time.monotonic(), 0
    with cores() as pool:
        for done in all_done(pool, wanted):
            states += done.judged
            seconds = time.monotonic() - began
            progress(states, seconds)
            if done.fault or seconds > wanted.minutes * 60:
                pool.shutdown(cancel_futures=True)
                break
    sys.stdout.write(f"\n{done.fault or '0 faults'}\n")
    return int(bool(done.fault))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pasts", type=int, default=len(PASTS))
    parser.add_argument("--samples", type=int, default=200_000)
    parser.add_argument("--courses", type=int, default=200_000)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    return parser.parse_args()


def all_done(pool, wanted: argparse.Namespace) -> Iterator[Done]:
    yield from pool.map(run, jobs(dict.fromkeys(SAMPLES, wanted.samples)))
    yield from pool.map(run, jobs({"courses": wanted.courses}))
    yield from judge_blocks(pool, blocks(wanted.pasts))


def progress(states: int, seconds: float) -> None:
    sys.stdout.write(f"\r{states:>12,} judged in {seconds:,.0f} s")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
