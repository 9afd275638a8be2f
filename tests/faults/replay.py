"""D8: something older is put back: a page, the whole file, or a file without its log."""

import shutil
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from app.domain.errors import TaktError
from app.usecases.open_clinic import unlock
from app.usecases.workspace import Workspace
from db.audit import verify_chain
from db.engine import PAGE_SIZE
from db.places import RECORDS, inside
from tests.faults import acts, desk_acts, whole_acts
from tests.faults.acts import PASSPHRASE, Desk, noon
from tests.faults.laboratory import Bench
from tests.faults.ledger import Contents, contents

LOG, ANCHOR = f"{RECORDS}-wal", Path(RECORDS).with_suffix(".anchor").name
DAY = [
    *acts.script(2), acts.new_patient, acts.session, whole_acts.corrected_session,
    desk_acts.changed_programme, desk_acts.own_exercise, acts.programme, desk_acts.diary,
    acts.changed_patient, acts.session,
]  # fmt: skip


def put_back(bench: Bench, *, what: str, trials: int, anchored: bool = True) -> dict[str, Any]:
    """So often a `page`, a `file` or a `log` of an earlier moment; how it was found."""
    states = _a_day(bench)
    chance, tally, problems = bench.chance("replay", what), Counter[str](), []
    while tally["trials"] < trials:
        now = chance.randrange(1, len(states))
        before = chance.randrange(now)
        if not _laid(bench, what, before, now, chance):
            continue
        if not anchored:
            (inside(bench.clinic) / ANCHOR).unlink()
        found = _found(bench.clinic, states[now])
        tally.update(["trials", found])
        if found not in {"noticed", "found by the scrub", "unharmed"}:
            problems.append(f"{what} of {before} at {now}: {found}")
    return {"tally": tally, "problems": problems}


def _a_day(bench: Bench) -> list[Contents]:
    """Keep the clinic after each act: as a kill leaves it, and as it is closed."""
    desk, states = Desk(bench.emptied()), list[Contents]()
    for act in DAY:
        act(desk)
        if desk.workspace:
            states.append(contents(desk.records))
            bench.keep(f"killed-{len(states) - 1}")
            desk.records.database.checkpoint()
            bench.keep(f"closed-{len(states) - 1}")
    acts.locking(desk)
    return states


def _laid(bench: Bench, what: str, before: int, now: int, chance: Random) -> bool:
    """Lay out the present with that of the past in it; whether they differ."""
    old = inside(bench.folder / f"closed-{before}")
    files = inside(
        bench.restored(bench.folder / f"{'killed' if what == 'log' else 'closed'}-{now}")
    )
    if what == "log":
        log = files / LOG
        differs = log.exists() and log.stat().st_size > 0
        log.unlink(missing_ok=True)
        return differs
    if what == "file":
        differs = (old / RECORDS).read_bytes() != (files / RECORDS).read_bytes()
        shutil.copyfile(old / RECORDS, files / RECORDS)
        return differs
    return _put_page(files / RECORDS, (old / RECORDS).read_bytes(), chance)


def _put_page(file: Path, old: bytes, chance: Random) -> bool:
    now = bytearray(file.read_bytes())
    pages = [
        at
        for at in range(0, min(len(old), len(now)), PAGE_SIZE)
        if old[at : at + PAGE_SIZE] != now[at : at + PAGE_SIZE]
    ]
    if pages:
        at = chance.choice(pages)
        now[at : at + PAGE_SIZE] = old[at : at + PAGE_SIZE]
        file.write_bytes(now)
    return bool(pages)


def _found(folder: Path, state: Contents) -> str:
    try:
        workspace = unlock(folder, PASSPHRASE, noon)
    except TaktError:
        return "noticed"
    try:
        if _scrubbed(workspace):
            return "unharmed" if contents(workspace) == state else "wrong in silence"
    except Exception:  # noqa: BLE001 (what the engine says of a page that does not fit)
        return "found by the scrub"
    finally:
        workspace.database._connection.close()
    return "found by the scrub"


def _scrubbed(workspace: Workspace) -> bool:
    """Whether the weekly check finds all in order."""
    with workspace.database.begin() as tx:
        whole = tx.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        loose = tx.execute(text("PRAGMA foreign_key_check")).all()
        return whole and not loose and not verify_chain(tx)
