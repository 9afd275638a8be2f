"""The head: face, hair, eyes and ears."""

from math import cos, sin

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.body import in_head
from app.figures.bake.geometry import blend_of, join, polygon, polygons, rounded
from app.figures.bake.marks import Mark
from app.figures.bake.rotation import Vec, unit, vec
from app.figures.bake.segments import Segment, View
from app.figures.bake.shapes import Hull

_LOOKS_HERE = 0.6
_LOOKS_AWAY = -0.35
_SMALLEST_LOCK = 3.0


def paint_head(view: View, segment: Segment) -> list[Mark]:
    """Face and hair, then what of eyes and ears can be seen."""
    facing = view.camera.facing(view.skeleton.frames["head"][:, 0])
    return [
        Mark(segment.outline, "skin", "line", "head"),
        Mark(_hair(view, facing), "hair", "line", "head"),
        *_eyes(view),
        *_ears(view, facing),
    ]


def _hair(view: View, facing: float) -> BaseGeometry:
    """A cap with the face cut out, so that it is right from any side."""
    cap, face = _cap(view, facing), _face(view)
    area = blend_of(view.camera.hulls(cap), 1.5, 0.4)
    if facing > _LOOKS_AWAY:
        area = area.difference(blend_of(view.camera.hulls(face), 1.5, 0.4))
    return join([lock for lock in polygons(rounded(area, 0.2, 0.5)) if lock.area > _SMALLEST_LOCK])


def _cap(view: View, facing: float) -> list[Hull]:
    body = view.skeleton
    back, front = in_head(body, -2.9, 0, 2.6, 8.3), in_head(body, 1.8, 0, 3.0, 7.9)
    nape = [in_head(body, -4.4, side * 2.4, -3.6, 4.6) for side in (1, -1)]
    cap: list[Hull] = [[back, front]]
    if facing <= _LOOKS_HERE:
        cap.append([back, *nape])
    if view.shape.bun:
        cap.append([in_head(body, -9.6, 0, 6.0, 4.3)])
    return cap


def _face(view: View) -> list[Hull]:
    body = view.skeleton
    return [[in_head(body, 6.6, 0, -3.6, 7.9), in_head(body, 3.2, 0, -10.5, 7.4)]]


def _eyes(view: View) -> list[Mark]:
    marks = []
    head = view.skeleton.frames["head"]
    for side in (1, -1):
        outwards = unit(head @ vec(0.88, side * 0.45, 0))
        if view.camera.facing(outwards) > 0.15:  # noqa: PLR2004 (seen, not grazed)
            middle = view.skeleton.at["head"] + head @ vec(7.4, side * 2.7, -0.9)
            rim = [head @ vec(0, 0.45 * cos(a), 0.85 * sin(a)) for a in _round()]
            marks.append(Mark(_area(view, middle, rim).buffer(0.28), "eye", "", "head"))
    return marks


def _ears(view: View, facing: float) -> list[Mark]:
    marks = []
    head = view.skeleton.frames["head"]
    for side in (1, -1):
        if view.camera.facing(head[:, 1] * side) > 0.35 and facing > -0.6:  # noqa: PLR2004 (by eye)
            middle = view.skeleton.at["head"] + head @ vec(-0.3, side * 7.0, -2.4)
            rim = [head @ vec(1.4 * sin(a), 0, 2.1 * cos(a)) for a in _round()]
            marks.append(Mark(_area(view, middle, rim), "skin", "inner", "head"))
    return marks


def _round() -> list[float]:
    return [float(a) for a in np.linspace(0, 2 * np.pi, 22)]


def _area(view: View, middle: Vec, rim: list[Vec]) -> BaseGeometry:
    return polygon([view.camera.page(middle + offset) for offset in rim])
