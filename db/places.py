"""Where the files of one clinic lie inside its folder."""

from pathlib import Path

RECORDS = "records.takt"
KEY_FILES = ("keys.json", "keys-copy.json")
BACKUPS = "backups"
SCRATCH = "scratch"
KEPT = "before-"  # how the folders of older records begin
NOTE = "backups.json"
JOURNAL = "restoring.json"  # while one folder of records takes the place of another


def inside(folder: Path) -> Path:
    """The part of the folder that holds the records and the key file."""
    return folder / "clinic"


def is_there(folder: Path) -> bool:
    """Whether a clinic was made here, readable or not: never taken for a fresh start.

    Where the records are gone, their backups and what was kept of older records tell of them.
    """
    try:
        if not folder.exists():
            return folder.is_symlink()  # to a disk that is not there
        names = {each.name for each in folder.iterdir()}
    except OSError:  # a file, or a folder that cannot be read
        return True
    left = {inside(folder).name, JOURNAL, BACKUPS} & names
    return bool(left) or any(each.startswith(KEPT) for each in names)


def is_own(folder: Path, path: Path) -> bool:
    """Whether a file there might take the place of records, keys, backups, or a note of them."""
    own, there = folder.resolve(), path.resolve()
    if own not in there.parents:
        return False
    first = there.relative_to(own).parts[0]
    fixed = {inside(own).name, BACKUPS, SCRATCH, JOURNAL, NOTE}
    return first in fixed or first.startswith((KEPT, "new-"))
