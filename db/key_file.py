"""The data key of a clinic's database, wrapped by a passphrase and kept beside the database.

The file is JSON and kept in two equal copies. A slot is one way to the key; there is one today,
the passphrase. Lost passphrase, lost records: nobody can open them without it.
"""

import hashlib
import os
import secrets
import unicodedata
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID, uuid4

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta, Struct

from app.domain.errors import TaktError, sentence
from db.places import KEY_FILES

FORMAT = 1
KEY_BYTES = 32
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
_WORST_FIRST = (_TOO_NEW, _DAMAGED, _MISSING)


class WrongPassphrase(TaktError):
    """The passphrase opens no slot."""

    def __init__(self) -> None:
        super().__init__(sentence("This passphrase does not open the records."))


class WeakPassphrase(TaktError):
    """A passphrase that is too short to choose."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Choose a passphrase of at least 12 characters, or of at least 4 words.")
        )


class KeyFileRefused(TaktError):
    """Both copies of the key file are missing, damaged or too new."""


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess costs with Argon2id. The caps stop a forged file from asking for 100 GiB."""

    memory_kib: Annotated[int, Meta(ge=8, le=2_097_152)] = 65_536
    passes: Annotated[int, Meta(ge=1, le=50)] = 3
    lanes: Annotated[int, Meta(ge=1, le=16)] = 4


FLOOR = Cost()


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped by AES-256-GCM under a key made from a secret."""

    kind: Literal["passphrase"]
    cost: Cost
    salt: Annotated[bytes, Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: Annotated[bytes, Meta(min_length=48, max_length=48)]


class KeyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All slots of one database. `sha256` tells a damaged file from a wrong passphrase."""

    format: Literal[1]
    database: UUID
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=8)]
    sha256: str = ""


class _Format(Struct):
    format: int


def new_key_file(passphrase: str, cost: Cost = FLOOR) -> tuple[KeyFile, bytes]:
    """A random data key, and the key file that wraps it. Raises WeakPassphrase."""
    if len(passphrase.strip()) < ENOUGH_CHARACTERS and len(passphrase.split()) < ENOUGH_WORDS:
        raise WeakPassphrase
    database, key = uuid4(), secrets.token_bytes(KEY_BYTES)
    slot = _wrap(key, passphrase, database, cost)
    return _sealed(KeyFile(format=1, database=database, slots=(slot,))), key


def data_key(key_file: KeyFile, passphrase: str) -> bytes:
    """The data key. Raises WrongPassphrase."""
    for slot in key_file.slots:
        wrapping = _derive(passphrase, slot.salt, slot.cost)
        try:
            return AESGCM(wrapping).decrypt(
                slot.nonce, slot.wrapped, _authenticated(key_file.database, slot)
            )
        except InvalidTag:
            continue
    raise WrongPassphrase


def write_key_file(folder: Path, key_file: KeyFile) -> None:
    """Write both copies, never over an existing one. Raises OSError."""
    for name in KEY_FILES:
        with (folder / name).open("xb") as file:
            (folder / name).chmod(0o600)
            file.write(msgspec.json.format(msgspec.json.encode(key_file)))
            file.flush()
            os.fsync(file.fileno())


def read_key_file(folder: Path) -> KeyFile:
    """The first copy that is whole. Raises KeyFileRefused."""
    refusals = []
    for name in KEY_FILES:
        try:
            return _read((folder / name).read_bytes())
        except OSError:
            refusals.append(_MISSING)
        except ValueError:
            refusals.append(_DAMAGED)
        except KeyFileRefused as refused:
            refusals.append(refused.sentence)
    raise KeyFileRefused(next(each for each in _WORST_FIRST if each in refusals), folder=folder)


def _read(content: bytes) -> KeyFile:
    if msgspec.json.decode(content, type=_Format).format > FORMAT:
        raise KeyFileRefused(_TOO_NEW)
    key_file = msgspec.json.decode(content, type=KeyFile)
    if _sealed(key_file) != key_file:
        raise ValueError(key_file.database)
    return key_file


def _wrap(key: bytes, passphrase: str, database: UUID, cost: Cost) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    slot = Slot("passphrase", cost, salt, nonce, bytes(KEY_BYTES + 16))
    wrapping = AESGCM(_derive(passphrase, salt, cost))
    return msgspec.structs.replace(
        slot, wrapped=wrapping.encrypt(nonce, key, _authenticated(database, slot))
    )


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _authenticated(database: UUID, slot: Slot) -> bytes:
    return msgspec.json.encode((FORMAT, database, slot.kind, slot.cost, slot.salt))


def _sealed(key_file: KeyFile) -> KeyFile:
    unsealed = msgspec.json.encode(msgspec.structs.replace(key_file, sha256=""))
    return msgspec.structs.replace(key_file, sha256=hashlib.sha256(unsealed).hexdigest())
