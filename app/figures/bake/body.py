"""The mannequin's flesh: which solids surround which bones, in two body shapes."""

from itertools import pairwise
from typing import NamedTuple

from app.figures.bake import proportions as p
from app.figures.bake.feet import bare_foot, shoe
from app.figures.bake.hands import hand
from app.figures.bake.rotation import Mat, Vec, vec
from app.figures.bake.shapes import Bone, Hull, Sphere, Station, slimmer, tube
from app.figures.bake.skeleton import Skeleton

_THIGH = (
    Station(0.0, 8.1, -0.6),
    Station(0.22, 8.0, 0.0),
    Station(0.55, 7.0, 0.5),
    Station(0.85, 5.7, 0.3),
    Station(1.0, 5.3, 0.0),
)
_SHANK = (
    Station(0.0, 5.3, 0.0),
    Station(0.14, 5.1, -0.3),
    Station(0.32, 5.4, -1.3),
    Station(0.62, 4.1, -0.7),
    Station(0.9, 3.2, 0.0),
    Station(1.0, 3.3, 0.0),
)
_UPPER = (
    Station(0.0, 5.0, 0.0),
    Station(0.25, 4.8, 0.2),
    Station(0.6, 4.1, 0.2),
    Station(1.0, 3.55, 0.0),
)
_FORE = (
    Station(0.0, 3.55, 0.0),
    Station(0.22, 3.9, 0.2),
    Station(0.6, 3.2, 0.1),
    Station(1.0, 2.4, 0.0),
)
_BONES = {
    "thigh": ("hip", "knee", _THIGH),
    "shank": ("knee", "ankle", _SHANK),
    "upper": ("shoulder", "elbow", _UPPER),
    "fore": ("elbow", "wrist", _FORE),
}
# Level of the spine: forward offset, half width, radius.
_WAIST = {0: (1.3, 5.4, 8.3), 2: (1.6, 4.2, 7.8), 4: (1.8, 4.8, 8.2), 6: (2.6, 6.2, 9.2), 8: (2.2, 8.4, 8.4)}  # fmt: skip  # noqa: E501 (one table)


class BodyShape(NamedTuple):
    """What tells one body from the other; widths in cm beside the common measure."""

    limb: float
    waist: float
    hip: float
    chest: float
    bun: bool
    bare_feet: bool = False


BODY_SHAPES = {
    "a": BodyShape(limb=1.0, waist=0.0, hip=0.0, chest=0.0, bun=False),
    "b": BodyShape(limb=0.92, waist=-0.9, hip=0.5, chest=-0.5, bun=True),
}


def bone(skeleton: Skeleton, shape: BodyShape, part: str) -> Bone:
    """A long bone with its flesh, such as `thigh_l`."""
    name, _, side = part.partition("_")
    start, end, flesh = _BONES[name]
    places = skeleton.at[f"{start}_{side}"], skeleton.at[f"{end}_{side}"]
    return Bone(*places, skeleton.frames[part], slimmer(flesh, shape.limb))


def part_hulls(skeleton: Skeleton, shape: BodyShape) -> dict[str, list[Hull]]:
    """All parts of the body as hulls of solids."""
    parts = {"torso": torso(skeleton, shape), "neck": _neck(skeleton), "head": head(skeleton)}
    foot = bare_foot if shape.bare_feet else shoe
    for side in p.SIDES:
        for name in _BONES:
            parts[f"{name}_{side}"] = tube(bone(skeleton, shape, f"{name}_{side}"))
        parts[f"foot_{side}"] = foot(skeleton, side)
        parts[f"hand_{side}"] = hand(skeleton, side)
    return parts


def lowest(skeleton: Skeleton, shape: BodyShape, parts: tuple[str, ...]) -> float:
    """The height of the lowest point of these parts (`foot` means both feet)."""
    hulls = part_hulls(skeleton, shape)
    named = {k for k in hulls if "all" in parts or k in parts or k[:-2] in parts}
    if not named:
        raise ValueError(f"no such body parts: {', '.join(parts)}; known are {sorted(hulls)}")
    return min(lowest_of(hulls[name]) for name in named)


def lowest_of(hulls: list[Hull]) -> float:
    """The height of the lowest point of some spheres."""
    return min(
        float(solid.at[2]) - solid.radius
        for hull in hulls
        for solid in hull
        if isinstance(solid, Sphere)
    )


