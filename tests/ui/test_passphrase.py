import pytest
from PySide6.QtCore import Qt

from app.ui.passphrase import strength
from app.ui.widgets.controls.text_field import PassphraseField


@pytest.mark.parametrize(
    "weak", ["", "kort", "elleve tegn", "aaaaaaaaaaaa", "abababababab", "a b c d e"]
)
def test_a_weak_passphrase_may_not_be_used(weak):
    assert not strength(weak).usable


@pytest.mark.parametrize("good", ["tolv tegn er", "fire ord er nok", "månen over fjorden står"])
def test_a_long_one_or_four_words_may_be_used(good):
    assert strength(good).usable


def test_the_eye_is_pressed_by_keyboard_and_takes_no_letters(shown, qtbot):
    field = shown(PassphraseField(name="Passfrase"))
    field.setText("tolv tegn er")

    qtbot.keyClicks(field.eye, "igjen")
    qtbot.keyClick(field.eye, Qt.Key.Key_Space)

    assert field.text() == "tolv tegn er"
    assert field.echoMode() == PassphraseField.EchoMode.Normal
