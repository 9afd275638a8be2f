"""D3 and D4: every disk operation of every act goes wrong, in every way."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.errors import TaktError
from app.usecases.clinic_exists import clinic_exists
from db.places import SCRATCH
from tests.faults import acts, desk_acts, whole_acts
from tests.faults.acts import ACTS, Act, Desk
from tests.faults.children import Tell, Told, tried
from tests.faults.desk_acts import AT_THE_DESK
from tests.faults.disk import CRASHED, Disk, Fault, Operation, logged
from tests.faults.laboratory import Bench
from tests.faults.ledger import Ledger, Verdict, reopened
from tests.faults.whole_acts import WHOLE

FAULTS = [fault for fault in Fault if fault is not Fault.SOUND]
USUAL = [acts.first_run, acts.new_patient, acts.session, acts.programme]
BEFORE: dict[str, list[Act]] = {
    "first_run": [],
    "taking_over": [],
    "lifted_stop": [acts.first_run, acts.new_patient, acts.stopping_session],
    "drilled": [*USUAL, whole_acts.backup],
    "drilled_by_hand": [*USUAL, whole_acts.backup],
    "restoring": [*USUAL, whole_acts.backup, acts.session],
    **desk_acts.NEEDS,
}
KNOWN = {act.__name__: act for act in (*ACTS, *AT_THE_DESK, *WHOLE)}
ON_A_NEW_PC = {"first_run", "taking_over"}  # no records lie there
WHILE_LOCKED = {"first_run", "unlocking", "upgrading", "taking_over"}


class Start(NamedTuple):
    """Where every trial of an act begins: a kept folder, and the clinician's place in it."""

    kept: Path
    desk: Desk
    act: str

    def doing(self, desk: Desk) -> None:
        KNOWN[self.act](desk)

    def seated(self) -> Desk:
        """The clinician at the restored folder, unlocked where the act needs it."""
        desk = replace(self.desk, sessions=dict(self.desk.sessions))
        if self.act not in WHILE_LOCKED:
            acts.unlocking(desk)
        return desk


def sweeps(bench: Bench, *, starts: list[tuple[str, bool]], each: float) -> list[dict[str, Any]]:
    """The sweep of each of these acts, and of how it begins."""
    return [sweep(bench, act=act, killed_before=killed, each=each) for act, killed in starts]


def sweep(bench: Bench, *, act: str, killed_before: bool, each: float) -> dict[str, Any]:
    """All operations of one act, with so many of the six faults at each, by chance.

    `killed_before`: the act begins beside a full log.
    """
    start = prepared(bench, act, killed_before=killed_before)
    ledger, kinds = _undisturbed(bench, start)
    count = len(kinds)
    tally: Counter[str] = Counter(operations=count)
    problems, quiet = [], Counter[str]()
    chance = bench.chance(act, killed_before)
    for operation in range(1, count + 1):
        for fault in FAULTS:
            if chance.random() * len(FAULTS) >= each:
                continue
            bench.restored(start.kept)
            told = tried(lambda tell: _broken(bench.disk, start, tell, fault, operation))  # noqa: B023 (ends before the next)
            found = _judged(told, fault, ledger.judge(reopened(bench.clinic), _saved(told)))
            tally.update(found)
            if "swallowed" in found:
                quiet[kinds[operation - 1]] += 1
            if not found.isdisjoint({*UNSEEMLY, *BAD}):
                problems.append(f"{act} {fault.name} at {operation}: {found} {told}")
    return {"act": act, "tally": tally, "quiet": quiet, "problems": problems}


def twice(bench: Bench, *, acts: list[str], trials: int) -> list[dict[str, Any]]:
    """D4: each of these acts is cut off, and what should recover fails or is cut off too."""
    return [_twice(bench, act, trials) for act in acts]


