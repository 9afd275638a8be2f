"""How good a passphrase is, in plain words."""

from typing import NamedTuple

from app.domain.errors import sentence

SHORTEST = 12
_GOOD_LENGTH, _GOOD_WORDS, _FEW_LETTERS = 20, 4, 5
_WORD = 3  # letters from which something is a word
_TOO_SHORT = sentence("At least {shortest} characters, or four words that do not belong together.")
_TOO_EVEN = sentence("The same few characters again and again are easily guessed.")
_FAIR = sentence("Good enough. One more word makes it strong.")
_STRONG = sentence("Strong.")


class Strength(NamedTuple):
    """Whether it may be used, and the sentence that says how good it is."""

    usable: bool
    sentence: str


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by length and variety."""
    many = sum(len(word) >= _WORD for word in passphrase.split()) >= _GOOD_WORDS
    if len(passphrase) < SHORTEST and not many:
        return Strength(usable=False, sentence=_TOO_SHORT)
    if len(set(passphrase.casefold())) < _FEW_LETTERS:
        return Strength(usable=False, sentence=_TOO_EVEN)
    strong = many or len(passphrase) >= _GOOD_LENGTH
    return Strength(usable=True, sentence=_STRONG if strong else _FAIR)
