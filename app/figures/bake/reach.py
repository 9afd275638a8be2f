"""Two bones reach for a point: the inverse kinematics of a leg or an arm."""

from math import sqrt
from typing import NamedTuple

import numpy as np

from app.figures.bake.rotation import Vec, Y, across, norm, unit

_LONGEST = 0.9995  # of the stretched limb, so that the bend keeps its direction
_SHORTEST = 1.02


class Reach(NamedTuple):
    """Where the middle joint and the end come to lie, and by how much the target is too far."""

    middle: Vec
    end: Vec
    missing_cm: float


def reach(root: Vec, target: Vec, bones: tuple[float, float], bend: Vec) -> Reach:
    """Bend two bones so that they end at the target, the middle joint towards `bend`."""
    first, second = bones
    far = norm(target - root)
    longest = (first + second) * _LONGEST
    distance = max(min(far, longest), abs(first - second) * _SHORTEST)
    along = unit(target - root)
    foot = (first**2 - second**2 + distance**2) / (2 * distance)
    height = sqrt(max(0.0, first**2 - foot**2))
    aside = across(bend, along)
    if norm(aside) < 1e-3:  # noqa: PLR2004 (bend lies along the limb: any side will do)
        aside = np.cross(along, Y)
    middle = root + along * foot + unit(aside) * height
    return Reach(middle, root + along * distance, max(0.0, far - longest))
