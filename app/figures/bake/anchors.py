"""Points that an author names: coordinates, props, joints, each with an offset if wanted."""

from collections.abc import Mapping

from app.figures.bake.pose_file import Anchor
from app.figures.bake.proportions import SIDES
from app.figures.bake.rotation import Vec, vec
from app.figures.bake.skeleton import Skeleton

Places = Mapping[str, Vec]


def find_anchor(anchor: Anchor, props: Places, skeleton: Skeleton | None, side: str = "l") -> Vec:
    """Where an anchor is: `name+x,y,z` (world offset) or `name@x,y,z` (in the bone's frame).

    `same.` and `other.` name a joint of this or the other side. Raises ValueError.
    """
    if not isinstance(anchor, str):
        return vec(*anchor)
    mark = "@" if "@" in anchor else "+"
    name, found, numbers = anchor.partition(mark)
    joint = _of_side(name, side)
    start = _start(joint, props, skeleton)
    if not found:
        return start
    offset = _offset(numbers, anchor)
    if joint != name:
        offset = offset * vec(1, SIDES[joint[-1]], 1)
    if mark == "@" and skeleton:
        return start + skeleton.frame_of(joint) @ offset
    return start + offset


def _of_side(name: str, side: str) -> str:
    if name.startswith("same."):
        return f"{name.removeprefix('same.')}_{side}"
    if name.startswith("other."):
        return f"{name.removeprefix('other.')}_{'r' if side == 'l' else 'l'}"
    return name


def _start(joint: str, props: Places, skeleton: Skeleton | None) -> Vec:
    places = {**props, **(skeleton.at if skeleton else {})}
    if joint not in places:
        raise ValueError(f"unknown anchor {joint!r}; known are {sorted(places)}")
    return places[joint]


def _offset(numbers: str, anchor: str) -> Vec:
    parts = [float(number) for number in numbers.split(",")]
    if len(parts) != 3:  # noqa: PLR2004 (x, y, z)
        raise ValueError(f"expected x,y,z after the name in {anchor!r}")
    return vec(*parts)
