"""What all tables of a pose file share."""

from msgspec import Struct

Point = tuple[float, float, float]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a pose file; an unknown key is an error."""
