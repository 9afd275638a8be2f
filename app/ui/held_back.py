"""What must not come between while the window waits: closing it, locking, another look."""

from collections.abc import Callable

from PySide6.QtCore import QTimer


class _Now:
    waits = False
    later: list[Callable[[], object]]


def hold_back() -> None:
    """From now on the window waits."""
    _Now.waits, _Now.later = True, []


def let_go() -> None:
    """It waits no longer; what was held back is done next."""
    _Now.waits = False
    for each in _Now.later:
        QTimer.singleShot(0, each)


def after_waiting(then: Callable[[], object]) -> None:
    """Do this now, or as soon as what the window waits for has ended."""
    if _Now.waits:
        _Now.later.append(then)
    else:
        then()


def is_waiting() -> bool:
    """Whether the window waits for something."""
    return _Now.waits
