"""Where the files of one clinic lie inside its folder."""

from pathlib import Path

RECORDS = "records.takt"
KEY_FILES = ("keys.json", "keys-copy.json")
BACKUPS = "backups"
SCRATCH = "scratch"
JOURNAL = "restoring.json"  # while one folder of records takes the place of another


def inside(folder: Path) -> Path:
    """The part of the folder that holds the records and the key file."""
    return folder / "clinic"


def is_there(folder: Path) -> bool:
    """Whether a clinic was made here, readable or not: never taken for a fresh start."""
    return inside(folder).exists() or (folder / JOURNAL).exists()
