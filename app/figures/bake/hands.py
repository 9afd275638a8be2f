"""Hands: a palm, four fingers that bend at three joints, and a thumb."""

from collections.abc import Callable
from typing import NamedTuple

from app.figures.bake.proportions import SIDES
from app.figures.bake.rotation import Vec, about_x, about_y, vec
from app.figures.bake.shapes import Hull, Solid, Sphere, chain
from app.figures.bake.skeleton import Skeleton


class Finger(NamedTuple):
    """Its knuckle (towards the thumb, towards the fingertips), three bones, radius, spread."""

    thumbwards: float
    out: float
    bones: tuple[float, float, float]
    radius: float
    spread: float


class Grip(NamedTuple):
    """Bending of the three joints of each finger, spread, and three points of the thumb."""

    bend: tuple[tuple[float, float, float], ...]
    spread: float
    thumb: tuple[tuple[float, float, float], ...]


FINGERS = (
    Finger(2.6, 8.2, (4.0, 2.4, 1.6), 0.98, 1.0),
    Finger(0.9, 8.5, (4.3, 2.7, 1.7), 1.0, 0.3),
    Finger(-0.85, 8.2, (4.0, 2.5, 1.6), 0.95, -0.4),
    Finger(-2.5, 7.5, (3.2, 1.9, 1.4), 0.85, -1.1),
)
_TAPER = (1.1, 1.04, 0.96, 0.84)
_BESIDE = ((3.7, 0.5, 4.6), (4.2, 0.8, 7.2), (4.2, 0.9, 8.9))
_ACROSS = ((3.6, 2.6, 4.2), (3.2, 4.2, 6.4), (1.2, 4.9, 7.4))
GRIPS = {
    "relaxed": Grip(
        ((18, 18, 10), (22, 24, 12), (26, 28, 14), (30, 30, 15)), 2,
        ((3.9, 1.0, 4.6), (4.6, 1.9, 7.0), (4.8, 2.3, 8.7)),
    ),
    "flat": Grip(((0, 0, 0),) * 4, 1, _BESIDE),
    "spread": Grip(((0, 0, 0),) * 4, 15, ((5.0, 0.3, 3.6), (7.4, 0.5, 5.2), (9.2, 0.6, 6.2))),
    "fist": Grip(((82, 98, 62),) * 4, 0, _ACROSS),
    "grasp": Grip(((52, 55, 35),) * 4, 2, ((3.8, 2.4, 4.0), (3.6, 5.0, 5.4), (2.6, 6.8, 6.6))),
    "hook": Grip(((4, 100, 62),) * 4, 0, _BESIDE),
    "tabletop": Grip(((86, 4, 2),) * 4, 0, ((3.9, 1.2, 4.4), (4.4, 2.6, 6.6), (4.6, 4.0, 7.6))),
    "pinch": Grip(
        ((48, 48, 22), (30, 30, 15), (32, 32, 16), (36, 34, 16)), 3,
        ((3.9, 2.6, 4.0), (4.0, 4.8, 6.2), (3.5, 6.2, 8.0)),
    ),
}  # fmt: skip


def hand(skeleton: Skeleton, side: str) -> list[Hull]:
    """The whole hand."""
    digits = digit_hulls(skeleton, side)
    return [*palm(skeleton, side), *(hull for digit in digits for hull in digit)]


def palm(skeleton: Skeleton, side: str) -> list[Hull]:
    """Wrist to knuckles, with the ball of the thumb."""
    place = _placer(skeleton, side)
    wrist: list[Solid] = [place(vec(0.8, 0, 0), 2.2), place(vec(-0.8, 0, 0), 2.1)]
    knuckles = [
        place(vec(finger.thumbwards, -0.1, finger.out - 0.6), finger.radius + 0.4)
        for finger in (FINGERS[0], FINGERS[1], FINGERS[3])
    ]
    thumb = [place(vec(2.0, 0.5, 2.6), 1.7), place(vec(1.0, 0.5, 5.0), 1.6)]
    return [[*wrist, *knuckles], [wrist[0], *thumb]]


def digit_hulls(skeleton: Skeleton, side: str) -> list[list[Hull]]:
    """The hulls of thumb, index, middle, ring and little finger."""
    grip = GRIPS[skeleton.grip[side]]
    digits = [_thumb(skeleton, side, grip)]
    for finger, bend in zip(FINGERS, grip.bend, strict=True):
        points = _finger_points(finger, bend, grip.spread)
        radii = tuple(finger.radius * taper for taper in _TAPER)
        digits.append(_along(skeleton, side, points, radii))
    return digits


def _finger_points(finger: Finger, bend: tuple[float, float, float], spread: float) -> list[Vec]:
    """Knuckle, two joints and fingertip: thumbwards, palmwards, fingerwards."""
    aside = about_y(finger.spread * spread)
    at, bent = vec(finger.thumbwards, 0, finger.out), 0.0
    points = [at]
    for length, angle in zip(finger.bones, bend, strict=True):
        bent += angle
        at = at + aside @ about_x(-bent) @ vec(0, 0, length)
        points.append(at)
    return points


def _thumb(skeleton: Skeleton, side: str, grip: Grip) -> list[Hull]:
    points = [vec(1.8, 0.6, 2.0), *(vec(*point) for point in grip.thumb)]
    return _along(skeleton, side, points, (1.7, 1.35, 1.1, 0.9))


def _along(
    skeleton: Skeleton, side: str, points: list[Vec], radii: tuple[float, ...]
) -> list[Hull]:
    place = _placer(skeleton, side)
    return chain([place(point, size) for point, size in zip(points, radii, strict=True)])


def _placer(skeleton: Skeleton, side: str) -> Callable[[Vec, float], Sphere]:
    """Places spheres in the hand's own frame: thumbwards, palmwards, fingerwards."""
    wrist, frame = skeleton.at[f"wrist_{side}"], skeleton.frames[f"hand_{side}"]
    own = vec(1, -SIDES[side], -1)

    def place(at: Vec, radius: float) -> Sphere:
        return Sphere(wrist + frame @ (at * own), radius)

    return place
