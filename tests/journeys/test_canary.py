"""D20: a mark typed in every field is in no byte outside the encrypted files, whatever happens."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.canary_day import MARK

ROOT = Path(__file__).parent.parent.parent
SEED, KILLS = 20, 4
STEPS = 16
CUT_OFF_AFTER = random.Random(SEED).sample(range(3, STEPS), KILLS)  # noqa: S311 (no secret)
FORMS = [MARK.casefold().encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")]


class Day:
    """A day in a home of its own; `until` is how many steps it lives."""

    def __init__(self, folder):
        self.home, self.chosen = folder / "home", folder / "chosen"
        for each in (self.home / "tmp", self.chosen):
            each.mkdir(parents=True)

    def live(self, until=STEPS):
        """Go through so many steps, then kill it; the steps and what it said when it failed."""
        places = {
            "HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "TMPDIR": "tmp",
            "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "tmp",
        }  # fmt: skip
        child = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, "-m", "tests.journeys.canary_day", str(self.chosen)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=os.environ | {key: str(self.home / at) for key, at in places.items()},
        )  # fmt: skip
        steps = []
        while len(steps) < until and (step := child.stdout.readline().strip()):
            steps.append(step)
            child.stdin.write("go on\n")
            child.stdin.flush()
        if until < STEPS:
            child.kill()
        _, said = child.communicate()
        return steps, said

    def marked(self):
        """The files of the home in which the mark can be read."""
        return [path.relative_to(self.home) for path in files(self.home) if is_marked(path)]


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def is_marked(path):
    content = path.read_bytes()
    return any(form in content or form in content.lower() for form in FORMS)


def test_after_a_whole_day_the_mark_is_nowhere_but_where_it_was_saved_on_purpose(tmp_path):
    day = Day(tmp_path)

    steps, said = day.live()

    assert said == ""
    assert len(steps) == STEPS
    assert day.marked() == []
    names = {path.name for path in files(day.home)}
    assert {"settings.json", "takt.log", "records.takt"} <= names
    assert files(day.home / "tmp") == []
    assert "ValueError in canary_day.py" in (next(day.home.rglob("takt.log"))).read_text("utf-8")
    assert {path.name for path in files(day.chosen)} == {"takt-1.pdf", "ark.pdf", "skrevet-ut.pdf"}


@pytest.mark.parametrize("until", CUT_OFF_AFTER)
def test_killed_at_any_step_the_mark_is_nowhere(tmp_path, until):
    day = Day(tmp_path)

    steps, _ = day.live(until)

    assert len(steps) == until, SEED
    assert day.marked() == []
    assert not [path for path in files(tmp_path) if path.name.startswith("core")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_scan_finds_what_it_looks_for(tmp_path, encoding):
    careless = tmp_path / "careless"
    careless.write_bytes(b"\xff" + f"navn={MARK.upper()}".encode(encoding))

    assert is_marked(careless)
