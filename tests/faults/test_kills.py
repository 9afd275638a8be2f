"""D1: a killed process has lost nothing that it said was saved."""

from collections import Counter

from tests.faults.figures import FIGURES


def test_a_kill_at_any_moment_loses_nothing(laboratory):
    parts = [{"kills": FIGURES.kills // 2, "rounds": 6}] * 2

    found = laboratory.share("kills:sweep", parts)

    tally = sum((Counter(each["tally"]) for each in found), Counter())
    print(tally)  # noqa: T201 (the figures, shown with -s)
    assert [each["problems"] for each in found] == [[], []]
    assert tally["killed"] == FIGURES.kills // 2 * 2
    assert tally["acknowledged"] > tally["killed"]


def test_an_unfinished_save_would_be_found_out(laboratory):
    found = laboratory.run("kills:sweep", kills=20, rounds=6, too_early=True)

    assert found["problems"] != []
