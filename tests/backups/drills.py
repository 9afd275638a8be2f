"""The restore drill: a fresh folder, a backup, a secret; counts, head, records must be equal."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Table, select

from app.usecases.restore import backup_folders, find_backups, open_backups, restore
from db.audit import verify_chain
from db.kinds import PARTS, RecordKind, contents
from db.rows import rows_of, tables
from db.tables_apart import audit
from tests.backups.practice import PAPER, WORDS, Practice, found

RECORDS = 1000
GROWTH = 12  # patients, between whose coming the backups are made


def a_grown_practice(folder: Path) -> tuple[Practice, list[dict[str, object]]]:
    """A practice with a backup after each new patient, and what stood in it each time."""
    practice = Practice(folder, found(folder / "made" / "Takt"))
    practice.plug_in()
    states = []
    for number in range(GROWTH):
        practice.take_in(1 + number % 4)
        practice.now += timedelta(days=1)  # so that none is superfluous
        made = practice.back_up()
        states.append({"manifest": made.manifest, "hashes": _hashes(practice.workspace)})
    return practice, states


def drill(practice: Practice, states: list[dict[str, object]], fresh: Path, chance: random.Random):
    """Restore one random backup on a new PC; the differences found."""
    way, secret = chance.choice((("passphrase", WORDS), ("recovery", "-".join(PAPER))))
    wanted = chance.choice(states)
    found_here = [
        each
        for each in find_backups(backup_folders(fresh, practice.stick))
        if each.number == wanted["manifest"].number
    ]
    choice = open_backups(fresh, found_here, way, secret)[0]
    restored = restore(fresh, choice, practice.clock).workspace
    try:
        return list(_differences(restored, wanted, chance))
    finally:
        restored.close()
        shutil.rmtree(fresh)


def _differences(workspace, wanted, chance: random.Random) -> Iterator[str]:
    state = wanted["manifest"].state
    with workspace.database.begin() as tx:
        if verify_chain(tx):
            yield "chain"
        query = select(audit.c.chain_sha256).where(audit.c.sequence == state.head.sequence)
        if tx.execute(query).scalar_one_or_none() != state.head.chain:
            yield "head"
        counted = {each.name: _count(tx, each) for each in tables()}
    counted["audit"] -= 1  # that it was restored
    yield from (name for name, many in counted.items() if many != state.rows[name])
    now, known = _hashes(workspace), sorted(wanted["hashes"].items())
    picked = chance.sample(known, min(RECORDS, len(known)))
    yield from (str(name) for name, expected in picked if now.get(name) != expected)


def _count(tx, table: Table) -> int:
    return sum(1 for _ in rows_of(tx, table))


def _hashes(workspace) -> dict[tuple[str, str], str]:
    """The hash of every record as it is read back."""
    held: dict[tuple[str, str], str] = {}
    with workspace.database.begin() as tx:
        for kind in RecordKind:
            query = select(audit.c.record).where(audit.c.kind == kind.value)
            names = list(tx.execute(query).scalars()) if PARTS[kind] else []
            held |= {(kind, name): one for name, one in contents(tx, kind, names).items()}
    return held
