"""What all tables of a pose file share."""

from typing import Literal

from msgspec import Struct

Point = tuple[float, float, float]
Grip = Literal["relaxed", "flat", "fist", "grasp", "hook", "tabletop", "spread", "pinch"]
Base = Literal[
    "stand", "sit", "kneel", "supine", "prone", "quadruped", "side_lying_right", "side_lying_left"
]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a pose file; an unknown key is an error."""
