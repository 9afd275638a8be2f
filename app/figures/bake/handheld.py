"""What hands hold or pull: dumbbells, bands and sticks."""

from itertools import pairwise

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.anchors import Places, find_anchor
from app.figures.bake.body import bone
from app.figures.bake.camera import Camera
from app.figures.bake.furniture import cylinder
from app.figures.bake.geometry import hull_of, line
from app.figures.bake.marks import Mark
from app.figures.bake.pose_file import Cord
from app.figures.bake.proportions import SIDES
from app.figures.bake.segments import View
from app.figures.bake.shapes import Disc
from app.figures.bake.skeleton import Skeleton
from app.figures.bake.solids import Cylinder

_IN_PALM_CM = 1.8
_CUFF_CM = 5.0
_THICK_CM = 2
_CUFF = (0.74, 0.95)  # of the shank


def paint_dumbbell(skeleton: Skeleton, side: str, size: float, camera: Camera) -> list[Mark]:
    """A dumbbell across the palm: the far weight, the bar, the near weight."""
    frame = skeleton.frames[f"hand_{side}"]
    axis = frame[:, 0]
    palm = skeleton.at[f"hand_{side}"] - frame[:, 1] * SIDES[side] * _IN_PALM_CM
    far, near = sorted((-1, 1), key=lambda end: camera.depth(palm + axis * end))

    def bar(start: float, end: float, radius: float, fill: str) -> list[Mark]:
        ends = tuple(palm + axis * start), tuple(palm + axis * end)
        return cylinder(Cylinder(*ends, radius), camera, (fill, fill))

    def weight(end: int) -> list[Mark]:
        return bar(end * 6 * size, end * 11.5 * size, 4.2 * size, "weight")

    return [*weight(far), *bar(-6, 6, 1.3, "prop"), *weight(near)]


def paint_cuff(view: View, side: str) -> list[Mark]:
    """A weight cuff round the ankle."""
    shank = bone(view.skeleton, view.shape, f"shank_{side}")
    rims = [Disc(shank.centre(share), shank.frame[:, 2], _CUFF_CM) for share in _CUFF]
    return [Mark(hull_of([view.camera.outline(rim) for rim in rims]), "weight", "line", "cuff")]


def paint_band(cord: Cord, skeleton: Skeleton, props: Places, camera: Camera) -> list[Mark]:
    """An elastic band: straight between its anchors, with a light edge and a dashed core."""
    anchors = [camera.page(find_anchor(a, props, skeleton)) for a in cord.path]
    points = [
        start * (1 - share) + end * share
        for start, end in pairwise(anchors)
        for share in np.linspace(0, 1, 5)
    ]
    return [Mark(line(points), "", ink) for ink in ("band_edge", "band", "band_core")]


def paint_stick(cord: Cord, skeleton: Skeleton, props: Places, camera: Camera) -> list[Mark]:
    """A stick between its first and last anchor; the thick head of a hammer is dark."""
    fill = "weight" if cord.radius > _THICK_CM else "prop_top"
    return [Mark(stick_area(cord, skeleton, props, camera), fill, "prop")]


def stick_area(cord: Cord, skeleton: Skeleton, props: Places, camera: Camera) -> BaseGeometry:
    """Where a stick is on the page."""
    ends = [camera.page(find_anchor(a, props, skeleton)) for a in (cord.path[0], cord.path[-1])]
    return hull_of([(at, cord.radius) for at in ends])
