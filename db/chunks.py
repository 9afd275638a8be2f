"""A stream of any length, encrypted in parts that cannot be changed, moved or left out.

What it holds never lies on a disk in the clear: it is encrypted on its way there, and decrypted a
part at a time when it is read.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.derived import derived

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_PART, _TAG = 1 << 20, 16


class Encrypting(io.RawIOBase):
    """A new file that is written from its beginning to its end, and holds nothing but parts.

    The key must be used for nothing else. Raises OSError.
    """

    def __init__(self, target: Path, key: bytes) -> None:
        self._cipher, self._number, self._rest = _cipher(key), 0, bytearray()
        self._file = target.open("xb")

    def writable(self) -> bool:
        return True

    def write(self, plain: ReadableBuffer, /) -> int:
        with memoryview(plain) as given:
            self._rest += given
            while len(self._rest) >= _PART:
                self._seal()
            return given.nbytes

    def close(self) -> None:
        if self.closed:
            return
        try:
            if self._rest:
                self._seal()
        finally:
            self._file.close()
            super().close()

    def _seal(self) -> None:
        part = bytes(self._rest[:_PART])
        del self._rest[:_PART]
        self._file.write(self._cipher.encrypt(_place(self._number), part, None))
        self._number += 1


class Decrypting(io.RawIOBase):
    """The same, read at any place; it may lie within another file, `sealed` bytes from `start`.

    Raises ValueError where a part is not what was written, OSError.
    """

    def __init__(
        self, source: Path, key: bytes, start: int = 0, sealed: int | None = None
    ) -> None:
        self._cipher, self._at, self._start = _cipher(key), 0, start
        self._held: tuple[int, bytes] = (-1, b"")
        self._sealed = source.stat().st_size - start if sealed is None else sealed
        self._length = self._sealed - _TAG * -(-self._sealed // (_PART + _TAG))
        self._file = source.open("rb")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        self._at = max(0, offset + (0, self._at, self._length)[whence])
        return self._at

    def readinto(self, into: WriteableBuffer, /) -> int:
        number, start = divmod(self._at, _PART)
        if self._at >= self._length:
            return 0
        with memoryview(into) as room:
            part = self._part(number)[start : start + room.nbytes]
            room[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _part(self, number: int) -> bytes:
        if self._held[0] != number:
            place = number * (_PART + _TAG)
            self._file.seek(self._start + place)
            sealed = self._file.read(min(_PART + _TAG, self._sealed - place))
            try:
                self._held = number, self._cipher.decrypt(_place(number), sealed, None)
            except InvalidTag:
                raise ValueError(number) from None
        return self._held[1]


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(derived(key, b"takt package body"))


def _place(number: int) -> bytes:
    return number.to_bytes(12, "big")
