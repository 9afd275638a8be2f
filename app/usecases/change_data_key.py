"""The records get a new data key, where someone else may have the old one."""

import secrets
import shutil
from contextlib import closing, suppress
from pathlib import Path

from app.domain.errors import TaktError, sentence
from app.usecases.back_up import Why, back_up
from app.usecases.open_clinic import GUESS_S
from app.usecases.workspace import Workspace
from db.database import Database
from db.key_file import KeyFile, data_key, key_file_for, read_key_file, write_key_file
from db.online_copy import BackupFailed, Told, sync
from db.places import RECORDS, inside
from db.recovery_key import Groups
from db.restore import NEW_KEY, RestoreFailed, forget_old_key, swap
from db.slots import KEY_BYTES, Cost, calibrated
from db.state import NotWhole, check, state_of

_NOT_CHANGED = sentence(
    "The records kept their key: {reason} Nothing was changed. Try again when that is mended."
)


class DataKeyNotChanged(TaktError):
    """The records have the key they had."""


def change_data_key(
    workspace: Workspace,
    passphrase: str,
    recovery: Groups,
    cost: Cost | None = None,
    told: Told = lambda _done, _all: None,
) -> None:
    """Encrypt all records anew in a file beside, check it whole, put it in place; then lock.

    The workspace is closed: passphrase and new recovery key open the records again. The old file
    goes once the new one was opened in its place. Older backups keep the keys of their day.
    Raises WrongPassphrase, KeyFileRefused, DataKeyNotChanged, NotSaved.
    """
    root = workspace.database.folder.parent
    key_file = read_key_file(workspace.database.folder)
    data_key(key_file, passphrase)
    key = secrets.token_bytes(KEY_BYTES)
    cost = cost or calibrated(GUESS_S)
    made = key_file_for(key, key_file.database, passphrase, cost, recovery)
    aside = root / f"new-{secrets.token_hex(4)}"
    try:
        back_up(workspace, Why.BEFORE)
        _make_beside(workspace, aside, key, made, told)
        workspace.close()
        swap(root, aside, workspace.clock(), NEW_KEY)
    except (BackupFailed, RestoreFailed, NotWhole) as error:
        raise DataKeyNotChanged(_NOT_CHANGED, reason=error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)  # nothing is there where it was put in place
    _forget_old_key(root, key)


def _forget_old_key(root: Path, key: bytes) -> None:
    with suppress(TaktError):  # else the old file goes when the records are next unlocked
        Database.open(inside(root) / RECORDS, key).close()
        forget_old_key(root)


def _make_beside(
    workspace: Workspace, aside: Path, key: bytes, key_file: KeyFile, told: Told
) -> None:
    try:
        aside.mkdir(mode=0o700)
        workspace.database.export_to(aside / RECORDS, key)
        with workspace.database.begin() as tx:
            before = state_of(tx)
        if check(aside / RECORDS, key, told, chain=True) != before:
            raise NotWhole("rows")
        with closing(Database.open(aside / RECORDS, key, adopt="new data key")) as made:
            made.refuse_warned()
        write_key_file(aside, key_file)
        sync(aside)
    except OSError as error:
        raise NotWhole(type(error).__name__) from error
