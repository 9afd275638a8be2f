"""How good a passphrase is, in plain words."""

from typing import NamedTuple

from app.domain.errors import sentence

SHORTEST = 12
MOST_STEPS = 3
_GOOD_LENGTH, _GOOD_WORDS, _FEW_LETTERS = 20, 4, 5
_WORD = 3  # letters from which something is a word
_TOO_SHORT = sentence("At least {shortest} characters, or four words that do not belong together.")
_TOO_EVEN = sentence("The same few characters again and again are easily guessed.")
_FAIR = sentence("Good enough. One more word makes it strong.")
_STRONG = sentence("Strong. Length is what makes it so.")


class Strength(NamedTuple):
    """Whether it may be used, the sentence that says how good it is, and that in 0–3 steps."""

    usable: bool
    sentence: str
    steps: int


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by length and variety."""
    many = sum(len(word) >= _WORD for word in passphrase.split()) >= _GOOD_WORDS
    if len(passphrase) < SHORTEST and not many:
        return Strength(usable=False, sentence=_TOO_SHORT, steps=int(bool(passphrase)))
    if len(set(passphrase.casefold())) < _FEW_LETTERS:
        return Strength(usable=False, sentence=_TOO_EVEN, steps=1)
    if many or len(passphrase) >= _GOOD_LENGTH:
        return Strength(usable=True, sentence=_STRONG, steps=MOST_STEPS)
    return Strength(usable=True, sentence=_FAIR, steps=2)
