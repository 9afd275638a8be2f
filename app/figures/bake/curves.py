"""Points become few cubic curves: least squares with splitting, after Schneider."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

import numpy as np
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from app.figures.bake.geometry import lines, polygons
from app.figures.bake.rotation import Vec

TOLERANCE_CM = 0.15
_CORNER = cos(radians(38))
_SMALLEST_HOLE = 0.6
_SHORTEST_LINE = 0.8
_STEP_CM = 2.2
_ENOUGH_POINTS = 3


class Stroke(NamedTuple):
    """A start, and then lines (one point) or cubic curves (three points)."""

    start: Vec
    steps: list[tuple[Vec, ...]]
    closed: bool


def area_strokes(shape: BaseGeometry, tolerance: float) -> list[Stroke]:
    """The outlines of areas, holes included."""
    found = []
    for area in polygons(shape.simplify(0.02)):
        found.append(fit_stroke(_dense(area.exterior.coords), closed=True, tolerance=tolerance))
        found += [
            fit_stroke(_dense(hole.coords), closed=True, tolerance=tolerance)
            for hole in area.interiors
            if Polygon(hole).area > _SMALLEST_HOLE
        ]
    return found


def line_strokes(shape: BaseGeometry, tolerance: float) -> list[Stroke]:
    """Open lines, without crumbs."""
    return [
        fit_stroke(_dense(one.coords), closed=bool(one.is_closed), tolerance=tolerance)
        for one in lines(shape.simplify(0.02))
        if one.length > _SHORTEST_LINE
    ]


def fit_stroke(points: Vec, *, closed: bool, tolerance: float) -> Stroke:
    """Curves through the points, with corners kept."""
    points = _distinct(points, closed=closed)
    if len(points) < _ENOUGH_POINTS:
        return Stroke(points[0], [(point,) for point in points[1:]], closed=False)
    corners, sharpest = _corners(points, closed=closed)
    smooth = closed and not corners
    if closed:
        first = corners[0] if corners else sharpest
        points = np.vstack([np.roll(points, -first, 0), points[first]])
        corners = [(corner - first) % (len(points) - 1) for corner in corners]
    cuts = sorted({0, len(points) - 1, *corners})
    steps = [
        step
        for start, end in pairwise(cuts)
        for step in _between_corners(points[start : end + 1], tolerance, smooth=smooth)
    ]
    return Stroke(points[0], steps, closed)


def _dense(coords: Sequence[tuple[float, ...]]) -> Vec:
    """The same line with a point at least every few centimetres."""
    points = np.asarray(coords, float)
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    counts = np.maximum(1, np.ceil(lengths / _STEP_CM)).astype(int)
    which = np.repeat(np.arange(len(lengths)), counts)
    position = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    share = (position / counts[which])[:, None]
    between = points[which] + (points[which + 1] - points[which]) * share
    return np.vstack([points[:1], between])


def _distinct(points: Vec, *, closed: bool) -> Vec:
    if closed and np.allclose(points[0], points[-1]):
        points = points[:-1]
    keep = np.ones(len(points), bool)
    keep[1:] = np.linalg.norm(np.diff(points, axis=0), axis=1) > 1e-3  # noqa: PLR2004 (cm)
    return points[keep]


def _corners(points: Vec, *, closed: bool) -> tuple[list[int], int]:
    """Where the line turns sharply, and where it turns most."""
    if closed:
        before, after = np.roll(points, 1, 0), np.roll(points, -1, 0)
    else:
        before = np.vstack([points[0], points[:-1]])
        after = np.vstack([points[1:], points[-1]])
    into, out = points - before, after - points
    with np.errstate(invalid="ignore"):
        size = np.linalg.norm(into, axis=1) * np.linalg.norm(out, axis=1)
        turn = (into * out).sum(1) / size
    ends = np.nan_to_num(turn, nan=1.0)
    return [int(i) for i in np.flatnonzero(ends < _CORNER)], int(np.argmin(ends))


def _between_corners(points: Vec, tolerance: float, *, smooth: bool) -> list[tuple[Vec, ...]]:
    if len(points) == 2:  # noqa: PLR2004 (one straight line)
        return [(points[1],)]
    start, end = _tangent(points[1] - points[0]), _tangent(points[-2] - points[-1])
    if smooth:
        start = _tangent(points[1] - points[-2])
        end = -start
    return _fit(points, start, end, tolerance)


def _tangent(v: Vec) -> Vec:
    size = float(np.hypot(*v))
    return v / size if size else v


def _fit(points: Vec, start: Vec, end: Vec, tolerance: float) -> list[tuple[Vec, ...]]:
    """Cubic curves in order; a part that does not fit is split at its worst point."""
    waiting, done = [(points, start, end)], []
    while waiting:
        part, first, last = waiting.pop()
        curve, worst = _cubic(part, first, last, tolerance)
        if curve is not None:
            done.append(curve)
            continue
        cut = min(max(worst, 1), len(part) - 2)
        middle = _tangent(part[cut - 1] - part[cut + 1])
        waiting += [(part[cut:], -middle, last), (part[: cut + 1], first, middle)]
    return done


def _cubic(
    points: Vec, first: Vec, last: Vec, tolerance: float
) -> tuple[tuple[Vec, ...] | None, int]:
    """One cubic through the points if it fits; else the index of the worst point."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    length = float(steps.sum())
    if len(points) == 2:  # noqa: PLR2004 (one straight line)
        return (points[0] + first * length / 3, points[1] + last * length / 3, points[1]), 0
    at = np.concatenate([[0], np.cumsum(steps)]) / length
    for _ in range(2):
        inner = _handles(points, at, (first, last), length)
        miss = _curve(at, points[0], *inner, points[-1]) - points
        error = (miss**2).sum(1)
        worst = int(error.argmax())
        if error[worst] < tolerance**2:
            return (*inner, points[-1]), worst
        closer = _better_places(at, points, inner, miss)
        if closer is None:
            break
        at = closer
    return None, worst


