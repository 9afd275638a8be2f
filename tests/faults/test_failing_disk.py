"""D3, D4: whatever the disk does, what was said to be saved is saved, and a failure is said."""

from collections import Counter

from tests.faults.acts import ACTS
from tests.faults.figures import FIGURES

# These move what a log holds.
BESIDE_LOG = {"unlocking", "upgrading", "half_a_minute_later", "locking"}
# Passed over, and nothing hangs on them: the name of a new log or folder is not synced (what is in
# it is), an empty journal is not removed, a log's index is not made or removed (it is made anew),
# the reserve is not laid by ("C ", "W "), a copy in the scratch folder is not removed ("U ": the
# next start sweeps it), or the anchor of a clinic being made is a step behind,
# as it is after a crash. Later a failing anchor is said: the save is warned.
INDEX = {"C shm", "W shm", "U shm"}
RESERVE = {"C ", "W "}
PASSED_OVER = {"S ", "S aside", "U ", "U wal", "U journal"} | INDEX | RESERVE
WHILE_MADE = PASSED_OVER | {"S .anchor", "W .anchor"}


def test_every_operation_of_every_act_may_fail_in_every_way(laboratory):
    names = [act.__name__ for act in ACTS]
    starts = [(name, name in BESIDE_LOG) for name in names]
    if FIGURES.both_starts:
        starts += [(name, name not in BESIDE_LOG) for name in names]

    every = FIGURES.every_fault_everywhere
    parts = [{"act": name, "killed_before": killed, "every": every} for name, killed in starts]
    swept = laboratory.share("failing_disk:sweep", parts)

    tally = sum((Counter(each["tally"]) for each in swept), Counter())
    print({each["act"]: each["tally"]["operations"] for each in swept}, tally)  # noqa: T201 (the figures, shown with -s)
    assert [each["problems"] for each in swept] == [[]] * len(parts)
    assert tally["kept"] == tally["trials"] == (6 if every else 3) * tally["operations"] > 0
    assert tally["refused"] > 0
    assert tally["warned"] > 0
    for each in swept:
        assert set(each["quiet"]) <= (WHILE_MADE if each["act"] == "first_run" else PASSED_OVER)


def test_a_fault_while_recovering_from_a_fault_loses_nothing(laboratory):
    found = laboratory.run("failing_disk:twice", trials=FIGURES.faults_in_recovery)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["kept"] == FIGURES.faults_in_recovery
