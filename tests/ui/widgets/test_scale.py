import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.controls.scale import Scale
from app.ui.widgets.controls.segments import Segments

QUALITY = (("good", "God"), ("fair", "Middels"), ("poor", "Dårlig"))


@pytest.fixture
def two_scales(shown):
    page = QWidget()
    layout = QVBoxLayout(page)
    first, second = Scale(name="Smerte neste morgen"), Scale(last=3, name="Smerte vanlig dag")
    layout.addWidget(first)
    layout.addWidget(second)
    shown(page)
    first.setFocus()
    return first, second


@pytest.mark.parametrize(("key", "value"), [*((str(n), n) for n in range(10)), ("+", 10)])
def test_one_key_answers_and_moves_on(two_scales, qtbot, key, value):
    first, second = two_scales

    qtbot.keyClick(first, key)

    assert first.value == value
    assert second.hasFocus()


def test_zero_is_not_blank(two_scales, qtbot):
    first, second = two_scales
    told = []
    first.changed.connect(told.append)

    qtbot.keyClick(first, "0")

    assert told == [0]
    assert first.value == 0
    assert second.value is None
    assert first.spoken_value() != second.spoken_value()


def test_backspace_takes_an_answer_back_to_not_asked(two_scales, qtbot):
    first, _ = two_scales
    first.show_value(4)
    told = []
    first.changed.connect(told.append)

    qtbot.keyClick(first, Qt.Key.Key_Backspace)

    assert told == [None]
    assert first.value is None


def test_tab_passes_without_answering(two_scales, qtbot):
    first, second = two_scales

    qtbot.keyClick(first, Qt.Key.Key_Tab)

    assert first.value is None
    assert second.hasFocus()


def test_an_arrow_changes_the_answer_and_stays(two_scales, qtbot):
    first, _ = two_scales
    first.show_value(4)

    qtbot.keyClick(first, Qt.Key.Key_Right)

    assert first.value == 5
    assert first.hasFocus()


def test_a_shortcut_is_no_answer(two_scales, qtbot):
    first, _ = two_scales

    qtbot.keyClick(first, "2", Qt.KeyboardModifier.ControlModifier)

    assert first.value is None


@pytest.mark.parametrize("place", [0, 4, 10])
def test_a_click_on_a_figure_answers_it(two_scales, qtbot, place):
    first, _ = two_scales
    middle = first.cells()[place].center().toPoint()

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), middle.y()))

    assert first.value == place


def test_showing_a_value_tells_nobody(two_scales):
    first, _ = two_scales
    told = []
    first.changed.connect(told.append)

    first.show_value(7)

    assert told == []


def test_last_time_is_shown_and_never_an_answer(two_scales):
    _, second = two_scales

    assert second.last_place == 3
    assert second.value is None


@pytest.mark.parametrize(("key", "value"), [("1", "good"), ("m", "fair"), ("d", "poor")])
def test_a_word_is_chosen_by_its_place_or_its_letter(shown, qtbot, key, value):
    quality = shown(Segments(QUALITY))

    qtbot.keyClick(quality, key)

    assert quality.value == value


def test_words_with_one_first_letter_get_letters_of_their_own(shown, qtbot):
    soreness = shown(Segments([(1, "Gikk bort"), (2, "Ga seg ikke")]))

    qtbot.keyClick(soreness, "a")

    assert soreness.value == 2


def test_a_scale_tells_a_screen_reader_name_role_and_value(two_scales):
    first, _ = two_scales
    first.show_value(4)

    heard = QAccessible.queryAccessibleInterface(first)

    assert heard.role() == QAccessible.Role.Slider
    assert heard.text(QAccessible.Text.Name) == "Smerte neste morgen"
    assert heard.text(QAccessible.Text.Value) == "4 av 10"


def test_signals_take_no_reference_away_from_true():
    """PySide6 6.12 on Python 3.11 does, and Python aborts after some hundred signals."""
    scale = Scale()
    true = bool(1)
    before = sys.getrefcount(true)

    for value in range(500):
        scale.picked.emit(value % 2 == 0)

    assert sys.getrefcount(true) >= before - 5
