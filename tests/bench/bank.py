"""How long the bank takes to load, and a key press in its search, against reading its texts."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from app.domain.codes import Language
from app.exercises.bank import load_bank
from app.resources import read_folder
from tests.bench.timing import Figure, in_turn

TYPED = ("k", "kn", "kne", "kneb", "knebø")


def measured(_folder: Path) -> Iterator[Figure]:
    ours, theirs = in_turn(lambda: load_bank(read_folder), _texts_alone, 9)
    yield Figure("bank_load", ours, "ms", theirs, "its texts read", "100 ms")
    loaded = load_bank(read_folder)

    def press_keys() -> None:
        for typed in TYPED:
            loaded.search(typed, Language.NB)

    press_keys()
    ours, theirs = in_turn(press_keys, _texts_alone, 9)
    yield Figure("bank_search", ours / len(TYPED), "ms", theirs, "its texts read", "20 ms")


def _texts_alone() -> None:
    for text in read_folder("exercises").values():
        tomllib.loads(text)
