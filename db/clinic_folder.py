"""The folder of one clinic: its encrypted database and the key file, made whole or not at all."""

import os
import secrets
from pathlib import Path

from app.domain.errors import TaktError, sentence
from db.database import Database
from db.key_file import FLOOR, Cost, data_key, new_key_file, read_key_file, write_key_file

RECORDS = "records.takt"


class FolderRefused(TaktError):
    """Takt cannot make its files in this folder."""


def is_there(folder: Path) -> bool:
    """Whether a clinic was made here, readable or not: never taken for a fresh start."""
    return _inside(folder).exists()


def unlock(folder: Path, passphrase: str) -> Database:
    """Open the clinic's database.

    Raises KeyFileRefused, WrongPassphrase, DatabaseRefused, DatabaseTooNew.
    """
    key = data_key(read_key_file(_inside(folder)), passphrase)
    return Database.open(_inside(folder) / RECORDS, key)


def begin(folder: Path, passphrase: str, cost: Cost = FLOOR) -> "NewClinic":
    """Start a clinic aside, where a crash leaves nothing that looks like one.

    Raises WeakPassphrase, FolderRefused.
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
        database = Database.create(aside / RECORDS, key)
    except OSError as error:
        raise _unwritable(folder) from error
    return NewClinic(folder, aside, key, database)


class NewClinic:
    """A clinic that is being made: filled aside, then put in its place in one step."""

    def __init__(self, folder: Path, aside: Path, key: bytes, database: Database) -> None:
        self._folder, self._aside, self._key = folder, aside, key
        self.database = database

    def finish(self) -> Database:
        """Put all in its place, and open it there. Raises FolderRefused."""
        self.database.close()
        try:
            self._aside.rename(_inside(self._folder))
            _sync(self._folder)
        except OSError as error:
            raise _unwritable(self._folder) from error
        return Database.open(_inside(self._folder) / RECORDS, self._key)


def _inside(folder: Path) -> Path:
    return folder / "clinic"


def _sync(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows keeps its folders by itself
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _unwritable(folder: Path) -> FolderRefused:
    return FolderRefused(
        sentence("Takt cannot write in {folder}. Check the rights of the folder and the disk."),
        folder=folder,
    )
