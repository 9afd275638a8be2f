"""D3, D4: whatever the disk does, what was said to be saved is saved, and a failure is said."""

from collections import Counter

from tests.faults.acts import ACTS
from tests.faults.desk_acts import AT_THE_DESK
from tests.faults.figures import FIGURES
from tests.faults.whole_acts import WHOLE

# These move what a log holds.
BESIDE_LOG = {"unlocking", "half_a_minute_later", "locking"}
# Passed over, and nothing hangs on them: the name of a new log or folder is not synced (what is in
# it is), an empty journal is not removed, a log's index is not made, cut or removed (it is made
# anew), the reserve is not laid by, or a copy in the scratch folder is not removed (the next start
# sweeps it). A failing anchor is said: the save is warned, and no records are made with one.
INDEX = {"C shm", "W shm", "T shm", "U shm"}
RESERVE = {"C reserve", "W reserve", "S reserve"}
PASSED_OVER = {"S clinic", "S aside", "U scratch", "U wal", "U journal"} | INDEX | RESERVE
ON_A_NEW_PC = {"taking_over"}
CUT_OFF = ["session", "programme", "backup", "restoring", "deleted_patient", "new_data_key",
           "upgrading", "taking_over", "first_run", "locking"]  # fmt: skip


def test_every_operation_of_every_act_may_fail_in_every_way(laboratory):
    names = [act.__name__ for act in (*ACTS, *AT_THE_DESK)]
    starts = [(name, name in BESIDE_LOG) for name in names]
    if FIGURES.both_starts:
        starts += [(name, name not in BESIDE_LOG) for name in names]

    assert faults(laboratory, starts, FIGURES.faults_each) == []


def test_what_is_done_with_all_records_may_fail_at_every_operation(laboratory):
    starts = [(act.__name__, act.__name__ not in ON_A_NEW_PC) for act in WHOLE]
    if FIGURES.both_starts:
        starts += [(name, False) for name, killed in starts if killed]

    assert faults(laboratory, starts, FIGURES.faults_each_of_whole) == []


def faults(laboratory, starts, each):
    """What was lost, half or corrupt, or not said; of what was tried all is counted as kept."""
    parts = [{"starts": starts[number::2], "each": each} for number in range(2)]
    swept = [one for part in laboratory.share("failing_disk:sweeps", parts) for one in part]

    tally = sum((Counter(part["tally"]) for part in swept), Counter())
    print({part["act"]: part["tally"]["operations"] for part in swept}, tally)  # noqa: T201 (the figures, shown with -s)
    if problems := [problem for part in swept for problem in part["problems"]]:
        return problems
    assert tally["kept"] == tally["trials"] >= 0.8 * each * tally["operations"] > 0
    assert tally["refused"] > 0
    assert tally["warned"] > 0
    for part in swept:
        assert set(part["quiet"]) <= PASSED_OVER, part["act"]
    return []


def test_a_fault_while_recovering_from_a_fault_loses_nothing(laboratory):
    each = FIGURES.faults_in_recovery // len(CUT_OFF)
    parts = [{"acts": CUT_OFF[number::2], "trials": each} for number in range(2)]
    found = [one for part in laboratory.share("failing_disk:twice", parts) for one in part]

    tally = sum((Counter(one["tally"]) for one in found), Counter())
    print({one["act"]: one["to recover"] for one in found}, tally)  # noqa: T201 (the figures, shown with -s)
    assert [problem for one in found for problem in one["problems"]] == []
    assert tally["kept"] == tally["trials"] == each * len(CUT_OFF)
    assert tally["refused"] > 0
