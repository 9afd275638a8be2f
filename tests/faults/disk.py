"""The preloaded disk: built once, commanded by the process that runs on it, its log read."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("disk.c")
SECTOR = 512
CRASHED = 99  # the exit status of a process that the disk ended
_HEAD = 32


class Fault(IntEnum):
    """How the chosen disk operation goes wrong. The order is that of disk.c."""

    SOUND = 0
    EIO_ONCE = 1
    EIO_EVER = 2
    FULL_ONCE = 3
    FULL_EVER = 4
    CRASH = 5
    TORN = 6

    @property
    def ends_the_process(self) -> bool:
        return self in {Fault.CRASH, Fault.TORN}


class Operation(NamedTuple):
    """One change of the disk. `kind` is the letter that disk.c gives it."""

    kind: str
    name: str
    at: int
    data: bytes


def build(folder: Path) -> Path:
    """The compiled library. Without a C compiler the safety of the data is not proved."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    assert compiler, "The fault laboratory needs a C compiler: apt-get install gcc libc6-dev"
    library = folder / "disk.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-std=gnu11"]
    subprocess.run([*command, "-o", library, SOURCE, "-ldl"], check=True)  # noqa: S603 (ours)
    return library


class Disk:
    """Commands to the library that this process was started with."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self._library.disk_counted.restype = ctypes.c_long

    def watch(self, folder: Path) -> None:
        self._library.disk_watch(os.fsencode(folder))

    def free_syncs(self) -> None:
        """Leave out the waiting: what a sync means is worked out from the log."""
        self._library.disk_free_syncs(1)

    def break_at(self, fault: Fault, operation: int = 0) -> None:
        """Count from here; let this operation (the first is 1) go wrong."""
        self._library.disk_break(int(fault), ctypes.c_long(operation))

    def mend(self) -> None:
        self.break_at(Fault.SOUND)

    def counted(self) -> int:
        return int(self._library.disk_counted())

    def has_room_for(self, size: int) -> None:
        """So many more bytes fit; -1: any number."""
        self._library.disk_room(ctypes.c_longlong(size))

    def log_to(self, file: Path) -> None:
        opened = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self._library.disk_log(opened)

    def mark(self, number: int) -> None:
        """Write into the log that so many acts were acknowledged by now."""
        self._library.disk_mark(ctypes.c_long(number))


def logged(file: Path) -> Iterator[Operation]:
    """The operations of a log, in order."""
    with file.open("rb") as opened:
        while head := opened.read(_HEAD):
            kind, name, at, length = (
                int.from_bytes(head[place : place + 8], "little") for place in range(0, _HEAD, 8)
            )
            path = os.fsdecode(opened.read(name))
            has_data = chr(kind) in "WR"
            yield Operation(chr(kind), path, at, opened.read(length) if has_data else b"")
