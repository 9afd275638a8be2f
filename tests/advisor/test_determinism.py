"""The same case and rules give the same bytes: on any day, in any process, in any order."""

import os
import random
import subprocess
import sys

import pytest

from app.advisor.rules import table
from app.domain.codes import Language, Light
from app.domain.value import encode
from tests.advisor.comparing import advice
from tests.advisor.states import state

CASES = [state(number * 104_729) for number in range(200)]
PRINT_BYTES = """
from hashlib import sha256
from app.domain.codes import Language
from app.domain.value import encode
from tests.advisor.comparing import advice
from tests.advisor.states import state
told = (encode(advice(state(n * 104_729), lang)) for n in range(200) for lang in Language)
print(sha256(b"".join(told)).hexdigest())
"""
ROOMS = (
    ({"PYTHONHASHSEED": "0"}, ()),
    ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}, ()),
    ({"PYTHONHASHSEED": "4294967295", "LC_ALL": "tr_TR.UTF-8", "LANG": "nb_NO.UTF-8"}, ("-O",)),
)


def test_judging_twice_gives_the_same_bytes():
    for case in CASES:
        for language in Language:
            assert encode(advice(case, language)) == encode(advice(case, language))


def test_hash_seed_zone_locale_and_optimisation_change_no_byte():
    said = {in_a_process(surroundings, flags) for surroundings, flags in ROOMS}

    assert len(said) == 1


def in_a_process(surroundings: dict[str, str], flags: tuple[str, ...]) -> str:
    ended = subprocess.run(  # noqa: S603 (our own interpreter, our own words)
        [sys.executable, *flags, "-c", PRINT_BYTES],
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.strip()


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_rules_does_not_matter(monkeypatch, seed):
    before = [advice(case) for case in CASES]

    for mode, rules in table.RESPONSES.items():
        shuffled = random.Random(seed).sample(rules, len(rules))  # noqa: S311 (repeatable, not secret)
        monkeypatch.setitem(table.RESPONSES, mode, tuple(shuffled))
    after = [advice(case) for case in CASES]

    for one, two in zip(before, after, strict=True):
        assert (one.light, one.exercises, one.missing) == (two.light, two.exercises, two.missing)
        assert {(f.rule, f.scope) for f in one.findings} == {
            (f.rule, f.scope) for f in two.findings
        }


def test_every_light_occurs_in_the_sample():
    assert {advice(case).light for case in CASES} == set(Light)
