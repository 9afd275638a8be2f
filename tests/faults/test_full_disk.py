"""D5: a full disk is said, nothing is lost, and work goes on once it is freed.

The disk of the laboratory has so many bytes, gives short writes at its end and takes back what is
freed. A real small file system needs rights that a build machine does not give.
"""

from tests.faults.figures import FIGURES


def test_a_disk_that_fills_loses_nothing_and_can_be_worked_on(laboratory):
    found = laboratory.run("full_disk:fill", runs=FIGURES.full_disks, rounds=8)

    tally = found["tally"]
    print(tally)  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert tally["kept"] == tally["runs"] == FIGURES.full_disks
    assert tally["reads right"] > FIGURES.full_disks / 2  # on the largest all may find room
    assert any(said.startswith("refused: Nothing was saved: the disk is full.") for said in tally)
    assert tally["saved once freed"] > 0


def test_a_stick_that_fills_is_said_and_costs_no_older_backup(laboratory):
    found = laboratory.run("full_disk:fill_stick", runs=FIGURES.full_sticks)

    tally = found["tally"]
    print(tally)  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert tally["runs"] == FIGURES.full_sticks
    assert sum(n for said, n in tally.items() if "there is no room" in said) == FIGURES.full_sticks
