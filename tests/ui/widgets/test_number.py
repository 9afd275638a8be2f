import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.domain.codes import Language
from app.domain.dose import Dose
from app.domain.errors import Invalid
from app.domain.session import Session
from app.domain.value import Bounds, bounds_of
from app.ui.translator import speak
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.number import NumberField, read_number
from app.ui.widgets.controls.scale import Scale
from app.ui.widgets.controls.segments import Segments

DECIMAL = bounds_of(Dose)["load_kg"]
WHOLE = bounds_of(Session)["morning_stiffness_min"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("typed", "stored"),
    [("2,5", 2.5), ("2.5", 2.5), ("0", 0), ("0,5", 0.5), (",5", 0.5), ("12", 12), ("12,", 12),
     (" 17.5 ", 17.5), ("500", 500), ("+3", 3)],
)  # fmt: skip
def test_comma_and_point_mean_the_same_in_both_languages(language, typed, stored, qtbot):
    speak(language)
    field = NumberField(DECIMAL)
    qtbot.addWidget(field)

    qtbot.keyClicks(field, typed)

    assert field.value == stored
    assert field.problem == ""


@pytest.mark.parametrize(
    "typed",
    ["1.000,5", "1,000.5", "1 000", "2,5,5", "2..5", "1.000", "2,55", "abc", "1e3", "nan",
     "--2", "-1", "500,1", "501", "3 kg", ".", "-"],
)  # fmt: skip
def test_what_could_be_misread_is_refused_and_stays_visible(typed, qtbot):
    field = NumberField(DECIMAL)
    qtbot.addWidget(field)

    qtbot.keyClicks(field, typed)

    assert field.value is None
    assert field.problem
    assert field.text() == typed


def test_figures_of_other_scripts_are_refused():
    with pytest.raises(Invalid):
        read_number("٣", DECIMAL)


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("0", True), ("300", True), ("301", False), ("-1", False), ("2,0", False), ("2,5", False)],
)
def test_a_whole_number_keeps_its_range(typed, fits):
    def read():
        return read_number(typed, WHOLE)

    if fits:
        assert read() == int(typed)
    else:
        with pytest.raises(Invalid):
            read()


def test_blank_is_none_and_zero_is_zero(qtbot):
    field, told = NumberField(WHOLE, 5), []
    qtbot.addWidget(field)
    field.changed.connect(told.append)

    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, "0")

    assert told == [None, 0]
    assert told[1] is not None


def test_the_number_is_shown_as_the_language_writes_it(qtbot):
    field = NumberField(DECIMAL, 2.5)
    qtbot.addWidget(field)
    assert field.text() == "2,5"

    speak(Language.EN)
    field.show_value(2.5)

    assert field.text() == "2.5"


def test_nobody_is_told_off_half_way_to_a_number(shown, qtbot):
    field, problems = NumberField(Bounds(1900, 2100, 0, "")), []
    shown(field)
    field.problem_changed.connect(problems.append)

    qtbot.keyClicks(field, "1974")

    assert problems == []
    assert field.value == 1974


def test_too_much_is_said_at_once_beside_the_field(qtbot):
    field, problems = NumberField(WHOLE), []
    qtbot.addWidget(field)
    field.problem_changed.connect(problems.append)

    qtbot.keyClicks(field, "450")

    assert problems == ["Skriv et helt tall fra 0 til 300."]


@pytest.mark.parametrize(
    "field",
    [lambda: NumberField(WHOLE, 10), lambda: Scale(3), lambda: Segments([("a", "A")], "a"),
     lambda: DropDown([(1, "1"), (2, "2")], 1)],
    ids=["number", "scale", "segments", "drop-down"],
)  # fmt: skip
def test_a_wheel_over_a_field_changes_nothing_and_goes_on_to_the_page(field, qtbot):
    made = field()
    qtbot.addWidget(made)
    before = made.value
    turn = QWheelEvent(
        QPointF(10, 10), QPointF(10, 10), QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt takes it by place only)
    )  # fmt: skip

    QApplication.sendEvent(made, turn)

    assert made.value == before
    assert not turn.isAccepted()
