"""Directions and rotations. World: x right on the page, y into the page, z up; degrees."""

from math import acos, cos, degrees, pi, radians, sin, sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Vec = NDArray[np.float64]
Mat = NDArray[np.float64]
Direction = Literal["up", "down", "right", "left", "in", "out"] | tuple[float, float, float]

_SMALL = 1e-9
_TINY = 1e-7  # radians


def vec(*parts: float) -> Vec:
    """A vector of these numbers."""
    return np.array(parts, float)


X, Y, Z = vec(1, 0, 0), vec(0, 1, 0), vec(0, 0, 1)
STILL: Mat = np.eye(3)
_NAMED: dict[str, Vec] = {"up": Z, "down": -Z, "right": X, "left": -X, "in": Y, "out": -Y}


def about_x(angle: float) -> Mat:
    """Rotation about x."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(angle: float) -> Mat:
    """Rotation about y."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(angle: float) -> Mat:
    """Rotation about z."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def unit(v: Vec) -> Vec:
    """The direction of v; v itself when it has none."""
    size = norm(v)
    return v / size if size > _SMALL else v


def norm(v: Vec) -> float:
    """The length of v."""
    return float(np.linalg.norm(v))


def direction(named: Direction) -> Vec:
    """A named or given direction, of length 1."""
    return _NAMED[named] if isinstance(named, str) else unit(vec(*named))


def frame(x: Vec, y: Vec, z: Vec) -> Mat:
    """The rotation whose axes are these."""
    return np.column_stack([x, y, z])


def frame_up(z: Vec, forward: Vec) -> Mat:
    """The rotation whose z is given and whose x lies nearest to `forward`."""
    x = unit(across(forward, z))
    return frame(x, np.cross(z, x), z)


def across(v: Vec, axis: Vec) -> Vec:
    """The part of v that lies across the axis."""
    return v - float(np.dot(v, axis)) * axis


def angle_between(a: Vec, b: Vec) -> float:
    """Degrees between two directions."""
    return degrees(acos(max(-1.0, min(1.0, float(np.dot(a, b))))))


def turn_vector(turn: Mat) -> Vec:
    """A rotation as axis times radians."""
    angle = acos(max(-1.0, min(1.0, (float(np.trace(turn)) - 1) / 2)))
    if angle < _TINY:
        return vec(0, 0, 0)
    if angle > pi - 1e-4:
        return _half_turn(turn) * angle
    skew = vec(turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1])
    return skew * (angle / (2 * sin(angle)))


def turn_about(vector: Vec) -> Mat:
    """The rotation of axis times radians."""
    angle = norm(vector)
    if angle < _SMALL:
        return STILL
    k = vector / angle
    cross: Mat = np.array([[0, -k[2], k[1]], [k[2], 0, -k[0]], [-k[1], k[0], 0]])
    return STILL + sin(angle) * cross + (1 - cos(angle)) * cross @ cross


def part_way(start: Mat, end: Mat, share: float) -> Mat:
    """The rotation that lies this share of the way from start to end."""
    return start @ turn_about(turn_vector(start.T @ end) * share)


def share_of(turn: Mat, share: float) -> Mat:
    """A share of a rotation."""
    return turn_about(turn_vector(turn) * share)


def _half_turn(turn: Mat) -> Vec:
    doubled = (turn + STILL) / 2
    k = int(np.argmax(np.diag(doubled)))
    axis: Vec = doubled[:, k] / sqrt(max(doubled[k, k], 1e-12))
    return axis
