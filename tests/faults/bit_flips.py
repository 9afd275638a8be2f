"""D6 and D7: one bit of a closed or of an open clinic's files turns over."""

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from app.domain.errors import TaktError
from db.places import RECORDS, inside
from tests.faults import acts
from tests.faults.acts import Desk
from tests.faults.laboratory import Bench
from tests.faults.ledger import Contents, Ledger, contents

LOG = f"{RECORDS}-wal"


def in_records(bench: Bench, *, flips: int, beside_log: bool = False) -> dict[str, Any]:
    """Flips in the main file of a clinic that was closed, or killed (`beside_log`)."""
    return _flipped(bench, RECORDS, flips, killed=beside_log)


def in_log(bench: Bench, *, flips: int, anchored: bool = True) -> dict[str, Any]:
    """Flips in the write-ahead log of a clinic that was killed."""
    return _flipped(bench, LOG, flips, killed=True, anchored=anchored)


def clean_opens(bench: Bench, *, opens: int) -> dict[str, Any]:
    """Undamaged clinics, closed and killed: how often is there a false alarm?"""
    ledger, tally = Ledger(), Counter[str]()
    for killed in (False, True):
        kept = _used_clinic(bench, ledger, killed=killed)
        for _ in range(opens // 2):
            bench.restored(kept)
            tally[_found(bench.clinic, ledger)] += 1
    return {"tally": tally}


def _flipped(
    bench: Bench, name: str, flips: int, *, killed: bool, anchored: bool = True
) -> dict[str, Any]:
    ledger = Ledger()
    kept = _used_clinic(bench, ledger, killed=killed)
    chance, tally, problems = bench.chance(name, killed), Counter[str](), []
    for _ in range(flips):
        files = inside(bench.restored(kept))
        place = _flip(files / name, chance)
        if not anchored:
            (files / RECORDS).with_suffix(".anchor").unlink()
        found = _found(bench.clinic, ledger)
        tally.update(["flips", found])
        if found not in {"noticed", "unharmed"}:
            problems.append(f"bit {place} of {name}: {found}")
    return {"tally": tally, "problems": problems}


def _used_clinic(bench: Bench, ledger: Ledger, *, killed: bool) -> Path:
    desk = Desk(bench.emptied())
    last = [acts.new_patient, acts.session, acts.session, acts.programme]
    for act in [*acts.script(2), acts.locking, acts.unlocking, *last]:
        act(desk)
        if desk.workspace:
            ledger.states.append(contents(desk.workspace))
    kept = bench.keep("used")
    acts.locking(desk)
    return kept if killed else bench.keep("used")


def _flip(file: Path, chance: Random) -> int:
    content = bytearray(file.read_bytes())
    place = chance.randrange(len(content) * 8)
    content[place // 8] ^= 1 << place % 8
    file.write_bytes(content)
    return place


def _found(folder: Path, ledger: Ledger) -> str:
    desk = Desk(folder)
    try:
        acts.unlocking(desk)
        return _shown(contents(desk.records), ledger)
    except TaktError:
        return "noticed"
    except Exception as error:  # noqa: BLE001 (counted, and fails)
        return f"unseemly {type(error).__name__} {error}"
    finally:
        if desk.workspace:
            desk.workspace.database._connection.close()


def _shown(held: Contents, ledger: Ledger) -> str:
    if held == ledger.states[-1]:
        return "unharmed"
    return "lost in silence" if held in ledger.states else "wrong in silence"
