"""The clinician changes the passphrase, or makes a new recovery key."""

from app.domain.errors import TaktError, sentence
from app.usecases.open_clinic import GUESS_S
from app.usecases.workspace import Workspace
from db.key_file import (
    data_key,
    data_key_on_paper,
    read_key_file,
    recovery_slot,
    refuse_weak,
    rewrite_key_file,
    with_slot,
)
from db.recovery_key import Groups, typed_groups
from db.slots import Cost, Slot, calibrated, wrap


class KeysNotChanged(TaktError):
    """The key file could not be written."""


def check_passphrase(workspace: Workspace, passphrase: str) -> None:
    """Raise WrongPassphrase where it does not open the records; KeyFileRefused."""
    data_key(read_key_file(workspace.database.folder), passphrase)


def change_passphrase(
    workspace: Workspace, present: str, new: str, cost: Cost | None = None
) -> None:
    """Write one slot anew; the records stay as they are. Older backups keep their passphrase.

    Raises WrongPassphrase, WeakPassphrase, KeyFileRefused, KeysNotChanged.
    """
    refuse_weak(new)
    key_file = read_key_file(workspace.database.folder)
    key = data_key(key_file, present)
    _put(workspace, wrap(key, "passphrase", new, key_file.database, cost or calibrated(GUESS_S)))


def choose_passphrase_on_paper(
    workspace: Workspace, typed: str, new: str, cost: Cost | None = None
) -> None:
    """The same where the present passphrase is forgotten; the recovery key goes on being valid.

    Raises WrongRecoveryKey in place of WrongPassphrase.
    """
    refuse_weak(new)
    key_file = read_key_file(workspace.database.folder)
    key = data_key_on_paper(key_file, typed_groups(typed))
    _put(workspace, wrap(key, "passphrase", new, key_file.database, cost or calibrated(GUESS_S)))


def change_recovery_key(workspace: Workspace, passphrase: str, key: Groups) -> None:
    """From now on this recovery key opens the records, and the one before does not.

    Raises WrongPassphrase, KeyFileRefused, KeysNotChanged.
    """
    key_file = read_key_file(workspace.database.folder)
    _put(workspace, recovery_slot(data_key(key_file, passphrase), key, key_file.database))


def _put(workspace: Workspace, slot: Slot) -> None:
    folder = workspace.database.folder
    try:
        rewrite_key_file(folder, with_slot(read_key_file(folder), slot))
    except OSError as error:
        raise KeysNotChanged(
            sentence("The key file cannot be written. Check the disk and try again.")
        ) from error
