"""D5: the disk fills while a clinician works; she reads on, and saves again once it is freed."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from app.domain.errors import TaktError
from tests.faults import acts
from tests.faults.acts import Act, Desk
from tests.faults.children import Tell, tried
from tests.faults.disk import Disk
from tests.faults.laboratory import Bench
from tests.faults.ledger import Ledger, Verdict, contents, reopened, written_by

SMALLEST, LARGEST = 1_000, 1_200_000  # bytes that still fit when the day begins
NO_END = -1


@dataclass(frozen=True)
class Day:
    """What is to be done, and what the clinic then holds."""

    acts: list[Act]
    ledger: Ledger
    chance: Random


def fill(bench: Bench, *, runs: int, rounds: int) -> dict[str, Any]:
    """So many disks of random size."""
    day = [act for act in acts.script(rounds) if act not in {acts.locking, acts.unlocking}]
    ledger = written_by(bench.emptied(), day)
    tally: Counter[str] = Counter()
    problems = []
    for number in range(runs):
        planned = Day(day, ledger, bench.chance("full", number))
        told = tried(partial(_work, bench.disk, bench.emptied(), planned))
        verdict = ledger.judge(reopened(bench.clinic), told.lines.count("saved"))
        tally.update(["runs", verdict, *(line for line in told.lines if line != "saved")])
        if verdict is not Verdict.KEPT or "reads wrong" in told.lines:
            problems.append(f"run {number}: {verdict} {told}")
    return {"tally": tally, "problems": problems}


def _work(disk: Disk, folder: Path, day: Day, tell: Tell) -> None:
    desk = Desk(folder)
    for saved, act in enumerate(day.acts):
        try:
            act(desk)
        except TaktError as error:
            tell(f"refused: {error}")
            right = contents(desk.records) == day.ledger.states[saved]
            tell("reads right" if right else "reads wrong")
            _end_of_room(disk, desk, act, day.chance, tell)
            return
        tell("saved")
        if not saved:
            disk.has_room_for(day.chance.randint(SMALLEST, LARGEST))


def _end_of_room(disk: Disk, desk: Desk, act: Act, chance: Random, tell: Tell) -> None:
    if chance.random() < 0.5:
        disk.has_room_for(NO_END)
        act(desk)
        tell("saved")
        tell("saved once freed")
        return
    try:
        acts.locking(desk)
        tell("closed while full")
    except TaktError as error:
        tell(f"closed, but said: {error}")
