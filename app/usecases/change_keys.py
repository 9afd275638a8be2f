"""The clinician changes the passphrase, or makes a new recovery key."""

from app.usecases.workspace import Workspace
from db.key_file import (
    data_key,
    read_key_file,
    recovery_slot,
    refuse_weak,
    rewrite_key_file,
    with_slot,
)
from db.recovery_key import Groups
from db.slots import Cost, calibrated, wrap

GUESS_S = 1.0  # what one guess at the passphrase should cost


def change_passphrase(
    workspace: Workspace, present: str, new: str, cost: Cost | None = None
) -> None:
    """Write one slot anew; the records stay as they are. Older backups keep their passphrase.

    Raises WrongPassphrase, WeakPassphrase, KeyFileRefused, OSError.
    """
    refuse_weak(new)
    folder = workspace.database.folder
    key_file = read_key_file(folder)
    key = data_key(key_file, present)
    slot = wrap(key, "passphrase", new, key_file.database, cost or calibrated(GUESS_S))
    rewrite_key_file(folder, with_slot(key_file, slot))


def change_recovery_key(workspace: Workspace, passphrase: str, key: Groups) -> None:
    """From now on this recovery key opens the records, and the one before does not.

    Raises WrongPassphrase, OSError.
    """
    folder = workspace.database.folder
    key_file = read_key_file(folder)
    slot = recovery_slot(data_key(key_file, passphrase), key, key_file.database)
    rewrite_key_file(folder, with_slot(key_file, slot))
