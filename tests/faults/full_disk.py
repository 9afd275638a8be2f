"""D5: the disk fills while a clinician works; she reads on, and saves again once it is freed."""

import shutil
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from app.domain.errors import TaktError
from app.usecases.back_up import back_up
from app.usecases.keep_patients import caseload
from db.backup import Placed
from db.backup_file import BACKUP, backups
from db.backup_places import FOLDER, local
from db.sealed_file import extract, read_head
from tests.faults import acts, desk_acts, whole_acts
from tests.faults.acts import Act, Desk
from tests.faults.children import Tell, tried
from tests.faults.desk_acts import stick_of
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


def fill_stick(bench: Bench, *, runs: int) -> dict[str, Any]:
    """A stick fills while a backup is written to it; the disk of the PC has room."""
    desk = Desk(bench.emptied())
    for act in (acts.first_run, acts.new_patient, desk_acts.stick_chosen, whole_acts.backup):
        act(desk)
    acts.locking(desk)
    kept, sticks = bench.keep("before"), stick_of(bench.clinic)
    shutil.copytree(sticks, bench.folder / "stick before")
    bench.disk.watch(sticks)
    tally, problems = Counter[str](), list[str]()
    for number in range(runs):
        bench.restored(kept)
        shutil.rmtree(sticks)
        shutil.copytree(bench.folder / "stick before", sticks)
        share = bench.chance("stick", number).random()
        told = tried(partial(_fill_stick, bench.disk, bench.clinic, share))
        tally.update(["runs", *told.lines])
        if told.lines[1:] != ["on the PC: made", "1 older whole, shown", "on the stick: made"]:
            problems.append(f"run {number}: {told}")
    return {"tally": tally, "problems": problems}


def _fill_stick(disk: Disk, folder: Path, share: float, tell: Tell) -> None:
    desk, sticks = Desk(folder, patients=1), stick_of(folder) / FOLDER
    acts.unlocking(desk)
    acts.changed_patient(desk)
    (older,) = backups(sticks, (desk.records.database.key,))
    disk.has_room_for(int(share * older.size))
    for where, place in zip(("stick", "PC"), _backed_up(desk), strict=True):
        tell(f"on the {where}: {place.failed or 'made'}")
    extract(read_head(older.path, BACKUP), desk.records.database.key)
    found = len(backups(sticks, (desk.records.database.key,)))
    tell(f"{found} older whole, {'shown' if caseload(desk.records) else 'not shown'}")
    disk.has_room_for(NO_END)
    acts.changed_clinic(desk)
    tell(f"on the stick: {_backed_up(desk)[0].failed or 'made'}")


def _backed_up(desk: Desk) -> list[Placed]:
    """What became of it on the stick, then on the PC."""
    made = back_up(desk.records)
    assert made
    return sorted(made.places, key=lambda each: each.folder == local(desk.folder))


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
