"""A national identity number is known by its date and check digits; other numbers are let be."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity_number import (
    IdentityNumberRefused,
    has_identity_number,
    refuse_identity_numbers,
)

FIRST, SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def check_digit(digits, weights):
    return (11 - sum(int(a) * b for a, b in zip(digits, weights, strict=True)) % 11) % 11


def number_of(day, month, year, person):
    """The number of an invented person; None where the date and person have none."""
    digits = f"{day:02}{month:02}{year:02}{person:03}"
    one = check_digit(digits, FIRST)
    two = check_digit(f"{digits}{one}", SECOND) if one < 10 else 10
    return f"{digits}{one}{two}" if two < 10 else None


def some(day, month):
    found = (number_of(day, month, 74, person) for person in range(300, 500))
    return next(number for number in found if number)


PLAIN, D_NUMBER, H_NUMBER, SYNTHETIC = some(7, 3), some(47, 3), some(7, 43), some(7, 83)


@pytest.mark.parametrize("number", [PLAIN, D_NUMBER, H_NUMBER, SYNTHETIC])
@pytest.mark.parametrize("form", ["{0}{1}", "{0} {1}", "{0}-{1}", "fnr. {0}{1}.", "({0}.{1})"])
def test_a_number_is_noticed_in_every_form(number, form):
    assert has_identity_number(form.format(number[:6], number[6:]))


@given(st.integers(1, 28), st.integers(1, 12), st.integers(0, 99), st.integers(0, 999))
def test_every_persons_number_is_noticed(day, month, year, person):
    number = number_of(day, month, year, person)

    assert number is None or has_identity_number(f"x {number} y")


@pytest.mark.parametrize(
    "text",
    ["22 22 22 22", "+47 22 22 22 22", "+4722222222", "004722222222", "0047 22 22 22 22",
     "410 12 345", "116 117", "23.11.2026 09.30", "3 x 12, 20 kg", "org. 974 760 673",
     "1234567890123", "konto 1234 56 78903", ""],
)  # fmt: skip
def test_telephones_dates_doses_and_accounts_give_no_alarm(text):
    assert not has_identity_number(text)


@given(st.integers(0, 99999999))
def test_no_norwegian_telephone_gives_an_alarm(number):
    digits = f"{number:08}"
    pairs = " ".join(digits[at : at + 2] for at in range(0, 8, 2))

    assert not any(map(has_identity_number, (digits, pairs, f"+47 {pairs}", f"+47{digits}")))


def test_one_wrong_digit_is_no_number():
    wrong = [
        PLAIN[:place] + str((int(PLAIN[place]) + by) % 10) + PLAIN[place + 1 :]
        for place, by in product(range(11), range(1, 10))
    ]

    assert not any(map(has_identity_number, wrong))


def test_no_such_day_is_no_number():
    assert not any(has_identity_number(number) for person in range(100)
                   if (number := number_of(31, 2, 74, person)))  # fmt: skip


def test_whatever_is_to_be_stored_is_refused_with_one_sentence():
    refuse_identity_numbers((None, 3, "Ingrid", b""))

    with pytest.raises(IdentityNumberRefused, match="national identity number"):
        refuse_identity_numbers((None, 3, f"nr {PLAIN}"))