def _handles(points: Vec, at: Vec, ends: tuple[Vec, Vec], length: float) -> tuple[Vec, Vec]:
    """The inner control points along the end tangents, by least squares."""
    first, last = ends
    v = 1 - at
    b1, b2 = 3 * at * v * v, 3 * at * at * v
    rest = points - np.outer(v**3 + b1, points[0]) - np.outer(b2 + at**3, points[-1])
    c00, c11, c01 = float(b1 @ b1), float(b2 @ b2), float(b1 @ b2) * float(first @ last)
    x0, x1 = b1 @ (rest @ first), b2 @ (rest @ last)
    size = c00 * c11 - c01 * c01
    near, far = length / 3, length / 3
    if abs(size) > 1e-12:  # noqa: PLR2004 (not 0, but for rounding)
        near, far = float(x0 * c11 - x1 * c01) / size, float(c00 * x1 - c01 * x0) / size
    if not (length * 1e-3 < near < length and length * 1e-3 < far < length):
        near = far = length / 3
    return points[0] + first * near, points[-1] + last * far


def _curve(at: Vec, p0: Vec, p1: Vec, p2: Vec, p3: Vec) -> Vec:
    v = 1 - at
    inner = np.outer(3 * at * v * v, p1) + np.outer(3 * at * at * v, p2)
    curve: Vec = np.outer(v**3, p0) + inner + np.outer(at**3, p3)
    return curve


def _better_places(at: Vec, points: Vec, inner: tuple[Vec, Vec], miss: Vec) -> Vec | None:
    """One Newton step of the curve's parameter towards each point; none when order breaks."""
    v = 1 - at
    slope = 3 * (
        np.outer(v * v, inner[0] - points[0])
        + np.outer(2 * at * v, inner[1] - inner[0])
        + np.outer(at * at, points[-1] - inner[1])
    )
    steep = (slope * slope).sum(1)
    step = (miss * slope).sum(1) / np.where(steep < 1e-9, 1, steep)  # noqa: PLR2004 (flat)
    better: Vec = np.clip(at - step, 0, 1)
    better[0], better[-1] = 0, 1
    return better if np.all(np.diff(better) > 0) else None
