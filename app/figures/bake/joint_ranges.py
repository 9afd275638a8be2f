"""Which angles a joint can have, generously, as stretches count."""

from math import acos, atan2, degrees

import numpy as np

from app.figures.bake.proportions import SIDES
from app.figures.bake.rotation import Z, turn_about, unit
from app.figures.bake.skeleton import Skeleton

RANGES = {
    "hip.flex": (-25, 130), "hip.abd": (-25, 50), "hip.er": (-45, 60),
    "knee": (-3, 150), "ankle": (-55, 32), "toes": (-40, 70),
    "elbow": (-3, 152), "forearm": (-95, 95), "wrist": (-92, 92),
    "lumbar.flex": (-35, 65), "lumbar.side": (-30, 30), "lumbar.rot": (-15, 15),
    "thorax.flex": (-25, 40), "thorax.side": (-25, 25), "thorax.rot": (-45, 45),
    "neck.flex": (-65, 60), "neck.side": (-45, 45), "neck.rot": (-80, 80),
}  # fmt: skip
_ROUNDING = 0.5
_BEHIND, _BEHIND_RAISED, _ACROSS = -0.88, -0.62, -0.78
_RAISED = 0.5
_MOST_TWIST = 125


def joints_out_of_range(skeleton: Skeleton) -> list[str]:
    """The joints that no one bends so far."""
    angles = [_angle(name, value) for name, value in skeleton.angles.items()]
    shoulders = [warning for side in SIDES for warning in _shoulder(skeleton, side)]
    return [*filter(None, angles), *shoulders]


def _angle(name: str, value: float) -> str:
    joint, dot, axis = name.partition(".")
    low, high = RANGES.get(joint.removesuffix("_l").removesuffix("_r") + dot + axis, (-999, 999))
    if low - _ROUNDING <= value <= high + _ROUNDING:
        return ""
    return f"{name} = {value:.0f}° outside {low}…{high}°"


def _shoulder(skeleton: Skeleton, side: str) -> list[str]:
    """The upper arm's direction and twist; single angles say nothing about an arm overhead."""
    turn, sign = skeleton.turn(f"shoulder_{side}"), SIDES[side]
    ahead, left, up = -turn[:, 2]
    found = []
    if ahead < _BEHIND or (up > _RAISED and ahead < _BEHIND_RAISED):
        found.append(f"shoulder_{side}: upper arm too far behind the trunk")
    if sign * left < _ACROSS:
        found.append(f"shoulder_{side}: upper arm too far across the body")
    raised = turn_about(unit(np.cross(-Z, -turn[:, 2])) * acos(max(-1.0, min(1.0, -up))))
    rest = raised.T @ turn
    twist = sign * degrees(atan2(rest[1, 0], rest[1, 1]))
    if abs(twist) > _MOST_TWIST:
        found.append(f"shoulder_{side}: twisted by {twist:.0f}°")
    return found
