"""The Norwegian national identity number, never kept: known by its date and check digits."""

import re
from collections.abc import Iterable
from datetime import date

from app.domain.errors import TaktError, sentence

ELEVEN = re.compile(r"(?<![\w+])(\d{6})[ .-]?(\d{5})(?!\w)")
_FIRST, _SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_MODULUS = 11
_D_NUMBER, _H_NUMBER, _SYNTHETIC = 40, 40, 80  # added to the day, or to the month
_LEAP = 2000


class IdentityNumberRefused(TaktError):
    """A text that holds a national identity number."""

    def __init__(self) -> None:
        super().__init__(IDENTITY_NUMBER)


IDENTITY_NUMBER = sentence(
    "This looks like a national identity number. Takt has no use for it, and does not keep it."
)


def has_identity_number(text: str) -> bool:
    """Whether eleven digits of a text are one: D-numbers too; no telephone or other number."""
    return any(_is_one("".join(found)) for found in ELEVEN.findall(text))


def refuse_identity_numbers(values: Iterable[object]) -> None:
    """Raise IdentityNumberRefused where one of the values is a text that holds one."""
    if any(isinstance(value, str) and has_identity_number(value) for value in values):
        raise IdentityNumberRefused


def _is_one(digits: str) -> bool:
    return _is_day(digits) and _fits(digits[:10], _FIRST) and _fits(digits, _SECOND)


def _fits(digits: str, weights: tuple[int, ...]) -> bool:
    """Whether the digit after the weighed ones is their check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
    return -total % _MODULUS == int(digits[len(weights)])


def _is_day(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    days = {day, day - _D_NUMBER}
    months = {month, month - _H_NUMBER, month - _SYNTHETIC}
    return any(_exists(one, other) for one in days for other in months)


def _exists(day: int, month: int) -> bool:
    try:
        date(_LEAP, month, day)
    except ValueError:
        return False
    return True
