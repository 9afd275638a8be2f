"""Feet: a shoe with a sole, and a bare foot with an arch and five toes."""

from collections.abc import Callable

from app.figures.bake import proportions as p
from app.figures.bake.rotation import about_y, vec
from app.figures.bake.shapes import Hull, Sphere
from app.figures.bake.skeleton import Skeleton

Place = Callable[[float, float, float, float], Sphere]

# Big toe to little toe: root forward of the ankle, outwards; length; radius.
_TOES = (
    (13.2, -2.9, 5.6, 1.25),
    (13.4, -1.0, 5.2, 0.95),
    (12.8, 0.6, 4.6, 0.9),
    (12.0, 2.1, 4.0, 0.85),
    (11.0, 3.4, 3.3, 0.85),
)


def shoe(skeleton: Skeleton, side: str) -> list[Hull]:
    """A shoe; it bends at the ball."""
    at, toes = _places(skeleton, side)
    ankle, heel = at(0, 0, 7.0, 3.7), at(-4.2, 0, 3.3, 3.2)
    heel_edge = at(-4.6, 0, 1.4, 1.4)
    instep = at(4.2, -0.2, 5.2, 3.0)
    ball = [at(p.BALL, -2.0, 2.7, 2.6), at(p.BALL - 1.2, 2.4, 2.4, 2.3)]
    front = [toes(0, -2.0, 2.6, 2.4), toes(-0.8, 2.2, 2.4, 2.2)]
    tips = [toes(4.9, -1.3, 2.1, 2.0), toes(3.9, 1.4, 1.9, 1.8)]
    return [
        [ankle, heel, instep, heel_edge],
        [ankle, instep, *ball],
        [heel, heel_edge, instep, *ball],
        [*front, *tips],
        [*ball, *front],
    ]


def sole(skeleton: Skeleton, side: str) -> list[Hull]:
    """A slab under the shoe, a little larger than the shoe so that it always closes the line."""
    at, toes = _places(skeleton, side)
    heel = [at(-7.2, 0, 0.6, 0.75), at(-4, 3.2, 0.6, 0.75), at(-4, -3.2, 0.6, 0.75)]
    ball = [at(p.BALL, -4.2, 0.6, 0.75), at(p.BALL - 1, 4.2, 0.6, 0.75)]
    front = [toes(0, -4.2, 0.6, 0.75), toes(-1, 4.2, 0.6, 0.75)]
    tips = [toes(6.8, -2.2, 0.8, 0.75), toes(5.6, 2.2, 0.8, 0.75)]
    return [[*heel, *ball], [*front, *tips], [*ball, *front]]


def bare_foot(skeleton: Skeleton, side: str) -> list[Hull]:
    """Ankle, heel, arch, ball and toes."""
    return [*bare_sole(skeleton, side), *toe_hulls(skeleton, side)]


def bare_sole(skeleton: Skeleton, side: str) -> list[Hull]:
    """The bare foot without its toes."""
    at, _ = _places(skeleton, side)
    ankle, instep = at(0, 0, 7.0, 3.3), at(5.0, -0.6, 5.2, 2.3)
    heel = [at(-3.6, -0.4, 2.6, 2.6), at(-3.2, 0.6, 2.4, 2.4)]
    outer = [at(4.5, 2.6, 1.7, 1.6), at(10.2, 2.9, 1.5, 1.5)]
    ball = [at(11.6, -2.4, 2.0, 2.0), at(10.6, 2.6, 1.5, 1.5)]
    return [
        [ankle, *heel, instep],
        [ankle, instep, ball[0], ball[1]],
        [*heel, *outer, instep],
        [*outer, *ball],
    ]


def toe_hulls(skeleton: Skeleton, side: str) -> list[Hull]:
    """Two hulls per toe, big toe first; the second joint curls with the first."""
    _, toes = _places(skeleton, side)
    curled = min(0.0, skeleton.angles.get(f"toes_{side}", 0.0))
    bend = about_y(-curled)
    hulls: list[Hull] = []
    for forward, out, length, radius in _TOES:
        root = toes(forward - p.BALL - 1.6, out, 1.5, radius + 0.25)
        joint = forward - p.BALL + length * 0.35
        x, _, z = vec(joint, 0, 1.2) + bend @ vec(length * 0.65 - radius, 0, -0.1)
        hulls.append([root, toes(joint, out, 1.2, radius * 1.05)])
        hulls.append([toes(joint, out, 1.2, radius * 1.05), toes(x, out * 1.02, z, radius)])
    return hulls


def _places(skeleton: Skeleton, side: str) -> tuple[Place, Place]:
    """Spheres in the frame of the foot and of the toes: forward, outwards, above the ground."""
    sign = p.SIDES[side]
    ankle, foot = skeleton.at[f"ankle_{side}"], skeleton.frames[f"foot_{side}"]
    ball, toes = skeleton.at[f"ball_{side}"], skeleton.frames[f"toes_{side}"]

    def on_foot(x: float, y: float, z: float, radius: float) -> Sphere:
        return Sphere(ankle + foot @ vec(x, sign * y, z - p.ANKLE_HEIGHT), radius)

    def on_toes(x: float, y: float, z: float, radius: float) -> Sphere:
        return Sphere(ball + toes @ vec(x, sign * y, z - 1.8), radius)

    return on_foot, on_toes
