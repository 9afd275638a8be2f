"""From a written pose to a solved skeleton: angles, then rest, then contacts."""

from collections.abc import Callable

import msgspec

from app.figures.bake.anchors import Places
from app.figures.bake.body import BodyShape, lowest
from app.figures.bake.placing import place_hand
from app.figures.bake.planting import plant_foot
from app.figures.bake.pose_file import Pose, Rest
from app.figures.bake.posing import free_pose
from app.figures.bake.proportions import SIDES
from app.figures.bake.rotation import vec
from app.figures.bake.skeleton import Skeleton

_ROUNDS = 12
_CLOSE_CM = 0.05
_APART_CM = 0.5


def solve(pose: Pose, props: Places, shape: BodyShape) -> Skeleton:
    """The skeleton of a pose; what it cannot reach stands in its warnings."""
    skeleton = _rested(pose, props, shape)
    for side in SIDES:
        plant_foot(skeleton, getattr(pose, side), side, props)
    skeleton.place()
    for side in SIDES:
        place_hand(skeleton, getattr(pose, side), side, props)
    return skeleton.place()


def _rested(pose: Pose, props: Places, shape: BodyShape) -> Skeleton:
    rest = pose.rest
    if rest is None:
        return free_pose(pose)
    skeleton = _turned_to_rest(pose, rest, shape) if rest.solve else free_pose(pose)
    height = props[rest.z][2] if isinstance(rest.z, str) else rest.z
    skeleton.shift(vec(0, 0, height - lowest(skeleton, shape, rest.on)))
    return skeleton


def _turned_to_rest(pose: Pose, rest: Rest, shape: BodyShape) -> Skeleton:
    """Turn the pelvis until the first and the other named parts are equally low."""
    axis = str(rest.solve)

    def turned(angle: float) -> Skeleton:
        pelvis = msgspec.structs.replace(pose.pelvis, **{axis: angle})
        return free_pose(msgspec.structs.replace(pose, pelvis=pelvis))

    def gap(angle: float) -> float:
        skeleton = turned(angle)
        first, others = lowest(skeleton, shape, rest.on[:1]), lowest(skeleton, shape, rest.on[1:])
        return first - others

    angle = _zero_of(gap, getattr(pose.pelvis, axis))
    skeleton = turned(angle)
    if abs(gap(angle)) > _APART_CM:
        skeleton.warnings.append(f"no {axis} makes {', '.join(rest.on)} rest together")
    return skeleton


def _zero_of(gap: Callable[[float], float], start: float) -> float:
    """The secant method."""
    before, now = start - 3.0, start + 3.0
    gap_before, gap_now = gap(before), gap(now)
    for _ in range(_ROUNDS):
        if abs(gap_now) < _CLOSE_CM or gap_now == gap_before:
            break
        step = gap_now * (now - before) / (gap_now - gap_before)
        before, now, gap_before = now, now - step, gap_now
        gap_now = gap(now)
    return now
