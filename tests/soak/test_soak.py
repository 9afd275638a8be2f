"""D19, a short share: a clinician of chance in the real window; nothing fails, nothing stays."""

import subprocess
import sys
from pathlib import Path

SEED = "20261123"
ROOT = Path(__file__).parents[2]


def soak(*wanted):
    """In a process of its own, whose handles and threads are its own."""
    command = [sys.executable, "-W", "error", "-m", "tests.soak", *wanted]
    done = subprocess.run(  # noqa: S603 (our own program)
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(done.stdout, done.stderr)  # noqa: T201 (the figures and the seed, shown with -s)
    return done


def test_a_clinician_of_chance_leaves_nothing_behind():
    done = soak("--actions", "400", "--seed", SEED)

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_left_behind_would_be_found_out():
    done = soak("--actions", "160", "--careless", "--seed", SEED)

    assert done.returncode == 1
    grown = {line.partition(":")[0] for line in done.stdout.splitlines()}
    assert {"memory_mb", "handles", "threads", "temporary_files", "widgets"} <= grown
