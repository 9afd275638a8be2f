"""The recovery key on paper: 150 random bits in six groups, each with a letter that checks it."""

import secrets
from collections.abc import Sequence

from app.domain.errors import TaktError, sentence

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0 or 1: they look alike
GROUPS, LETTERS = 6, 5
_POLYNOMIAL, _BITS = 0b100101, 5  # arithmetic in GF(32): no single error or swap goes unseen
_SIZE = 1 << _BITS

Groups = tuple[str, ...]


class MistypedKey(TaktError):
    """Some groups of a recovery key are not as they were printed; `groups` counts them from 1."""

    def __init__(self, groups: Sequence[int]) -> None:
        numbers = ", ".join(str(each) for each in groups)
        super().__init__(
            sentence("Look again at group {groups}: it is not as it was printed."), groups=numbers
        )
        self.groups = tuple(groups)


class WrongLength(TaktError):
    """What was typed has too few or too many letters for a recovery key."""

    def __init__(self) -> None:
        super().__init__(
            sentence("A recovery key has {groups} groups of {letters} letters and digits."),
            groups=GROUPS,
            letters=LETTERS + 1,
        )


def new_recovery_key() -> Groups:
    """Six groups of five random letters and the letter that checks them."""
    return tuple(
        _checked(number, "".join(secrets.choice(ALPHABET) for _ in range(LETTERS)))
        for number in range(GROUPS)
    )


def typed_groups(typed: str) -> Groups:
    """The groups as typed, whatever stands between them. Raises WrongLength, MistypedKey."""
    letters = "".join(each for each in typed.upper() if each.isalnum())
    size = LETTERS + 1
    if len(letters) != GROUPS * size:
        raise WrongLength
    groups = tuple(letters[at : at + size] for at in range(0, len(letters), size))
    wrong = [number + 1 for number, group in enumerate(groups) if not is_whole(number, group)]
    if wrong:
        raise MistypedKey(wrong)
    return groups


def is_whole(number: int, group: str) -> bool:
    """Whether this may be the group that is printed in this place, counted from 0."""
    known = len(group) == LETTERS + 1 and set(group) <= set(ALPHABET)
    return known and _checked(number, group[:LETTERS]) == group


def secret_of(groups: Groups) -> str:
    """What the key is worth: the letters without those that check."""
    return "".join(group[:LETTERS] for group in groups)


def _checked(number: int, letters: str) -> str:
    found, weight = number, 1  # groups that changed places are seen too
    for letter in letters:
        weight = _doubled(weight)
        found ^= _times(weight, ALPHABET.index(letter))
    return letters + ALPHABET[found]


def _times(one: int, other: int) -> int:
    product = 0
    for bit in range(_BITS):
        if other >> bit & 1:
            product ^= one
        one = _doubled(one)
    return product


def _doubled(number: int) -> int:
    number <<= 1
    return number ^ _POLYNOMIAL if number >= _SIZE else number
