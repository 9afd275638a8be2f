import pytest

from app.domain.readability import lix, words


def test_lix_adds_sentence_length_and_share_of_long_words():
    assert lix("Du trener godt. Fysioterapeuten sier ja.") == pytest.approx(3 + 100 / 6)


def test_a_line_break_ends_a_sentence_without_a_full_stop():
    assert lix("Løft hælen\nSenk rolig") == 2


def test_a_decimal_number_is_one_word_and_ends_no_sentence():
    assert lix("Bruk 2,5 kg i uka.") == 5


def test_a_word_of_six_letters_is_not_long():
    assert lix("øvelse") == 1
    assert lix("øvelsen") == 101


def test_an_empty_text_is_not_hard():
    assert lix(" … ") == 0


def test_a_compound_with_a_hyphen_is_one_word():
    assert words("Tå-hev, 3 × 15 – og hvil.") == ["Tå-hev", "3", "15", "og", "hvil"]
