"""Room kept free for the moment when the disk is full: given up, it lets the user finish."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

RESERVE = "reserve"
SIZE = 8_000_000  # bytes: thousands of sessions
NEARLY_FULL = 200_000_000  # bytes left, from which the user is told
_FULL = 1_000_000  # so little that an error of the disk means it


def keep(folder: Path) -> None:
    """Make the reserve where there is none and the disk has room for it."""
    file = folder / RESERVE
    with suppress(OSError):
        if file.exists() or left(folder) < NEARLY_FULL:
            return
        with file.open("xb") as opened:
            opened.write(secrets.token_bytes(SIZE))  # what repeats itself may take no room
            opened.flush()
            os.fsync(opened.fileno())


def give_up(folder: Path) -> bool:
    """Let go of the reserve; whether there was one."""
    try:
        (folder / RESERVE).unlink()
    except OSError:
        return False
    return True


def left(folder: Path) -> int:
    """Bytes that are free on the disk of this folder."""
    return shutil.disk_usage(folder).free


def is_full(folder: Path) -> bool:
    """Whether the disk has no room worth the name; an error of it then means just that."""
    with suppress(OSError):
        return left(folder) < _FULL
    return False
