"""Exercises are found by what is typed; the clinic's own take any name."""

import pytest
from PySide6.QtCore import Qt

from app.domain.session import SessionExercise
from app.exercises.bank import bank
from app.exercises.own import slug
from app.ui.widgets.session.exercise_picker import OWN_DOSE, ExercisePicker


@pytest.fixture
def picker(shown):
    return shown(ExercisePicker(bank()))


def test_enter_takes_the_best_hit_with_its_dose(picker, qtbot):
    with qtbot.waitSignal(picker.picked) as picked:
        picker.search.setText("tåhev på to")
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)

    exercise = picked.args[0]
    rung = bank().get("heel-raise").rung(2)
    assert exercise == SessionExercise(id="heel-raise", prescribed=rung.dose)


def test_the_last_line_is_the_clinics_own(picker, qtbot):
    with qtbot.waitSignal(picker.picked) as picked:
        picker.search.setText("Gå i trapp med Øyvind")
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)

    assert picked.args[0].id == "ga-i-trapp-med-oyvind"
    assert picked.args[0].prescribed == OWN_DOSE


def test_the_arrow_goes_to_the_next_hit(picker, qtbot):
    picker.search.setText("kne")
    first, second = picker._found[:2]

    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.search, Qt.Key.Key_Down)
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)

    assert picked.args[0] == second != first


def test_nothing_typed_finds_nothing(picker, qtbot):
    with qtbot.assertNotEmitted(picker.picked):
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tåhev", "tahev"),
        ("  2 x 10 (rolig!) ", "2-x-10-rolig"),
        ("Čalbmi", "calbmi"),
        ("…", ""),
        ("ord " * 40, "-".join(["ord"] * 15)),
    ],
)
def test_every_name_becomes_an_id_that_the_contract_takes(name, expected):
    made = slug(name)

    assert made == expected
    if made:
        SessionExercise(id=made, prescribed=OWN_DOSE)
