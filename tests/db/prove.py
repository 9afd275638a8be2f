"""D16: a practice of 1,000,000 sessions is brought to the next schema, by `make prove`.

python -m tests.db.prove [--patients N], of 100 sessions each
"""

import argparse
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sqlalchemy import Text, cast, select, union

from db import clinic_folder
from db.anchor import Anchor
from db.audit import _chained
from db.columns import moment
from db.head import START, Head
from db.key_file import data_key, read_key_file
from db.kinds import PARTS, RecordKind, contents
from db.state import reading
from db.transaction import Transaction
from tests.bench.practice import PATIENTS, WORDS, practice, unguarded
from tests.builders import NOW
from tests.db.every_row import every_row
from tests.faults.acts import next_release
from tests.faults.children import Tell, tried

AT_ONCE = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=PATIENTS)
    root = Path("build/upgrade")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(practice(parser.parse_args().patients), root)
    try:
        upgraded(root)
    finally:
        shutil.rmtree(root)
    return 0


def upgraded(root: Path) -> None:
    """Every row is the same before and after, and the old file is kept to the last byte."""
    file = root / "clinic" / "records.takt"
    key = data_key(read_key_file(file.parent), WORDS)
    assert not tried(partial(_sign, file, key)).status
    clinic_folder.unlock(root, WORDS).close()  # with a log again
    before, bytes_before = every_row(file, key), _digest(file)
    told = tried(partial(_upgrade, root))
    if told.status:
        raise SystemExit("\n".join(told.lines))
    (kept,) = root.glob("before-upgrade-*")
    after = every_row(file, key, like=before)
    if after != before or _digest(kept / file.name) != bytes_before:
        raise SystemExit(
            f"not the same: {[name for name in before if after[name] != before[name]]}"
        )
    rows = sum(each.count for each in before.values())
    said = f"{before['sessions'].count} sessions, {rows} rows of {len(before)} tables the same"
    sys.stdout.write(f"{said}; {told.lines[0]}, file {file.stat().st_size / 1e6:.0f} MB\n")


def _upgrade(root: Path, tell: Tell) -> None:
    next_release(root)
    began = time.monotonic()
    clinic_folder.unlock(root, WORDS).close()
    took = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    core = used.ru_utime + used.ru_stime
    tell(
        f"upgraded in {took:.0f} s ({core:.0f} s of a core), at most {used.ru_maxrss / 1e3:.0f} MB"
    )


def _sign(file: Path, key: bytes, _tell: Tell) -> None:
    """Write the whole trail anew: the practice has none of what its records hold."""
    with reading(file, key) as tx:
        rows = list(_trail(tx))
    with unguarded(file, key) as connection:
        connection.execute("DELETE FROM audit")
        connection.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    Anchor(file, key).start(Head(rows[-1][0], rows[-1][-1], rows[-1][1]))


def _trail(tx: Transaction) -> Iterator[tuple[Any, ...]]:
    number, chain, at = START.sequence, START.chain, moment(NOW)
    for kind, names in _records(tx):
        hashed = contents(tx, kind, names)
        for name in names:
            number += 1
            entry = {"sequence": number, "at": at, "kind": kind.value, "record": name,
                     "patient_id": None, "content_sha256": hashed[name]}  # fmt: skip
            chain = _chained(chain, entry)
            yield (*entry.values(), chain)


def _records(tx: Transaction) -> Iterator[tuple[RecordKind, list[str]]]:
    for kind, keys in PARTS.items():
        if not keys:
            continue
        names = [*tx.execute(union(*(select(cast(key, Text)) for key in keys))).scalars()]
        for at in range(0, len(names), AT_ONCE):
            yield kind, names[at : at + AT_ONCE]


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
