"""Runs one job on the preloaded disk, in a process of its own: python -m tests.faults.laboratory.

A job is a function of this folder, named module:function, that takes a Bench and plain values and
returns plain values.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db import engine, key_file, reserve
from tests.faults.acts import QUICK, script
from tests.faults.disk import Disk
from tests.faults.ledger import written_by

ROOT = Path(__file__).parents[2]
SMALL_RESERVE = 20_000  # bytes: nobody reads it, and it would be laid out for every trial
IN_FULL = {"full_disk"}  # where a whole reserve is given up


@dataclass
class Bench:
    """What a job works on: an empty folder of its own, its disk, its share of chance."""

    folder: Path
    disk: Disk
    seed: str  # of its own for each part of a job

    @property
    def clinic(self) -> Path:
        """The folder that the disk watches."""
        return self.folder / "watched"

    def chance(self, *of: object) -> random.Random:
        return random.Random(f"{self.seed} {of}")  # noqa: S311 (repeatable, not secret)

    def emptied(self) -> Path:
        """The watched folder, with nothing in it."""
        shutil.rmtree(self.clinic, ignore_errors=True)
        self.clinic.mkdir()
        return self.clinic

    def restored(self, kept: Path) -> Path:
        """The watched folder, as it was when it was kept."""
        shutil.rmtree(self.clinic, ignore_errors=True)
        shutil.copytree(kept, self.clinic)
        return self.clinic

    def keep(self, name: str) -> Path:
        """A copy of the watched folder as it is now."""
        kept = self.folder / name
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(self.clinic, kept)
        return kept


@dataclass(frozen=True)
class Laboratory:
    """Starts jobs. Each gets a folder and a seed; the seed is printed, so that it can be set."""

    library: Path
    folder: Path
    seed: int

    def run(self, job: str, **values: Any) -> Any:
        """The result of one job. Fails with what the job wrote when it is itself at fault."""
        return self.share(job, [values])[0]

    def share(self, job: str, parts: list[dict[str, Any]]) -> list[Any]:
        """The results of several parts of a job, two at a time."""
        print(f"{job}: seed {self.seed}")  # noqa: T201 (the figures, shown with -s)
        with ThreadPoolExecutor(2) as workers:
            return list(workers.map(lambda part: self._run(job, *part), enumerate(parts)))

    def _run(self, job: str, number: int, values: dict[str, Any]) -> Any:
        folder = self.folder / f"part-{number}"
        folder.mkdir()
        done = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-W", "error", "-m", "tests.faults.laboratory", job, str(folder)],
            input=json.dumps({"seed": f"{self.seed} {number}", "values": values}),
            cwd=ROOT,
            env=os.environ | {"LD_PRELOAD": str(self.library)},
            capture_output=True,
            text=True,
            check=False,
        )
        shutil.rmtree(folder)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def _main() -> None:
    job, folder = sys.argv[1:]
    order = json.load(sys.stdin)
    module, _, function = job.partition(":")
    bench = Bench(Path(folder), Disk(), order["seed"])
    bench.disk.free_syncs()
    bench.disk.watch(bench.clinic)
    key_file.FLOOR = QUICK  # what a guess at the recovery key costs is no part of any fault
    if module not in IN_FULL:
        reserve.SIZE = SMALL_RESERVE
    _warm_up(bench)
    work = getattr(import_module(f"tests.faults.{module}"), function)
    json.dump(work(bench, **order["values"]), sys.stdout)


def _warm_up(bench: Bench) -> None:
    """Load everything once, before the forks."""
    engine.create_engine = _compiling_once(engine.create_engine)
    written_by(bench.emptied(), script(1))


def _compiling_once(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """Engines that share what SQLAlchemy has compiled: it is the same for every clinic."""
    first: list[Engine] = []

    def created(*place: Any, **values: Any) -> Engine:
        made = create(*place, **values)
        first.append(made)
        made.dialect, made._compiled_cache = first[0].dialect, first[0]._compiled_cache
        del first[1:]
        return made

    return created


if __name__ == "__main__":
    _main()
