"""The folder of one clinic: its encrypted database and the key file, made whole or not at all."""

import secrets
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.domain.errors import TaktError, sentence
from db.database import Database
from db.engine import DatabaseRefused
from db.key_file import (
    FLOOR,
    Cost,
    KeyFile,
    WrongPassphrase,
    WrongRecoveryKey,
    data_key_on_paper,
    data_keys,
    is_in_both,
    new_key_file,
    read_key_file,
    read_key_files,
    rewrite_key_file,
    write_key_file,
)
from db.online_copy import sync
from db.patience import patiently
from db.places import RECORDS, inside, is_there
from db.recovery_key import Groups, secret_of
from db.restore import settle
from db.sealed_file import Keys
from db.slots import SlotKind
from db.upgrade_beside import upgrade_beside

_ONE_COPY = sentence(
    "One of the two copies of the key file is damaged, and cannot be written anew. Make a backup"
    " now, and look after the disk."
)
_REPAIRED = sentence(
    "One of the two copies of the key file was damaged. It was made anew from the other one."
)


class FolderRefused(TaktError):
    """Takt cannot make its files in this folder."""


def unlock(folder: Path, passphrase: str) -> Database:
    """Open the clinic's database.

    Raises KeyFileRefused, WrongPassphrase, DatabaseRefused, DatabaseTooNew, Outdated,
    UpgradeFailed.
    """
    settle(folder)
    return _opened(folder, "passphrase", passphrase, WrongPassphrase())


def unlock_on_paper(folder: Path, recovery: Groups) -> Database:
    """The same by the recovery key. Raises WrongRecoveryKey in place of WrongPassphrase."""
    settle(folder)
    return _opened(folder, "recovery", secret_of(recovery), WrongRecoveryKey())


def check_paper(folder: Path, recovery: Groups) -> None:
    """Raise WrongRecoveryKey unless it opens a slot; KeyFileRefused. No record is read."""
    data_key_on_paper(read_key_file(inside(folder)), recovery)


def is_on_paper(folder: Path) -> bool:
    """Whether a recovery key was made for these records. Raises KeyFileRefused."""
    return read_key_file(inside(folder)).has("recovery")


def create(
    folder: Path,
    passphrase: str,
    fill: Callable[[Database], object],
    cost: Cost = FLOOR,
    recovery: Groups | None = None,
) -> Database:
    """Make a clinic aside, let `fill` fill it, then put it in its place in one step.

    A crash leaves nothing that looks like a clinic. Raises WeakPassphrase, FolderRefused.
    """
    if is_there(folder):
        raise FolderRefused(
            sentence(
                "There are records in {folder} already, or something that cannot be read. Nothing"
                " was changed."
            ),
            folder=folder,
        )
    key_file, key = new_key_file(passphrase, cost, recovery)
    aside = folder / f"new-{secrets.token_hex(4)}"
    try:
        aside.mkdir(mode=0o700, parents=True)
        write_key_file(aside, key_file)
        with closing(Database.create(aside / RECORDS, key)) as database:
            fill(database)
            database.refuse_warned()
        patiently(lambda: aside.rename(inside(folder)))
        sync(folder)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)  # it was never anybody's records
        raise FolderRefused(
            sentence(
                "Takt cannot write in {folder}. Check the rights of the folder and the disk."
            ),
            folder=folder,
        ) from error
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)  # the same
        raise
    return Database.open(inside(folder) / RECORDS, key)


def _opened(root: Path, kind: SlotKind, secret: str, wrong: TaktError) -> Database:
    folder, refused = inside(root), wrong
    for key_file in read_key_files(folder):
        for key in data_keys(key_file, kind, secret):
            upgrade_beside(root, Keys(key_file, key))
            try:
                database = Database.open(folder / RECORDS, key)
            except DatabaseRefused as other:
                refused = other
            else:
                _repair(folder, key_file, database)
                return database
    try:
        raise refused
    finally:
        del refused  # else error and frame would keep each other, and the passphrase with them


def _repair(folder: Path, key_file: KeyFile, database: Database) -> None:
    """The copy that opened the records takes the place of one that is damaged or older."""
    if is_in_both(folder, key_file):
        return
    try:
        rewrite_key_file(folder, key_file)
    except OSError:
        database.warnings.append(_ONE_COPY)
    else:
        database.warnings.append(_REPAIRED)
