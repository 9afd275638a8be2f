"""The head anchor: a small file beside the database that knows what was saved last.

A lost write-ahead log, an older file or an older state put back is a valid database; only a
witness outside it can tell that something is missing. Two slots take turns, so that a torn write
leaves the other one.
"""

import hashlib
import hmac
import os
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from db.derived import derived
from db.head import START, Head
from db.patience import patiently

SLOT = 512  # bytes: one sector of a disk
SLOTS = 2


class _Slot(Struct, frozen=True, forbid_unknown_fields=True):
    database: str
    sequence: int
    chain: str
    at: str
    hmac: str = ""


class Anchor:
    """The two slots of one database. The data key makes the key that signs them."""

    def __init__(self, records: Path, key: bytes) -> None:
        self.file = records.with_suffix(".anchor")
        self._key = derived(key, b"takt head anchor")
        self._database = derived(key, b"takt database id").hex()[:32]
        self._free = 0

    def read(self) -> Head | None:
        """The newest head that a slot holds; None where no slot can be read."""
        held = self._held()
        if not held:
            return None
        newest = max(held, key=lambda number: held[number].sequence)
        self._free = (newest + 1) % SLOTS
        return held[newest]

    def write(self, head: Head) -> None:
        """Put the head into the older slot and wait for the disk. Raises OSError."""
        way = os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)
        opened = patiently(lambda: os.open(self.file, way, 0o600))
        with os.fdopen(opened, "r+b") as file:
            file.seek(self._free * SLOT)
            file.write(self._signed(head).ljust(SLOT - 1) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._free = (self._free + 1) % SLOTS

    def start(self, head: Head = START) -> None:
        """Fill both slots: for a new database, and where another file becomes the records."""
        for _ in range(SLOTS):
            self.write(head)

    def _held(self) -> dict[int, Head]:
        try:
            content = self.file.read_bytes()
        except OSError:
            return {}
        held = {}
        for number in range(SLOTS):
            with suppress(ValueError):
                held[number] = self._checked(content[number * SLOT : (number + 1) * SLOT])
        return held

    def _signed(self, head: Head) -> bytes:
        slot = _Slot(self._database, *head)
        signed = hmac.new(self._key, msgspec.json.encode(slot), hashlib.sha256).hexdigest()
        return msgspec.json.encode(msgspec.structs.replace(slot, hmac=signed))

    def _checked(self, content: bytes) -> Head:
        slot = msgspec.json.decode(content, type=_Slot)
        head = Head(slot.sequence, slot.chain, slot.at)
        if not hmac.compare_digest(self._signed(head), content.rstrip()):
            raise ValueError(slot.sequence)
        return head
