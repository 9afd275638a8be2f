import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.controls.scale import Scale
from app.ui.widgets.session.dose_cells import DoseCells
from tests.builders import a_dose

WITH_LOAD = a_dose(sets=3, repetitions=12, hold_s=None, load_kg=20)
WITHOUT = a_dose(sets=3, repetitions=10, hold_s=None, load_kg=0)


@pytest.fixture
def cells(shown):
    page = QWidget()
    layout = QVBoxLayout(page)
    made = DoseCells(WITH_LOAD)
    layout.addWidget(made)
    layout.addWidget(Scale())
    shown(page)
    made.setFocus()
    return made


def test_nothing_typed_is_done_as_prescribed(cells, qtbot):
    qtbot.keyClick(cells, Qt.Key.Key_Tab)

    assert cells.done is None
    assert not cells.hasFocus()


def test_space_goes_to_the_next_figure_and_digits_overwrite_it(cells, qtbot):
    told = []
    cells.changed.connect(told.append)

    qtbot.keyClicks(cells, " 10")

    assert told[-1] == a_dose(sets=3, repetitions=10, hold_s=None, load_kg=20)


@pytest.mark.parametrize("typed", ["17,5", "17.5"])
def test_comma_and_point_mean_the_same(cells, qtbot, typed):
    qtbot.keyClicks(cells, f"  {typed}")

    assert cells.done.load_kg == 17.5


def test_the_figure_prescribed_typed_again_is_no_change(cells, qtbot):
    qtbot.keyClicks(cells, " 12")

    assert cells.done is None
    assert cells.problem == ""


def test_backspace_takes_back_what_was_typed(cells, qtbot):
    qtbot.keyClicks(cells, " 10")
    qtbot.keyClick(cells, Qt.Key.Key_Backspace)
    qtbot.keyClick(cells, Qt.Key.Key_Backspace)

    assert cells.done is None


def test_too_much_is_refused_with_a_sentence_and_stays(cells, qtbot):
    problems = []
    cells.problem_changed.connect(problems.append)

    qtbot.keyClicks(cells, " 450")

    assert problems == ["Skriv et helt tall fra 1 til 100."]
    assert cells.done is None
    assert "450" in cells.spoken_value()


def test_a_load_can_be_added_where_none_was_prescribed(shown, qtbot):
    cells = shown(DoseCells(WITHOUT))
    cells.setFocus()

    qtbot.keyClicks(cells, "  5")

    assert cells.done.load_kg == 5


def test_what_was_done_is_shown_and_told_to_nobody(cells):
    told = []
    cells.changed.connect(told.append)

    cells.show_done(a_dose(sets=3, repetitions=8, hold_s=None, load_kg=20))

    assert cells.done.repetitions == 8
    assert told == []
