"""The format of a hand-over package: a zip of tables, sealed under a passphrase of its own."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Annotated, BinaryIO, cast

import msgspec
from msgspec import Meta, Struct

from app.domain.errors import TaktError, sentence
from db.chunks import Decrypting, Encrypting
from db.head import Head
from db.key_file import WrongPassphrase, data_keys, new_key_file
from db.online_copy import Told, failing_plainly, part_of
from db.sealed_file import (
    DAMAGED,
    TOO_NEW,
    FileRefused,
    Keys,
    extract,
    not_from_memory,
    read_head,
    write,
)
from db.slots import Cost
from db.state import Counts

PACKAGE, FORMAT = b"TaktPkg1", "takt-hand-over-1"
MANIFEST = "manifest.json"
_LARGEST_MANIFEST, LONGEST_LINE = 64_000_000, 40_000_000
_LARGEST, _MOST_FILES, _MOST_TO_ONE = 16_000_000_000, 300_000, 400
_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[a-z]+)?(/[A-Za-z0-9_-]+(\.[a-z]+)?){0,2}")
_CHUNK = 1 << 20
# What a damaged zip may raise, wherever it is read.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip

_NOT_A_PACKAGE = sentence("The file {file} is not a hand-over package of Takt.")
_HOSTILE = sentence(
    "The package {file} is not as Takt makes them ({place}). Nothing was taken from it."
)
_OTHER_VERSION = sentence(
    "The package {file} was made by another version of Takt ({version}). Nothing was taken from"
    " it. Use that version."
)
_CUT_OFF = sentence(
    "The package {file} is damaged or was cut off. Nothing was taken from it. Ask for it again."
)
_TOO_NEW = sentence(
    "The package {file} was made by a newer version of Takt. Nothing was taken from it. Install"
    " that version or a newer one."
)
_NOT_READ = sentence("The file {file} cannot be read. Check that the disk is plugged in.")


_SAID = {DAMAGED: _CUT_OFF, TOO_NEW: _TOO_NEW}  # of a package, not of a backup


class PackageRefused(TaktError):
    """A package from which nothing is taken."""


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the package."""

    name: Annotated[str, Meta(max_length=200)]
    bytes: Annotated[int, Meta(ge=0, le=_LARGEST)]
    sha256: Annotated[str, Meta(min_length=64, max_length=64)]


class PackageManifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is in the package. `rows` counts those of each table."""

    format: str
    schema: str
    program: str
    made_at: str
    clinic: Annotated[str, Meta(max_length=200)]
    counts: Counts
    head: Head
    rows: dict[str, int]
    files: Annotated[tuple[Part, ...], Meta(max_length=_MOST_FILES)]


class _About(Struct, frozen=True):
    format: str


@contextmanager
def sealed(
    target: Path, passphrase: str, cost: Cost, aside: Path, told: Told
) -> Iterator[BinaryIO]:
    """A package to be written, encrypted on its way under a passphrase of its own.

    It lies in `target` once the block has ended well. Raises WeakPassphrase, BackupFailed,
    OSError.
    """
    key_file, key = new_key_file(passphrase, cost)
    body = aside / "body"
    with failing_plainly(aside), Encrypting(body, key) as written:
        yield cast(BinaryIO, written)
    write(target, PACKAGE, Keys(key_file, key), _About(FORMAT), body, told)


def checked(file: Path, passphrase: str, told: Told) -> "Package":
    """An opened package of which every file fits its checksum.

    Raises PackageRefused, WrongPassphrase.
    """
    try:
        opened = _opened(file, passphrase, part_of(told, 0, 50))
    except OSError:
        raise PackageRefused(_NOT_READ, file=file) from None
    except FileRefused as error:
        said = _SAID.get(error.sentence, error.sentence)
        raise PackageRefused(said, **error.values) from None
    package = Package(opened, file)
    try:
        package.check(part_of(told, 50, 100))
    except BaseException:
        package.close()
        raise
    return package


def read_back(file: Path, passphrase: str, written: PackageManifest, told: Told) -> None:
    """Raise the same unless this lies there whole, as whoever takes over will read it."""
    with closing(checked(file, passphrase, told)) as package:
        if package.manifest != written:
            raise package.refusal(MANIFEST)


def is_sealed(file: Path) -> bool:
    """Whether a passphrase is needed. Raises PackageRefused."""
    try:
        with file.open("rb") as package:
            start = package.read(len(PACKAGE))
    except OSError:
        raise PackageRefused(_NOT_READ, file=file) from None
    if start != PACKAGE and not start.startswith(b"PK\x03\x04"):
        raise PackageRefused(_NOT_A_PACKAGE, file=file)
    return start == PACKAGE


class Package:
    """An opened package, read by name only: nothing of it is ever unpacked to the disk."""

    def __init__(self, file: BinaryIO, shown: Path) -> None:
        self._file, self._shown = file, shown
        try:
            self._zip = zipfile.ZipFile(file)
        except _DAMAGED:
            file.close()
            raise PackageRefused(_NOT_A_PACKAGE, file=shown) from None
        self._entries = {each.filename: each for each in self._zip.infolist()}
        try:
            self._refuse_strange()
            self.manifest = self._manifest()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    def check(self, told: Told) -> None:
        """Every file is listed, of its size, and of its checksum. Raises PackageRefused."""
        listed = {each.name: each for each in self.manifest.files}
        if len(listed) != len(self.manifest.files) or {*listed, MANIFEST} != self._entries.keys():
            raise self.refusal("files")
        done, every = 0, sum(each.bytes for each in listed.values())
        for part in listed.values():
            if self._sum(part) != part.sha256:
                raise self.refusal(part.name)
            done += part.bytes
            told(done, every)

    def rows(self, table: str) -> Iterator[dict[str, str | int | float | None]]:
        """The rows of one table. Raises PackageRefused."""
        name = f"data/{table}.jsonl"
        decoder = msgspec.json.Decoder(dict[str, str | int | float | None])
        with self._open(name) as lines:
            while line := self._read(lines.readline, name, LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise self.refusal(name)
                try:
                    row = decoder.decode(line)
                except (ValueError, RecursionError):
                    raise self.refusal(name) from None
                yield row

    def refusal(self, place: str) -> PackageRefused:
        """Why nothing is taken from this package."""
        return PackageRefused(_HOSTILE, file=self._shown, place=place[:60])

    def refuse_other_schema(self, schema: str) -> None:
        """Raise PackageRefused where this version of Takt cannot read the tables."""
        if self.manifest.format != FORMAT or self.manifest.schema != schema:
            raise PackageRefused(
                _OTHER_VERSION, file=self._shown, version=self.manifest.program[:20]
            )

    def _refuse_strange(self) -> None:
        every = self._zip.infolist()
        if len(every) != len(self._entries) or len(every) > _MOST_FILES:
            raise self.refusal("names")
        for each in every:
            if not _NAME.fullmatch(each.filename) or each.flag_bits & 1:
                raise self.refusal("names")
            if each.file_size > _MOST_TO_ONE * max(each.compress_size, 1000):
                raise self.refusal(each.filename)
        if sum(each.file_size for each in every) > _LARGEST:
            raise self.refusal("size")

    def _manifest(self) -> PackageManifest:
        entry = self._entries.get(MANIFEST)
        if entry is None or entry.file_size > _LARGEST_MANIFEST:
            raise self.refusal(MANIFEST)
        with self._open(MANIFEST) as file:
            content = self._read(file.read, MANIFEST, _LARGEST_MANIFEST + 1)
        try:
            return msgspec.json.decode(content, type=PackageManifest)
        except (ValueError, RecursionError):
            raise self.refusal(MANIFEST) from None

    def _sum(self, part: Part) -> str:
        entry, found, length = self._entries[part.name], hashlib.sha256(), 0
        if entry.file_size != part.bytes:
            raise self.refusal(part.name)
        with self._open(part.name) as file:
            while chunk := self._read(file.read, part.name, _CHUNK):
                found.update(chunk)
                length += len(chunk)
                if length > part.bytes:
                    raise self.refusal(part.name)
        return found.hexdigest()

    def _read(self, read: Callable[[int], bytes], name: str, most: int) -> bytes:
        try:
            return read(most)
        except OSError:
            raise PackageRefused(_NOT_READ, file=self._shown) from None
        except _DAMAGED:
            raise self.refusal(name) from None

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(self._entries[name])
        except (KeyError, *_DAMAGED):
            raise self.refusal(name) from None


def _opened(file: Path, passphrase: str, told: Told) -> BinaryIO:
    """The package as a zip, read where it lies; of one that was sealed, nothing is unpacked.

    Raises PackageRefused, FileRefused, WrongPassphrase, OSError.
    """
    if not is_sealed(file):
        plain = file.open("rb")
        not_from_memory(plain)
        return plain
    head = read_head(file, PACKAGE)
    for key in data_keys(head.key_file, "passphrase", passphrase):
        extract(head, key, told=told)  # signed as a whole
        body = Decrypting(file, key, head.start, head.length)
        return io.BufferedReader(body, _CHUNK)
    raise WrongPassphrase
