"""A file that may leave the PC: in the clear only who can open it, all else sealed and signed.

Its kind · the key file · what it is, sealed · the length of the body · the body · a signature over
everything before it. A backup's body is an encrypted database of its own.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import TaktError, sentence
from db.derived import derived
from db.key_file import KeyFile, KeyFileRefused, read_whole
from db.online_copy import Told

Kind = TypeVar("Kind")

KIND = 8  # bytes
_LENGTH, _NONCE, _SIGNATURE = 8, 12, 32
_LARGEST_HEAD = 8_000_000
_CHUNK = 1 << 20

_NOT_OURS = sentence("The file {file} is not a backup that Takt has made.")
DAMAGED = sentence(
    "The backup {file} is damaged or was cut off. Nothing was changed. Choose another backup."
)
_NOT_READ = sentence("The file {file} cannot be read. Check that the disk is plugged in.")
TOO_NEW = sentence(
    "The backup {file} was made by a newer version of Takt. Nothing was changed. Install that"
    " version or a newer one."
)


class FileRefused(TaktError):
    """A sealed file that is not used: nothing was taken from it."""


class Keys(NamedTuple):
    """The data key, and the key file whose slots lead to it."""

    key_file: KeyFile
    key: bytes


class Head(NamedTuple):
    """The beginning of a sealed file, and where its body lies."""

    path: Path
    kind: bytes
    key_file: KeyFile
    sealed: bytes
    start: int
    length: int


def write(
    path: Path, kind: bytes, keys: Keys, about: object,
    body: Path | None = None, told: Told = lambda _done, _all: None,
) -> None:  # fmt: skip
    """Write a new file and wait until the disk has it. Raises OSError."""
    opener = msgspec.json.encode(keys.key_file)
    sealed = _seal(keys.key, kind, msgspec.json.encode(about))
    length = body.stat().st_size if body else 0
    signature = _signature(keys.key)
    with path.open("xb") as file:
        path.chmod(0o600)
        start = (_framed(opener), _framed(sealed), length.to_bytes(_LENGTH, "big"))
        for part in chain((kind, *start), _chunks(body, length, told)):
            signature.update(part)
            file.write(part)
        file.write(signature.digest())
        file.flush()
        os.fsync(file.fileno())


def read_head(path: Path, kind: bytes) -> Head:
    """Who can open it, and whether it is as long as it says. Raises FileRefused."""
    try:
        with path.open("rb") as file:
            return _head(path, kind, file)
    except OSError:
        raise FileRefused(_NOT_READ, file=path) from None


def about(head: Head, key: bytes, kind: type[Kind]) -> Kind:
    """What the file says of itself. Raises FileRefused."""
    try:
        nonce, sealed = head.sealed[:_NONCE], head.sealed[_NONCE:]
        plain = AESGCM(_sealing(key)).decrypt(nonce, sealed, head.kind)
        return msgspec.json.decode(plain, type=kind)
    except (InvalidTag, ValueError):
        raise FileRefused(DAMAGED, file=head.path) from None


def extract(
    head: Head, key: bytes, into: Path | None = None, told: Told = lambda _done, _all: None
) -> None:
    """Read all of it back, and its body into a new file.

    Raises FileRefused, OSError; what then lies in the new file is to be thrown away.
    """
    signature = _signature(key)
    with head.path.open("rb") as file:
        not_from_memory(file)
        signature.update(_exactly(file, head.start, head.path))
        _copy_body(file, head, into, signature, told)
        expected = _exactly(file, _SIGNATURE, head.path)
    if not hmac.compare_digest(signature.digest(), expected):
        raise FileRefused(DAMAGED, file=head.path)


def not_from_memory(file: BinaryIO) -> None:
    """Where the system lets us, let what was just written be read from the disk itself."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _head(path: Path, kind: bytes, file: BinaryIO) -> Head:
    if file.read(KIND) != kind:
        raise FileRefused(_NOT_OURS, file=path)
    try:
        key_file = read_whole(_part(file, path))
    except ValueError:
        raise FileRefused(DAMAGED, file=path) from None
    except KeyFileRefused:
        raise FileRefused(TOO_NEW, file=path) from None
    sealed = _part(file, path)
    length = int.from_bytes(_exactly(file, _LENGTH, path), "big")
    start = file.tell()
    if path.stat().st_size != start + length + _SIGNATURE:
        raise FileRefused(DAMAGED, file=path)
    return Head(path, kind, key_file, sealed, start, length)


def _copy_body(
    file: BinaryIO, head: Head, into: Path | None, signature: hmac.HMAC, told: Told
) -> None:
    target = into.open("xb") if into else None
    try:
        left = head.length
        while left:
            part = _exactly(file, min(left, _CHUNK), head.path)
            signature.update(part)
            if target:
                target.write(part)
            left -= len(part)
            told(head.length - left, head.length)
        if target:
            target.flush()
            os.fsync(target.fileno())
    finally:
        if target:
            target.close()


def _chunks(body: Path | None, length: int, told: Told) -> Iterator[bytes]:
    if not body:
        return
    with body.open("rb") as file:
        left = length
        while left:
            part = _exactly(file, min(left, _CHUNK), body)
            left -= len(part)
            yield part
            told(length - left, length)


def _part(file: BinaryIO, path: Path) -> bytes:
    length = int.from_bytes(_exactly(file, _LENGTH, path), "big")
    if length > _LARGEST_HEAD:
        raise FileRefused(DAMAGED, file=path)
    return _exactly(file, length, path)


def _exactly(file: BinaryIO, length: int, path: Path) -> bytes:
    part = file.read(length)
    if len(part) != length:
        raise FileRefused(DAMAGED, file=path)
    return part


def _framed(part: bytes) -> bytes:
    return len(part).to_bytes(_LENGTH, "big") + part


def _seal(key: bytes, kind: bytes, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_sealing(key)).encrypt(nonce, plain, kind)


def _sealing(key: bytes) -> bytes:
    return derived(key, b"takt sealed file")


def _signature(key: bytes) -> hmac.HMAC:
    return hmac.new(derived(key, b"takt signed file"), digestmod=hashlib.sha256)
