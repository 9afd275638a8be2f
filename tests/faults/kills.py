"""D1: the process is killed from outside at any moment, again and again."""

from collections import Counter
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from tests.faults import acts
from tests.faults.acts import Act, Desk
from tests.faults.children import Kill, Tell, tried
from tests.faults.laboratory import Bench
from tests.faults.ledger import Contents, Ledger, Verdict, reopened, written_by

MOST_ACTS, LONGEST_S = 8, 0.02  # a save takes about 4 ms
START_LOCKED = {acts.first_run, acts.unlocking}


def sweep(bench: Bench, *, kills: int, rounds: int, too_early: bool = False) -> dict[str, Any]:
    """So many kills. After each the clinic is reopened, and the day goes on from there.

    `too_early`: a clinician who is told "saved" before it is true.
    """
    day = acts.script(rounds)
    ledger = written_by(bench.emptied(), day)
    chance = bench.chance("kill")
    tally: Counter[str] = Counter()
    problems: list[str] = []
    done = len(day)
    while tally["killed"] < kills and not problems:
        if done >= len(day):
            done = 0
            bench.emptied()
        kill = Kill.at_random(chance, MOST_ACTS, LONGEST_S)
        told = tried(partial(_work_on, bench.clinic, day, done, too_early=too_early), kill)
        acknowledged = done + len(told.lines)
        held = reopened(bench.clinic)
        verdict = ledger.judge(held, acknowledged)
        tally.update({"killed": told.status == -9, "acknowledged": len(told.lines), verdict: 1})
        if verdict is not Verdict.KEPT:
            problems.append(f"{verdict} after {acknowledged} acts: {told}")
        done = _reached(ledger, held, acknowledged)
    return {"tally": tally, "problems": problems}


def _work_on(folder: Path, day: list[Act], done: int, tell: Tell, *, too_early: bool) -> None:
    desk = Desk(
        folder, patients=day[:done].count(acts.new_patient), sessions=_sessions(day[:done])
    )
    if done < len(day) and day[done] not in START_LOCKED:
        acts.unlocking(desk)
    for act in day[done:]:
        if too_early:
            tell("saved")
        act(desk)
        if not too_early:
            tell("saved")


def _sessions(done: list[Act]) -> dict[int, int]:
    patients = accumulate(act is acts.new_patient for act in done)
    held = {acts.session, acts.session_of_her_own_mind, acts.stopping_session}
    return Counter(patient for act, patient in zip(done, patients, strict=True) if act in held)


def _reached(ledger: Ledger, held: Contents | None, acknowledged: int) -> int:
    """One more than acknowledged where the interrupted act was saved after all."""
    later = ledger.states[acknowledged + 1 : acknowledged + 2]
    return acknowledged + (held in later and held != ledger.states[acknowledged])
