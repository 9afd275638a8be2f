"""A stream of any length, encrypted in parts that cannot be changed, moved or left out."""

from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.derived import derived
from db.online_copy import Told

_PART, _TAG = 1 << 20, 16


def encrypt(source: Path, target: Path, key: bytes, told: Told) -> None:
    """Write the encrypted parts. The key must be used for nothing else. Raises OSError."""
    cipher, done, every = _cipher(key), 0, source.stat().st_size
    with source.open("rb") as plain, target.open("xb") as sealed:
        number = 0
        while part := plain.read(_PART):
            sealed.write(cipher.encrypt(_place(number), part, None))
            number, done = number + 1, done + len(part)
            told(done, every)


def decrypt(source: Path, target: Path, key: bytes) -> None:
    """Write what they hold. Raises OSError, ValueError where a part is not what was written."""
    cipher, number = _cipher(key), 0
    with source.open("rb") as sealed, target.open("xb") as plain:
        while part := sealed.read(_PART + _TAG):
            try:
                plain.write(cipher.decrypt(_place(number), part, None))
            except InvalidTag:
                raise ValueError(number) from None
            number += 1


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(derived(key, b"takt package body"))


def _place(number: int) -> bytes:
    return number.to_bytes(12, "big")
