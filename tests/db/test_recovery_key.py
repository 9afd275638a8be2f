"""D15: a mistyped recovery key is pinpointed to its group, and no other key opens."""

import random

import pytest

from db import recovery_key
from db.recovery_key import (
    ALPHABET,
    GROUPS,
    LETTERS,
    MistypedKey,
    WrongLength,
    is_whole,
    new_recovery_key,
    secret_of,
    typed_groups,
)

SEED = 15
KEYS = 40


@pytest.fixture(scope="module")
def keys():
    return [new_recovery_key() for _ in range(KEYS)]


def test_a_key_has_150_bits_in_six_groups(keys):
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert GROUPS * LETTERS * 5 == 150
    assert not set("IO01") & set(ALPHABET)
    assert {len(group) for key in keys for group in key} == {LETTERS + 1}
    assert len({secret_of(key) for key in keys}) == KEYS


@pytest.mark.parametrize("between", ["", " ", "-", "\n", " - "])
def test_what_stands_between_the_letters_does_not_matter(keys, between):
    assert typed_groups(between.join(keys[0])) == keys[0]
    assert typed_groups(between.join(between.join(group) for group in keys[0]).lower()) == keys[0]


def test_every_wrong_letter_is_pinpointed(keys):
    tried = missed = 0
    for key in keys[:8]:
        for number, group in enumerate(key):
            for place in range(len(group)):
                for letter in ALPHABET.replace(group[place], ""):
                    tried += 1
                    missed += is_whole(number, group[:place] + letter + group[place + 1 :])

    assert (tried, missed) == (8 * 6 * 6 * 31, 0)


def test_every_two_letters_that_changed_places_are_pinpointed(keys):
    missed = 0
    for key in keys:
        for number, group in enumerate(key):
            for one in range(len(group)):
                for other in range(one):
                    letters = list(group)
                    letters[one], letters[other] = letters[other], letters[one]
                    missed += letters != list(group) and is_whole(number, "".join(letters))

    assert missed == 0


def test_groups_that_changed_places_are_pinpointed(keys):
    for key in keys:
        with pytest.raises(MistypedKey) as refused:
            typed_groups("".join((key[1], key[0], *key[2:])))
        assert refused.value.groups == (1, 2)


def test_two_wrong_letters_anywhere_are_seen_nearly_always(keys):
    chance, tried, missed = random.Random(SEED), 4000, 0  # noqa: S311 (a dice, no key)
    for _ in range(tried):
        number = chance.randrange(GROUPS)
        letters = list(chance.choice(keys)[number])
        for place in chance.sample(range(len(letters)), 2):
            letters[place] = chance.choice(ALPHABET.replace(letters[place], ""))
        missed += is_whole(number, "".join(letters))

    assert missed / tried < 0.04


def test_the_refusal_names_the_groups_to_look_at(keys):
    broken = list(keys[0])
    broken[1], broken[4] = "AAAAAA", "ZZZZZZ"

    with pytest.raises(MistypedKey, match="group 2, 5"):
        typed_groups(" ".join(broken))


@pytest.mark.parametrize("typed", ["", "ABC", "A" * 35, "A" * 37, "ÅÆØ" * 12 + "A"])
def test_too_few_or_too_many_letters_are_said(typed):
    with pytest.raises(WrongLength):
        typed_groups(typed)


@pytest.mark.parametrize("letter", "IO01Å")
def test_a_letter_that_never_occurs_is_pinpointed(keys, letter):
    with pytest.raises(MistypedKey) as refused:
        typed_groups(keys[0][0][:-1] + letter + "".join(keys[0][1:]))

    assert refused.value.groups == (1,)


def test_without_the_check_letter_a_wrong_letter_would_be_another_key(monkeypatch, keys):
    monkeypatch.setattr(recovery_key, "_times", lambda _one, _other: 0)

    assert is_whole(0, "BCDEFA")
    assert is_whole(0, "XCDEFA")
