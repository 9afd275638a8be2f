"""A slot: the data key, wrapped under a key that is made from something a person has or knows."""

import secrets
import time
import unicodedata
from collections.abc import Callable
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta, Struct

from app.domain.errors import TaktError, sentence

FORMAT = 1
KEY_BYTES = 32
MOST_MEMORY_KIB = 524_288

_NO_MEMORY = sentence(
    "This PC has no {mib} MB of memory left, which the passphrase needs. Close other programs and"
    " try again."
)

SlotKind = Literal["passphrase", "recovery"]


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess costs with Argon2id. The caps stop a forged file from asking for 100 GiB."""

    memory_kib: Annotated[int, Meta(ge=8, le=MOST_MEMORY_KIB)] = 65_536
    passes: Annotated[int, Meta(ge=1, le=50)] = 3
    lanes: Annotated[int, Meta(ge=1, le=16)] = 4


FLOOR = Cost()


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """The data key, wrapped by AES-256-GCM under a key made from a secret."""

    kind: SlotKind
    cost: Cost
    salt: Annotated[bytes, Meta(min_length=16, max_length=16)]
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: Annotated[bytes, Meta(min_length=48, max_length=48)]


def wrap(key: bytes, kind: SlotKind, secret: str, database: UUID, cost: Cost) -> Slot:
    """A new slot for the data key."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    slot = Slot(kind, cost, salt, nonce, bytes(KEY_BYTES + 16))
    wrapping = AESGCM(_derive(secret, salt, cost))
    return msgspec.structs.replace(
        slot, wrapped=wrapping.encrypt(nonce, key, _authenticated(database, slot))
    )


def unwrap(slot: Slot, secret: str, database: UUID) -> bytes | None:
    """The data key; None where the secret is another one."""
    wrapping = AESGCM(_derive(secret, slot.salt, slot.cost))
    try:
        return wrapping.decrypt(slot.nonce, slot.wrapped, _authenticated(database, slot))
    except InvalidTag:
        return None


def calibrated(guess_s: float, measure: Callable[[Cost], float] | None = None) -> Cost:
    """The cost at which one guess takes about so long on this machine, never below the floor."""
    measure = measure or seconds_of
    cost = FLOOR
    took = measure(cost)
    while took * 2 <= guess_s and cost.memory_kib < MOST_MEMORY_KIB:
        cost = msgspec.structs.replace(cost, memory_kib=cost.memory_kib * 2)
        took = measure(cost)
    passes = int(cost.passes * guess_s / took)
    return msgspec.structs.replace(cost, passes=min(max(passes, FLOOR.passes), 50))


def seconds_of(cost: Cost) -> float:
    """How long one guess takes here."""
    started = time.perf_counter()
    _derive("", bytes(16), cost)
    return time.perf_counter() - started


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFC", secret).encode(),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError:
        raise TaktError(_NO_MEMORY, mib=cost.memory_kib // 1024) from None


def _authenticated(database: UUID, slot: Slot) -> bytes:
    return msgspec.json.encode((FORMAT, database, slot.kind, slot.cost, slot.salt))
