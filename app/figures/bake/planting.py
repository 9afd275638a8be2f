"""Feet planted on the ground: the leg follows by inverse kinematics."""

from math import atan2, degrees
from typing import NamedTuple

from app.figures.bake import proportions as p
from app.figures.bake.anchors import Places, find_anchor
from app.figures.bake.pose_file import Foot, Side
from app.figures.bake.posing import note_ball, note_hinge
from app.figures.bake.reach import reach
from app.figures.bake.rotation import (
    Mat,
    Vec,
    about_y,
    about_z,
    across,
    angle_between,
    direction,
    frame,
    frame_up,
    norm,
    unit,
    vec,
)
from app.figures.bake.skeleton import Skeleton

REACH_WARNING_CM = 0.3
_DORSUM_CM = 4.2  # ankle above the floor when the top of the foot lies on it


class Planted(NamedTuple):
    """Where a contact puts the ankle, and how the foot then lies; None keeps the ankle's angle.

    Under a lifted heel the toes stay flat; otherwise their written angle is kept.
    """

    ankle: Vec
    foot: Mat | None
    toes_up: float
    forward: Vec


def plant_foot(skeleton: Skeleton, written: Side, side: str, props: Places) -> None:
    """Put one foot where the pose wants it; does nothing without a contact."""
    contact = written.foot
    if not isinstance(contact, Foot):
        return
    mirrored = "foot" in written.both and side == "r"
    planted = _planted(skeleton, contact, side, props, mirrored="foot" in written.both)
    bend = _knee_direction(skeleton, contact, side, planted.forward, mirrored=mirrored)
    _bend_leg(skeleton, side, planted, bend)


def _planted(
    skeleton: Skeleton, contact: Foot, side: str, props: Places, *, mirrored: bool
) -> Planted:
    on = _target(skeleton, contact, side, props, mirrored=mirrored)
    up = direction(contact.normal)
    forward = unit(across(_toes(skeleton, contact, side), up))
    flat = frame_up(up, forward)
    if contact.at is not None:
        return Planted(on, None, 0, forward)
    joint, touching, foot, arm = _rolled(contact, on, flat)
    skeleton.contacts[f"{joint}_{side}"] = touching
    return Planted(touching - foot @ arm, foot, contact.heel_lift, forward)


def _rolled(contact: Foot, on: Vec, flat: Mat) -> tuple[str, Vec, Mat, Vec]:
    """What touches the ground and where, how the foot lies, and the way from the ankle to it."""
    if contact.dorsum:
        foot = frame(-flat[:, 0], flat[:, 1], -flat[:, 2]) @ about_y(contact.point)
        return "ankle", on + flat[:, 2] * _DORSUM_CM, foot, vec(0, 0, 0)
    if contact.heel_lift:
        touching = on + flat @ vec(p.BALL, 0, 1.8)
        arm = vec(p.BALL, 0, 1.8 - p.ANKLE_HEIGHT)
        return "ball", touching, flat @ about_y(contact.heel_lift), arm
    touching = on + flat @ vec(-p.HEEL, 0, 0)
    return "heel", touching, flat @ about_y(-contact.toe_lift), vec(-p.HEEL, 0, -p.ANKLE_HEIGHT)


def _target(skeleton: Skeleton, contact: Foot, side: str, props: Places, *, mirrored: bool) -> Vec:
    anchor = contact.on if contact.on is not None else contact.at
    if anchor is None:
        return vec(0, p.SIDES[side] * p.HALF_HIPS, 0)
    on = find_anchor(anchor, props, skeleton, side)
    wrong_side = mirrored and p.SIDES[side] * on[1] < 0
    return on * vec(1, -1, 1) if wrong_side else on


def _toes(skeleton: Skeleton, contact: Foot, side: str) -> Vec:
    if contact.toes is not None:
        return direction(contact.toes)
    level = vec(1, 1, 0)
    ahead = skeleton.facing[:, 0] * level
    if norm(ahead) <= 0.3:  # noqa: PLR2004 (lying: the head shows the way)
        ahead = skeleton.facing[:, 2] * level
    return about_z(p.SIDES[side] * contact.out) @ unit(ahead)


def _knee_direction(
    skeleton: Skeleton, contact: Foot, side: str, forward: Vec, *, mirrored: bool
) -> Vec:
    if contact.knee is not None:
        bend = direction(contact.knee)
        return bend * vec(1, -1, 1) if mirrored else bend
    pelvis = skeleton.facing
    return unit(pelvis[:, 0] + forward * 0.6 + pelvis[:, 1] * p.SIDES[side] * 0.12)


def _bend_leg(skeleton: Skeleton, side: str, planted: Planted, bend: Vec) -> None:
    hip = skeleton.at[f"hip_{side}"]
    found = reach(hip, planted.ankle, (p.THIGH, p.SHANK), bend)
    if found.missing_cm > REACH_WARNING_CM:
        skeleton.warnings.append(f"foot_{side} out of reach by {found.missing_cm:.1f} cm")
    up = -unit(found.middle - hip)
    shank = unit(found.end - found.middle)
    front = -across(shank, up)
    thigh = frame_up(up, front if norm(front) > 0.02 else bend)  # noqa: PLR2004 (straight)
    knee = angle_between(shank, -up)
    note_ball(skeleton, f"hip_{side}", skeleton.facing.T @ thigh)
    note_hinge(skeleton, f"knee_{side}", knee, about_y(knee))
    if planted.foot is not None:
        ankle = (thigh @ about_y(knee)).T @ planted.foot
        note_hinge(skeleton, f"ankle_{side}", degrees(atan2(ankle[2, 0], ankle[0, 0])), ankle)
    if planted.toes_up:
        note_hinge(skeleton, f"toes_{side}", planted.toes_up, about_y(-planted.toes_up))
