"""D14 and D17: wrong passphrases, and two instances at one clinic."""

import os
import signal
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random
from string import ascii_letters, digits
from typing import Any

from app.domain.errors import TaktError
from app.usecases.open_clinic import unlock
from db.key_file import WrongPassphrase
from tests.faults import acts
from tests.faults.acts import PASSPHRASE, Desk, noon
from tests.faults.children import Child, Tell
from tests.faults.laboratory import Bench
from tests.faults.ledger import contents

RUNNERS = 2
SIGNS = ascii_letters + digits + " æøåé\x00'\"🙂"


def wrong_passphrases(bench: Bench, *, tries: int) -> dict[str, Any]:
    """So many wrong passphrases, near and far. What they opened, changed and said."""
    desk = Desk(bench.emptied())
    for act in acts.script(1):
        act(desk)
    if desk.workspace:
        acts.locking(desk)
    before, chance, said = _bytes(bench.clinic), bench.chance("wrong"), Counter[str]()
    for number in range(tries):
        said[_answer(bench.clinic, _wrong(chance))] += 1
        if number % 50 == 0:
            assert _bytes(bench.clinic) == before
    return {"said": said, "changed": _bytes(bench.clinic) != before}


def _wrong(chance: Random) -> str:
    near = list(PASSPHRASE)
    place = chance.randrange(len(near))
    match chance.randrange(5):
        case 0:
            near[place] = chance.choice(SIGNS)
        case 1:
            del near[place]
        case 2:
            near.insert(place, chance.choice(SIGNS))
        case 3:
            near = near[:place]
        case _:
            near = chance.choices(SIGNS, k=chance.randrange(200))
    return _wrong(chance) if "".join(near) == PASSPHRASE else "".join(near)


def _answer(folder: Path, passphrase: str) -> str:
    try:
        unlock(folder, passphrase, noon)
    except WrongPassphrase as error:
        return str(error)
    return "opened"


def races(bench: Bench, *, races: int) -> dict[str, Any]:
    """Two instances unlock at once. One saves, and is killed; the other is turned away."""
    desk = Desk(bench.emptied())
    for act in (acts.first_run, acts.new_patient):
        act(desk)
    acts.locking(desk)
    kept, tally, problems = bench.keep("before"), Counter[str](), []
    for number in range(races):
        bench.restored(kept)
        answers = _raced(bench.clinic)
        inside = answers.count("in")
        tally.update(["races", f"{inside} in", *answers])
        if inside != 1 or _sessions_kept(bench.clinic) != 1:
            problems.append(f"race {number}: {answers}")
    return {"tally": tally, "problems": problems}


def _raced(folder: Path) -> list[str]:
    gate, opener = os.pipe()
    runners = [Child(partial(_enter, folder, gate)) for _ in range(RUNNERS)]
    os.write(opener, b"." * RUNNERS)
    answers = [runner.first_line() for runner in runners]
    for runner in runners:
        runner.kill()
    os.close(gate)
    os.close(opener)
    return answers


def _enter(folder: Path, gate: int, tell: Tell) -> None:
    desk = Desk(folder, patients=1)
    os.read(gate, 1)
    try:
        acts.unlocking(desk)
        acts.session(desk)
    except TaktError as error:
        tell(f"turned away: {error}")
        return
    tell("in")
    signal.pause()  # until it is killed; the gate's other byte is the other's


def _sessions_kept(folder: Path) -> int:
    """How many sessions the next instance finds, which enters at once."""
    workspace = unlock(folder, PASSPHRASE, noon)
    found = sum(name.startswith("session") for name in contents(workspace))
    workspace.close()
    return found


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
