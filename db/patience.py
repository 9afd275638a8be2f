"""Waits while a virus scanner or an indexer holds a file, for a few seconds and no longer."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PAUSES_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
_HELD = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation


def patiently(act: Callable[[], T], sleep: Callable[[float], object] = time.sleep) -> T:
    """Try again while another process holds the file. Raises the OSError of the last try."""
    for pause in PAUSES_S:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
        sleep(pause)
    return act()
