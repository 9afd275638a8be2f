"""D2: wherever the power goes, what was acknowledged is there, whole."""

from collections import Counter

import pytest

from tests.faults.acts import Desk, first_run, locking
from tests.faults.desk_acts import saved_sheet
from tests.faults.figures import FIGURES
from tests.faults.ledger import reopened

ROUNDS, FEW_ROUNDS = 4, 1


def shared(laboratory, parts):
    found = laboratory.share("power_loss:sweep", parts)
    tally = sum((Counter(each["tally"]) for each in found), Counter())
    print(tally)  # noqa: T201 (the figures, shown with -s)
    return tally, [problem for each in found for problem in each["problems"]]


def test_no_acknowledged_save_is_lost_half_there_or_unreadable(laboratory):
    part = {"states": FIGURES.power_losses // 2, "rounds": ROUNDS}
    tally, problems = shared(laboratory, [part] * 2)

    assert problems == []
    assert tally["kept"] == tally["states"] >= FIGURES.power_losses


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_a_weaker_engine_would_be_found_out(laboratory, synchronous):
    """The negative control. What is lost does not even open: the anchor knows of it."""
    part = {"states": FIGURES.controls, "rounds": FEW_ROUNDS, "synchronous": synchronous}
    tally, problems = shared(laboratory, [part])

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