def torso(skeleton: Skeleton, shape: BodyShape) -> list[Hull]:
    """Pelvis, waist, chest and shoulder girdle."""
    levels = _levels(skeleton, shape)
    hulls: list[Hull] = [[*low, *high] for low, high in pairwise(levels)]
    for index, (side, sign) in enumerate(p.SIDES.items()):
        girdle = Sphere(skeleton.at[f"shoulder_{side}"], 5.2)
        hulls.append([girdle, levels[-2][index], levels[-1][index]])
        buttock = Sphere(_in_pelvis(skeleton, -4.2, sign * 5.5, -3.2), 7.0)
        hulls.append([buttock, Sphere(_in_pelvis(skeleton, -1, sign * 6.5, 4), 8.2)])
    return hulls


def _levels(skeleton: Skeleton, shape: BodyShape) -> list[tuple[Sphere, Sphere]]:
    low = _in_pelvis(skeleton, 0, 0, -2.5), skeleton.facing
    high = _in_pelvis(skeleton, 0, 0, 4), skeleton.facing
    levels = [
        _level(low, -0.8, 7.2 + shape.hip, 8.7),
        _level(high, -0.3, 6.8 + shape.hip * 0.5, 8.7),
    ]
    change = {0: shape.waist * 0.6, 2: shape.waist, 4: shape.waist * 0.8}
    for step, (forward, half, radius) in _WAIST.items():
        wider = change.get(step, shape.chest)
        levels.append(_level(skeleton.spine[step], forward, half + wider, radius + wider * 0.4))
    at, frame = skeleton.spine[-1]
    levels.append(_level((at - frame[:, 2] * 4.6, frame), 0.0, 11.2, 5.2))
    levels.append(_level((at - frame[:, 2] * 0.5, frame), 0.2, 1.8, 4.8))
    return levels


def _level(
    middle: tuple[Vec, Mat], forward: float, half: float, radius: float
) -> tuple[Sphere, Sphere]:
    at, frame = middle
    left, right = frame @ vec(forward, half, 0), frame @ vec(forward, -half, 0)
    return Sphere(at + left, radius), Sphere(at + right, radius)


def _in_pelvis(skeleton: Skeleton, x: float, y: float, z: float) -> Vec:
    return skeleton.pelvis + skeleton.facing @ vec(x, y, z)


def _neck(skeleton: Skeleton) -> list[Hull]:
    low, skull, head_frame = skeleton.at["t1"], skeleton.at["skull"], skeleton.frames["head"]
    return [
        [
            Sphere(low + skeleton.frames["thorax"] @ vec(0.4, 0, -1), 5.2),
            Sphere(skull + head_frame @ vec(-1.0, 0, 1.0), 4.9),
            Sphere(skull + head_frame @ vec(-1.8, 0, 4.5), 5.0),
        ]
    ]


def head(skeleton: Skeleton) -> list[Hull]:
    """Skull, cheeks, jaw, nose and ears."""
    skull = [in_head(skeleton, -2.4, 0, 2.2, 7.7), in_head(skeleton, 1.8, 0, 2.4, 7.4)]
    cheeks = [in_head(skeleton, 3.2, side * 2.4, -2.6, 4.8) for side in (1, -1)]
    chin = [in_head(skeleton, 4.6, side * 1.2, -7.3, 3.3) for side in (1, -1)]
    jaw = [in_head(skeleton, 1.0, side * 3.6, -5.2, 3.3) for side in (1, -1)]
    nose = [
        in_head(skeleton, 7.6, 0, -0.4, 1.1),
        in_head(skeleton, 9.7, 0, -3.0, 1.05),
        in_head(skeleton, 7.4, 0, -3.5, 1.4),
    ]
    ears: list[Hull] = [
        [in_head(skeleton, -0.2, s * 7.0, -1.6, 1.7), in_head(skeleton, -0.2, s * 6.8, -3.4, 1.3)]
        for s in (1, -1)
    ]
    return [[*skull, *cheeks], [*cheeks, *chin, *jaw], [skull[0], *jaw], [*nose], *ears]


def in_head(skeleton: Skeleton, x: float, y: float, z: float, radius: float) -> Sphere:
    """A sphere placed in the head's own frame."""
    return Sphere(skeleton.at["head"] + skeleton.frames["head"] @ vec(x, y, z), radius)
