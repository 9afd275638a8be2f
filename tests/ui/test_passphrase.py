import pytest

from app.ui.passphrase import strength


@pytest.mark.parametrize("weak", ["", "kort", "elleve tegn", "aaaaaaaaaaaa", "abababababab"])
def test_a_weak_passphrase_may_not_be_used(weak):
    assert not strength(weak).usable


@pytest.mark.parametrize("good", ["tolv tegn er", "fire ord er nok", "månen over fjorden står"])
def test_a_long_one_or_four_words_may_be_used(good):
    assert strength(good).usable
