"""What lies under the body: the shadow on the floor, and the pale ghost of the start."""

from math import cos, sin

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.geometry import join, polygon
from app.figures.bake.marks import Box, Mark
from app.figures.bake.rotation import vec
from app.figures.bake.segments import View

_STILL = 0.80  # a segment that covers this much of its old place has not moved
_STILL_CLOSE_UP = 0.93
_WHOLE_BODY = 7  # from this many moved segments on, the whole person is shown
_LOW_CM = 14
_SIDEWAYS = 60


def ghost_area(start: View, end: View, *, close: bool) -> BaseGeometry:
    """Where the parts that moved were at the start; a close-up shows smaller movements."""
    still = _STILL_CLOSE_UP if close else _STILL
    moved = [
        name for name in start.segments if name != "neck" and _overlap(start, end, name) < still
    ]
    shown = list(start.segments) if len(moved) >= _WHOLE_BODY else moved
    return join([start.segments[name].outline for name in shown])


def _overlap(start: View, end: View, name: str) -> float:
    before, after = start.segments[name].outline, end.segments[name].outline
    return float(before.intersection(after).area / before.union(after).area)


def paint_floor(view: View, box: Box) -> list[Mark]:
    """A flat shadow under all that stands there."""
    left, _, right, _ = box
    height = _ground_line(view)
    half_width = (right - left) / 2 + 5
    half_height = max(2.2, min(5.5, half_width * max(0.05, view.camera.tilt * 0.55)))
    middle = vec((left + right) / 2, height)
    rim = [
        middle + vec(half_width * cos(a), half_height * sin(a))
        for a in np.linspace(0, 2 * np.pi, 48)
    ]
    return [Mark(polygon(rim), "floor")]


def _ground_line(view: View) -> float:
    """The height on the page of the floor under the low joints."""
    places = view.skeleton.at.values()
    low = [at for at in places if at[2] < _LOW_CM] or [view.skeleton.pelvis]
    x, y, _ = np.mean(low, axis=0)
    sideways = abs(view.camera.azimuth) >= _SIDEWAYS
    return float(view.camera.page(vec(x, 0, 0) if sideways else vec(0, y, 0))[1])
