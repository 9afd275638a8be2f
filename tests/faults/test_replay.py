"""D8: whatever older is put back is noticed: file and log at once, a page by the next check."""

import pytest

from tests.faults.figures import FIGURES


@pytest.mark.parametrize("what", ["file", "log"])
def test_an_old_file_and_a_missing_log_are_noticed_when_it_is_opened(laboratory, what):
    found = laboratory.run("replay:put_back", what=what, trials=FIGURES.put_back)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["noticed"] == FIGURES.put_back


def test_an_old_page_is_found_by_the_next_check(laboratory):
    found = laboratory.run("replay:put_back", what="page", trials=FIGURES.put_back)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["found by the scrub"] > 0


def test_without_the_anchor_an_old_file_is_taken_for_the_newest(laboratory):
    """The negative control: the engine alone does not notice."""
    few = FIGURES.put_back // 5
    found = laboratory.run("replay:put_back", what="file", trials=few, anchored=False)

    assert found["tally"]["wrong in silence"] > few / 2
