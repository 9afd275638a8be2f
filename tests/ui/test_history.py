"""Every step can be taken back, and taken again."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.pages.programme.history import History


def test_a_step_goes_back_and_forth():
    history = History("a")
    history.go("b")
    history.go("c")

    history.undo()
    history.undo()
    assert history.now == "a"
    assert not history.can_undo
    history.redo()
    assert history.now == "b"
    assert history.can_redo


def test_equal_steps_in_a_row_are_one():
    history = History(3)
    for number in (1, 12):
        history.go(number, "typing")
    history.go(13, "another")

    history.undo()
    assert history.now == 12
    history.undo()
    assert history.now == 3


def test_after_a_step_back_the_same_typing_is_a_new_step():
    history = History(0)
    history.go(1, "typing")
    history.undo()
    history.go(2, "typing")
    history.go(3, "typing")

    history.undo()

    assert history.now == 0
    assert history.can_redo


def test_nothing_changed_is_no_step():
    history = History("a")

    assert not history.go("a")
    assert not history.can_undo


@given(st.lists(st.one_of(st.integers(), st.sampled_from(["undo", "redo"]))))
def test_it_is_always_a_walk_along_one_line(steps):
    history, line, place = History(None), [None], 0

    for step in steps:
        if step == "undo":
            history.undo()
            place = max(0, place - 1)
        elif step == "redo":
            history.redo()
            place = min(len(line) - 1, place + 1)
        elif history.go(step):
            line = [*line[: place + 1], step]
            place += 1

    assert history.now == line[place]
