"""Arrows: the path of the movement, pushed off the body, with a tapering shaft and a halo."""

from typing import NamedTuple

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from app.figures.bake.geometry import join, polygon
from app.figures.bake.marks import Mark
from app.figures.bake.rotation import Vec, unit, vec

SMALL_THEME_SIZE = 1.6  # arrows of the small theme are this much thicker
_SHORTEST_CM = 22.0
_LONGEST_STRETCH = 2.6
_OFFSETS = (7, -7, 10, -10, 13, -13, 17, -17, 22, -22, 28, -28)
_HALO_CM = 1.3
_STEPS = 24


class Barb(NamedTuple):
    """Measures of an arrow: length and half width of the head, half widths of the shaft."""

    length: float
    half: float
    tail: float
    neck: float


def smooth_path(points: list[Vec]) -> Vec:
    """Two points are a line, three a curve."""
    if len(points) != 3:  # noqa: PLR2004 (a bow has three points)
        return np.array(points)
    first, middle, last = points
    steps = np.linspace(0, 1, 16)
    curve = [first * (1 - t) ** 2 + middle * 2 * t * (1 - t) + last * t * t for t in steps]
    return np.array(curve)


def readable(path: Vec) -> Vec:
    """A short movement gets a longer arrow around the same middle."""
    length = LineString(path).length
    stretch = min(_LONGEST_STRETCH, max(1.0, _SHORTEST_CM / max(length, 1e-6)))
    middle = path.mean(axis=0)
    longer: Vec = middle + (path - middle) * stretch
    return longer


def beside(path: Vec, by: float) -> Vec:
    """The path moved to its left."""
    along = np.gradient(path, axis=0)
    along = along / (np.linalg.norm(along, axis=1)[:, None] + 1e-9)
    moved: Vec = path + np.column_stack([-along[:, 1], along[:, 0]]) * by
    return moved


def clear_of(path: Vec, body: BaseGeometry, ghost: BaseGeometry) -> Vec:
    """The path at the distance and side where it covers the body least."""
    everything = body.union(ghost)

    def cost(by: float) -> float:
        covered = LineString(beside(path, by)).buffer(3)
        on_ghost = covered.intersection(ghost).area
        return float(covered.intersection(everything).area * 3 + on_ghost + abs(by) * 2.2)

    return beside(path, min(_OFFSETS, key=cost))


def paint_arrow(path: Vec, *, both: bool, size: float) -> list[Mark]:
    """The arrow in its two sizes, each with its halo; a theme shows one of them."""
    marks = []
    for ink, factor in (("arrow", 1.0), ("arrow_small", SMALL_THEME_SIZE)):
        area = arrow_area(path, both=both, size=size * factor)
        marks.append(Mark(area.buffer(_HALO_CM, quad_segs=5), f"{ink}_halo"))
        marks.append(Mark(area, ink))
    return marks


def arrow_area(path: Vec, *, both: bool, size: float) -> BaseGeometry:
    """The area of an arrow along a path."""
    line = LineString(path)
    barb = _barb(line.length, size)
    areas = [_shaft(line, barb, both=both)]
    areas.append(_head(path[-1], _at(line, line.length - barb.length), barb))
    if both:
        areas.append(_head(path[0], _at(line, barb.length), barb))
    return join(areas).buffer(0.35, quad_segs=4)


def _barb(length: float, size: float) -> Barb:
    wanted = Barb(9.0 * size, 4.6 * size, 0.9 * size, 1.5 * size)
    fits = min(1.0, length / (wanted.length * 1.5))
    return Barb(*(measure * fits for measure in wanted))


def _shaft(line: LineString, barb: Barb, *, both: bool) -> BaseGeometry:
    start = barb.length * 0.8 if both else 0.0
    left, right = [], []
    for place in np.linspace(start, line.length - barb.length * 0.8, _STEPS):
        along = unit(_at(line, min(line.length, place + 0.5)) - _at(line, max(0, place - 0.5)))
        share = (place - start) / max(line.length - start, 1e-6)
        half = barb.neck if both else barb.tail + (barb.neck - barb.tail) * share
        aside = vec(-along[1], along[0]) * half
        left.append(_at(line, place) + aside)
        right.append(_at(line, place) - aside)
    return polygon(left + right[::-1]).buffer(0.05)


def _head(tip: Vec, base: Vec, barb: Barb) -> BaseGeometry:
    along = unit(tip - base)
    aside = vec(-along[1], along[0]) * barb.half
    back = tip - along * barb.length
    return polygon([tip, back + aside, back + along * barb.length * 0.22, back - aside])


def _at(line: LineString, place: float) -> Vec:
    return np.array(line.interpolate(place).coords[0])
