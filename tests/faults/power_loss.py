"""D2: the power goes between any two disk operations of a clinician's day."""

import random
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults import acts, desk_acts, whole_acts
from tests.faults.acts import Act, Desk
from tests.faults.children import Tell, tried
from tests.faults.disk import Disk, Operation, logged
from tests.faults.laboratory import Bench
from tests.faults.ledger import Contents, reopened, written_by
from tests.faults.powered_disk import Left, PoweredDisk

BESIDE = [acts.new_patient, acts.session, whole_acts.corrected_session, *desk_acts.IN_A_DAY,
          whole_acts.backup, whole_acts.deleted_patient]  # fmt: skip
SEEN_AGAIN = 20  # every so many states are opened once more, and all that they show is worked out


def sweep(
    bench: Bench, *, states: int, rounds: int, synchronous: str | None = None
) -> dict[str, Any]:
    """So many states of one day, as they were judged.

    `synchronous` weakens the engine: then a short day shows it.
    """
    day = [*acts.script(rounds), *([] if synchronous else BESIDE)]
    ledger = written_by(bench.emptied(), day)
    log = _recorded(bench, day, synchronous)
    tally: Counter[str] = Counter()
    seen: dict[tuple[object, ...], Contents | None] = {}
    problems = []
    for left in _cuts(log, states, bench.chance("power")):
        if left.key not in seen:
            _lay_out(bench, left)
            held = seen[left.key] = reopened(bench.clinic)
            if held and len(seen) % SEEN_AGAIN == 0 and reopened(bench.clinic, anew=True) != held:
                problems.append(f"not the same again after {left.acknowledged} acts")
        verdict = ledger.judge(seen[left.key], left.acknowledged)
        tally.update(["states", verdict])
        if verdict != "kept":
            problems.append(f"{verdict} after {left.acknowledged} acts, found {left.key[:9]}")
    return {"tally": tally | Counter(distinct=len(seen)), "problems": problems[:20]}


def _recorded(bench: Bench, day: list[Act], synchronous: str | None) -> Path:
    log = bench.folder / "log"
    told = tried(partial(_work, bench.disk, bench.emptied(), day, log, synchronous))
    assert told.status == 0
    return log


def _work(
    disk: Disk, folder: Path, day: list[Act], log: Path, synchronous: str | None, _tell: Tell
) -> None:
    disk.log_to(log)
    desk = Desk(folder)
    for number, act in enumerate(day, start=1):
        act(desk)
        if synchronous and desk.workspace:
            connection = desk.workspace.database._connection
            connection.execute(f"PRAGMA synchronous = {synchronous}")
        disk.mark(number)


def _cuts(log: Path, states: int, chance: random.Random) -> Iterator[Left]:
    """About so many states: at each operation nothing, all, and random parts of the unsynced."""
    operations = list(logged(log))
    each = max(3, 1 + -(-(states - len(operations)) // _unsynced(operations)))
    disk = PoweredDisk()
    for done in operations:
        disk.happen(done)
        yield disk.cut(chance, lambda: 0.0, 0.0)
        if disk.is_synced():
            continue
        yield disk.cut(chance, lambda: 1.0, 1.0)
        for _ in range(each - 2):
            yield disk.cut(chance, lambda: chance.choice((0.0, 0.5, 1.0)), chance.random())


def _unsynced(operations: list[Operation]) -> int:
    """After how many of them something is left to chance."""
    disk, count = PoweredDisk(), 0
    for done in operations:
        disk.happen(done)
        count += not disk.is_synced()
    return count


def _lay_out(bench: Bench, left: Left) -> None:
    wanted = {Path(name): content for name, content in left.files()}
    bench.clinic.mkdir(exist_ok=True)
    for found in sorted(bench.clinic.rglob("*"), reverse=True):
        if not found.is_dir():
            found.unlink()
        elif found not in wanted:
            found.rmdir()
    for place, content in wanted.items():
        if content is None:
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
