"""The folder of one clinic: its encrypted database and the key file, made whole or not at all."""

import os
import secrets
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.domain.errors import TaktError, sentence
from db.database import Database
from db.key_file import FLOOR, Cost, data_key, new_key_file, read_key_file, write_key_file
from db.places import RECORDS, inside, is_there


class FolderRefused(TaktError):
    """Takt cannot make its files in this folder."""


def unlock(folder: Path, passphrase: str) -> Database:
    """Open the clinic's database.

    Raises KeyFileRefused, WrongPassphrase, DatabaseRefused, DatabaseTooNew.
    """
    key = data_key(read_key_file(inside(folder)), passphrase)
    return Database.open(inside(folder) / RECORDS, key)


def create(
    folder: Path, passphrase: str, fill: Callable[[Database], object], cost: Cost = FLOOR
) -> Database:
    """Make a clinic aside, let `fill` fill it, then put it in its place in one step.

    A crash leaves nothing that looks like a clinic. Raises WeakPassphrase, FolderRefused.
    """
    if is_there(folder):
        raise FolderRefused(
            sentence("There are records in {folder} already. Nothing was changed."), folder=folder
        )
    key_file, key = new_key_file(passphrase, cost)
    aside = folder / f"new-{secrets.token_hex(4)}"
    try:
        aside.mkdir(mode=0o700, parents=True)
        write_key_file(aside, key_file)
        with closing(Database.create(aside / RECORDS, key)) as database:
            fill(database)
        aside.rename(inside(folder))
        _sync(folder)
    except OSError as error:
        raise FolderRefused(
            sentence(
                "Takt cannot write in {folder}. Check the rights of the folder and the disk."
            ),
            folder=folder,
        ) from error
    return Database.open(inside(folder) / RECORDS, key)


def _sync(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows keeps its folders by itself
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