def _twice(bench: Bench, act: str, trials: int) -> dict[str, Any]:
    start = prepared(bench, act, killed_before=act not in ON_A_NEW_PC)
    ledger, kinds = _undisturbed(bench, start)
    chance, tally, problems = bench.chance("twice", act), Counter[str](), []
    most = max(_recovering(bench, start, at) for at in (len(kinds) // 2, len(kinds)))
    for number in range(trials):
        bench.restored(start.kept)
        first, second = chance.choice((Fault.CRASH, Fault.TORN)), chance.choice(FAULTS)
        at, then_at = chance.randint(1, len(kinds)), chance.randint(1, most)
        told = tried(lambda tell: _broken(bench.disk, start, tell, first, at))  # noqa: B023 (ends before the next)
        assert told.status == CRASHED
        told = tried(lambda tell: _recover(bench.disk, start, tell, second, then_at))  # noqa: B023 (the same)
        verdict = ledger.judge(reopened(bench.clinic), 0)
        tally.update(["trials", verdict, *(line.partition(":")[0] for line in told.lines)])
        if verdict is not Verdict.KEPT or "unseemly" in f"{told}":
            problems.append(f"{act} {number}: {first.name} {at}, {second.name} {then_at}: {told}")
    return {"act": act, "to recover": most, "tally": tally, "problems": problems}


def _recovering(bench: Bench, start: Start, at: int) -> int:
    """How many disk operations it takes to recover from a crash there."""
    bench.restored(start.kept)
    tried(lambda tell: _broken(bench.disk, start, tell, Fault.CRASH, at))
    told = tried(lambda tell: _recover(bench.disk, start, tell, Fault.SOUND, 0))
    return int(told.lines[-1])


def _recover(disk: Disk, start: Start, tell: Tell, fault: Fault, operation: int) -> None:
    """Come back, do it again where it is known to be undone, and close."""
    desk = replace(start.desk, sessions=dict(start.desk.sessions), workspace=None)
    disk.break_at(fault, operation)
    back = "unlocking" if clinic_exists(desk.folder) else start.act
    tell(_outcome(start._replace(act=back), desk))
    if desk.workspace:
        tell(_outcome(start._replace(act="locking"), desk))
    tell(f"{disk.counted()}")


UNSEEMLY = {"unseemly", "again unseemly", "again refused", "not reached"}
BAD = {Verdict.LOST, Verdict.HALF, Verdict.CORRUPT}


def prepared(bench: Bench, act: str, *, killed_before: bool) -> Start:
    """The folder as it is before the act."""
    acts.this_release()
    desk = Desk(bench.emptied())
    if act == "taking_over":
        _hand_over(bench, desk)
    for each in BEFORE.get(act, USUAL):
        each(desk)
    kept = bench.keep("before")
    if desk.workspace:
        acts.locking(desk)
    if act == "upgrading":
        acts.next_release(bench.folder)
    return Start(kept if killed_before else bench.keep("before"), desk, act)


def _hand_over(bench: Bench, desk: Desk) -> None:
    """Lay the package beside the folder, and leave nothing in it."""
    for each in (*USUAL, whole_acts.handing_over, acts.locking):
        each(desk)
    package = whole_acts.package(desk.folder)
    (desk.folder / package.name).replace(package)
    desk.folder, desk.patients = bench.emptied(), 0


def _undisturbed(bench: Bench, start: Start) -> tuple[Ledger, list[str]]:
    """What is there before and after, and the disk operations that lie between."""
    _warm_up(bench, start)
    bench.restored(start.kept)
    before = reopened(bench.clinic)
    bench.restored(start.kept)
    log = bench.folder / "log"
    log.unlink(missing_ok=True)
    tried(lambda _: _noted(bench.disk, start, log))
    after = reopened(bench.clinic)
    assert before is not None
    assert after is not None
    return Ledger([before, after]), [_kind(each) for each in logged(log)]


def _warm_up(bench: Bench, start: Start) -> None:
    """Do it once here, so that no trial has to load and compile what it takes."""
    bench.restored(start.kept)
    desk = start.seated()
    start.doing(desk)
    if desk.workspace and desk.records.is_open:
        desk.workspace.close()


def _noted(disk: Disk, start: Start, log: Path) -> None:
    desk = start.seated()
    disk.log_to(log)
    start.doing(desk)


def _kind(done: Operation) -> str:
    if SCRATCH in Path(done.name).parts:
        return f"{done.kind} {SCRATCH}"
    name = Path(done.name).name
    if name.startswith("new-"):  # and then a number by chance
        return f"{done.kind} aside"
    return f"{done.kind} {name.partition('-')[2] or Path(name).suffix or name}"


def _broken(disk: Disk, start: Start, tell: Tell, fault: Fault, operation: int) -> None:
    desk = start.seated()
    disk.break_at(fault, operation)
    outcome = _outcome(start, desk)
    tell(outcome)
    tell(f"{disk.counted()}")
    disk.mend()
    if outcome not in {"saved", "warned"} and start.act != "locking":
        tell(f"again {_outcome(start, desk)}")


def _outcome(start: Start, desk: Desk) -> str:
    try:
        start.doing(desk)
    except TaktError as error:
        return f"refused: {error}"
    except Exception as error:  # noqa: BLE001 (what no page answers is counted, and fails)
        return f"unseemly: {type(error).__name__} {error}"
    return "warned" if desk.workspace and desk.records.database.warnings else "saved"


def _saved(told: Told) -> int:
    """How many of the act's saves were said to be saved, with a warning or without."""
    said = {"saved", "warned", "again saved", "again warned"}
    return int(not said.isdisjoint(told.lines))


def _judged(told: Told, fault: Fault, verdict: Verdict) -> set[str]:
    found = {"trials", str(verdict)}
    if fault.ends_the_process:
        return found | ({"ended"} if told.status == CRASHED else {"not reached"})
    first, _, *again = told.lines
    found.add("swallowed" if first == "saved" else first.partition(":")[0])
    return found | {each.partition(":")[0] for each in again}
