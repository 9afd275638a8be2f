"""D2: wherever the power goes, what was acknowledged is there, whole."""

from collections import Counter

import pytest

from tests.faults.acts import Desk, first_run, locking
from tests.faults.desk_acts import saved_sheet
from tests.faults.figures import FIGURES
from tests.faults.ledger import reopened

ROUNDS, FEW_ROUNDS = 4, 2


def shared(laboratory, states, rounds, **weakened):
    parts = [{"states": states // 2, "rounds": rounds, **weakened}] * 2
    found = laboratory.share("power_loss:sweep", parts)
    tally = sum((Counter(each["tally"]) for each in found), Counter())
    print(tally)  # noqa: T201 (the figures, shown with -s)
    return tally, [problem for each in found for problem in each["problems"]]


def test_no_acknowledged_save_is_lost_half_there_or_unreadable(laboratory):
    tally, problems = shared(laboratory, FIGURES.power_losses, ROUNDS)

    assert problems == []
    assert tally["kept"] == tally["states"] >= FIGURES.power_losses


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_a_weaker_engine_would_be_found_out(laboratory, synchronous):
    """The negative control. What is lost does not even open: the anchor knows of it."""
    tally, problems = shared(laboratory, FIGURES.controls, FEW_ROUNDS, synchronous=synchronous)

    assert tally["corrupt"] > 0
    assert problems


def test_the_judge_sees_what_lies_beside_equal_rows(tmp_path):
    """A file that is gone before the records forget it: no row tells the two apart."""
    desk = Desk(tmp_path / "Takt")
    for act in (first_run, saved_sheet, locking):
        act(desk)
    lying = reopened(desk.folder)

    (desk.folder / "ark.pdf").unlink()

    assert lying != reopened(desk.folder) == reopened(desk.folder, anew=True)
