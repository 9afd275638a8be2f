"""The first window asks whether to start a clinic or to unlock it. Quick to load."""

from pathlib import Path

from db.places import is_there


def clinic_exists(folder: Path) -> bool:
    """Whether a clinic was made here, even one that cannot be read."""
    return is_there(folder)
