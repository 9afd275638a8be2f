"""Keys for single purposes, made from the data key of a database."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derived(key: bytes, purpose: bytes) -> bytes:
    """The key for this purpose; it says nothing about the others, nor about the data key."""
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(key)
