"""The data key of a clinic's database, wrapped in slots and kept beside the database.

The file is JSON and kept in two equal copies. A slot is one way to the key: the passphrase, or the
recovery key on paper. Both lost, records lost: nobody can open them.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID, uuid4

import msgspec
from msgspec import Meta, Struct

from app.domain.errors import TaktError, sentence
from db.patience import patiently
from db.places import KEY_FILES
from db.recovery_key import Groups, secret_of
from db.slots import FLOOR, FORMAT, KEY_BYTES, Cost, Slot, SlotKind, unwrap, wrap

__all__ = ["FLOOR", "Cost", "KeyFile"]

ENOUGH_CHARACTERS, ENOUGH_WORDS = 12, 4

_MISSING = sentence(
    "The key file is missing from {folder}; the records cannot be opened without it."
    " Nothing was changed. Restore a backup."
)
_DAMAGED = sentence(
    "The key file in {folder} is damaged, in both copies. Nothing was changed. Restore a backup."
)
_TOO_NEW = sentence(
    "The key file in {folder} was written by a newer version of Takt. Nothing was changed."
    " Install that version or a newer one."
)
_NOT_READ = sentence(
    "The key file in {folder} cannot be read. Nothing was changed. Check the rights of the folder"
    " and the disk."
)
_WORST_FIRST = (_TOO_NEW, _NOT_READ, _DAMAGED, _MISSING)


class WrongPassphrase(TaktError):
    """The passphrase opens no slot."""

    def __init__(self) -> None:
        super().__init__(sentence("This passphrase does not open the records."))


class WrongRecoveryKey(TaktError):
    """The recovery key is well typed, but opens no slot."""

    def __init__(self) -> None:
        super().__init__(sentence("This recovery key belongs to other records, or to older ones."))


class WeakPassphrase(TaktError):
    """A passphrase that is too short to choose."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Choose a passphrase of at least 12 characters, or of at least 4 words.")
        )


class KeyFileRefused(TaktError):
    """Both copies of the key file are missing, unreadable, damaged or too new."""


class KeyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All slots of one database. `sha256` tells a damaged file from a wrong passphrase."""

    format: Literal[1]
    database: UUID
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=8)]
    sha256: str = ""

    def has(self, kind: SlotKind) -> bool:
        """Whether there is such a way to the key."""
        return any(slot.kind == kind for slot in self.slots)


class _Format(Struct):
    format: int


def new_key_file(
    passphrase: str, cost: Cost = FLOOR, recovery: Groups | None = None
) -> tuple[KeyFile, bytes]:
    """A random data key, and the key file that wraps it. Raises WeakPassphrase."""
    refuse_weak(passphrase)
    database, key = uuid4(), secrets.token_bytes(KEY_BYTES)
    return key_file_for(key, database, passphrase, cost, recovery), key


def key_file_for(
    key: bytes, database: UUID, passphrase: str, cost: Cost, recovery: Groups | None
) -> KeyFile:
    """The key file that wraps this data key."""
    slots = [wrap(key, "passphrase", passphrase, database, cost)]
    if recovery:
        slots.append(recovery_slot(key, recovery, database))
    return sealed(KeyFile(format=1, database=database, slots=tuple(slots)))


def recovery_slot(key: bytes, recovery: Groups, database: UUID) -> Slot:
    """A slot for the recovery key: it is random, so that guessing need not be made dearer."""
    return wrap(key, "recovery", secret_of(recovery), database, FLOOR)


def refuse_weak(passphrase: str) -> None:
    """Raise WeakPassphrase where it is too short to choose."""
    if len(passphrase.strip()) < ENOUGH_CHARACTERS and len(passphrase.split()) < ENOUGH_WORDS:
        raise WeakPassphrase


def data_keys(key_file: KeyFile, kind: SlotKind, secret: str) -> Iterator[bytes]:
    """The key of every slot that the secret opens: two while the records get a new one."""
    for slot in key_file.slots:
        if slot.kind == kind and (key := unwrap(slot, secret, key_file.database)):
            yield key


def data_key(key_file: KeyFile, passphrase: str) -> bytes:
    """The data key. Raises WrongPassphrase."""
    for key in data_keys(key_file, "passphrase", passphrase):
        return key
    raise WrongPassphrase


def data_key_on_paper(key_file: KeyFile, recovery: Groups) -> bytes:
    """The data key by the recovery key. Raises WrongRecoveryKey."""
    for key in data_keys(key_file, "recovery", secret_of(recovery)):
        return key
    raise WrongRecoveryKey


def with_slot(key_file: KeyFile, slot: Slot) -> KeyFile:
    """The key file with this slot in place of the others of its kind."""
    kept = tuple(each for each in key_file.slots if each.kind != slot.kind)
    return sealed(msgspec.structs.replace(key_file, slots=(*kept, slot)))


def write_key_file(folder: Path, key_file: KeyFile) -> None:
    """Write both copies of a new one, never over an existing one. Raises OSError."""
    for name in KEY_FILES:
        _write(folder / name, key_file, "xb")


def rewrite_key_file(folder: Path, key_file: KeyFile) -> None:
    """Put this one in the place of both copies, each in one step. Raises OSError."""
    for name in KEY_FILES:
        aside = folder / f"{name}.new"
        _write(aside, key_file, "wb")
        patiently(partial(aside.replace, folder / name))


def read_key_file(folder: Path) -> KeyFile:
    """The first copy that is whole. Raises KeyFileRefused."""
    return read_key_files(folder)[0]


def read_key_files(folder: Path) -> tuple[KeyFile, ...]:
    """The copies that are whole; one only where they are equal. Raises KeyFileRefused."""
    found: list[KeyFile] = []
    refusals = []
    for name in KEY_FILES:
        try:
            found.append(_read_copy(folder / name))
        except KeyFileRefused as refused:
            refusals.append(refused.sentence)
    if not found:
        worst = next(each for each in _WORST_FIRST if each in refusals)
        raise KeyFileRefused(worst, folder=folder)
    return tuple(dict.fromkeys(found))


def is_in_both(folder: Path, key_file: KeyFile) -> bool:
    """Whether both copies are whole and this one."""
    with suppress(OSError, ValueError, KeyFileRefused):
        return all(read_whole((folder / name).read_bytes()) == key_file for name in KEY_FILES)
    return False


def read_whole(content: bytes) -> KeyFile:
    """A key file from its bytes. Raises ValueError where they are damaged, KeyFileRefused."""
    try:
        if msgspec.json.decode(content, type=_Format).format > FORMAT:
            raise KeyFileRefused(_TOO_NEW)
        key_file = msgspec.json.decode(content, type=KeyFile)
    except RecursionError:
        raise ValueError(len(content)) from None
    if sealed(key_file) != key_file:
        raise ValueError(key_file.database)
    return key_file


def sealed(key_file: KeyFile) -> KeyFile:
    """The same with the checksum that belongs to it."""
    unsealed = msgspec.json.encode(msgspec.structs.replace(key_file, sha256=""))
    return msgspec.structs.replace(key_file, sha256=hashlib.sha256(unsealed).hexdigest())


def _read_copy(path: Path) -> KeyFile:
    try:
        return read_whole(patiently(path.read_bytes))
    except (FileNotFoundError, NotADirectoryError):
        raise KeyFileRefused(_MISSING) from None
    except OSError:
        raise KeyFileRefused(_NOT_READ) from None
    except ValueError:
        raise KeyFileRefused(_DAMAGED) from None


def _write(path: Path, key_file: KeyFile, mode: Literal["xb", "wb"]) -> None:
    with path.open(mode) as file:
        path.chmod(0o600)
        file.write(msgspec.json.format(msgspec.json.encode(key_file)))
        file.flush()
        os.fsync(file.fileno())
