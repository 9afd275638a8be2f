"""Files in and out: read whole or by the line, written whole or not at all."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from app.contract import LARGEST_BYTES
from app.contract.refusal import printable
from app.domain.errors import TaktError, sentence

STANDARD_INPUT = "-"
REASONS = {
    errno.ENOENT: sentence("there is no such file or folder"),
    errno.EISDIR: sentence("it is a folder"),
    errno.ENOTDIR: sentence("it does not lie in a folder"),
    errno.EACCES: sentence("the system does not allow it"),
    errno.EPERM: sentence("the system does not allow it"),
    errno.EROFS: sentence("the system does not allow it"),
    errno.ENOSPC: sentence("the disk is full"),
    errno.EBADF: sentence("it is closed"),
}


def complain(line: str) -> None:
    """One line on standard error."""
    print(printable(line), file=sys.stderr)


def check_open(stream: TextIO | None) -> None:
    """Python has no stream where the caller closed it. Raises OSError."""
    if stream is None:
        raise OSError(errno.EBADF, "closed")


def read(name: str) -> bytes:
    """All of a file or of standard input, up to a little more than a case may have."""
    with _named(name), _opened(name) as source:
        return source.read(LARGEST_BYTES + 1)


def read_lines(name: str) -> Iterator[bytes]:
    """Line by line; of a line that is too long only so much that it is seen to be too long."""
    with _named(name):
        source = _opened(name)
    with source:
        while line := _line(name, source):
            yield line.rstrip(b"\r\n")
            while len(line) > LARGEST_BYTES and not line.endswith(b"\n"):
                line = _line(name, source)


def write(data: bytes) -> None:
    """Bytes on standard output, at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def reason(error: OSError) -> TaktError:
    """What kept the system from reading or writing."""
    known = REASONS.get(error.errno or 0)
    return TaktError(known) if known else TaktError("system error {number}", number=error.errno)


def save(target: Path, data: bytes) -> None:
    """Write a file whole or not at all; another file of that name stays until then."""
    target = target.resolve()
    scratch = target.with_name(f".{target.name}.part")
    try:
        _check_writable(target)
        try:
            scratch.write_bytes(data)
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise TaktError(
            "{file}: cannot be written, {reason}", file=target, reason=reason(error)
        ) from None


def _check_writable(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, target)
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, target)


def _opened(name: str) -> BinaryIO:
    if name == STANDARD_INPUT:
        check_open(sys.stdin)
        return sys.stdin.buffer
    return Path(name).open("rb")


def _line(name: str, source: BinaryIO) -> bytes:
    with _named(name):
        return source.readline(LARGEST_BYTES + 1)


@contextmanager
def _named(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TaktError(
            "{file}: cannot be read, {reason}", file=name, reason=reason(error)
        ) from None
