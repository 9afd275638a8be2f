"""The long proof of backups, by `make prove`: drills, damage, kills at every step, ten years.

python -m tests.backups.prove [--drills N] [--damages N] [--schedules N]
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import TaktError
from app.usecases.restore import verify
from tests.backups.drills import a_grown_practice, drill
from tests.backups.practice import WORDS, Practice, found
from tests.backups.test_damage import damaged
from tests.backups.test_killed import check_backups, check_restores
from tests.backups.test_rotation import schedules, three_and_the_newest

SEED = 20261123
EVERY_STEP = 10_000


def main() -> int:
    wanted = arguments()
    sys.stdout.write(f"seed {SEED}\n")
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate((drills, damage, kills, years)):
            place = Path(folder, str(number))
            place.mkdir()
            began = time.monotonic()
            for line in part(place, wanted):
                took = time.monotonic() - began
                sys.stdout.write(f"{line}, {took:.0f} s\n")
                sys.stdout.flush()
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drills", type=int, default=200)
    parser.add_argument("--damages", type=int, default=5000)
    parser.add_argument("--schedules", type=int, default=1000)
    return parser.parse_args()


def drills(folder: Path, wanted: argparse.Namespace) -> Iterator[str]:
    practice, states = a_grown_practice(folder)
    equal = 0
    for number in range(wanted.drills):
        fresh = folder / f"fresh-{number}"
        fresh.mkdir()
        differences = drill(practice, states, fresh, random.Random(SEED + number))
        if differences:
            raise SystemExit(f"drill {number}: {differences[:5]}")
        equal += 1
    practice.workspace.close()
    yield f"{equal} of {wanted.drills} restores equal: counts, head, records"


def damage(folder: Path, wanted: argparse.Namespace) -> Iterator[str]:
    practice = a_practice(folder)
    backup = practice.back_up().places[0].file
    practice.take_in()
    other = practice.back_up().places[0].file.read_bytes()
    whole, chance, refused = backup.read_bytes(), random.Random(SEED), 0
    for number in range(wanted.damages):
        backup.write_bytes(damaged(whole, other, chance))
        try:
            verify(folder / "fresh", backup, "passphrase", WORDS)
        except TaktError:
            refused += 1
        else:
            raise SystemExit(f"damage {number} went unseen")
    practice.workspace.close()
    yield f"{refused} of {wanted.damages} damaged backups refused, nothing restored"


def kills(folder: Path, _wanted: argparse.Namespace) -> Iterator[str]:
    practice = a_practice(folder)
    for _ in range(2):
        practice.back_up()
        practice.take_in()
    practice.workspace.close()
    backups = check_backups(practice, EVERY_STEP, patients=3)
    yield f"backup killed at {backups} steps: all older backups whole, records open"
    restores, _ = check_restores(practice, EVERY_STEP)
    yield f"restore killed at {restores} steps: old or new records open, backups whole"


def years(_folder: Path, wanted: argparse.Namespace) -> Iterator[str]:
    assert all(three_and_the_newest(left) for left in schedules(wanted.schedules))
    yield f"{wanted.schedules} schedules over ten years: never below three, the newest never gone"


def a_practice(folder: Path) -> Practice:
    practice = Practice(folder, found(folder / "made" / "Takt"))
    practice.take_in(2)
    practice.plug_in()
    return practice


if __name__ == "__main__":
    sys.exit(main())
