"""Hands on surfaces and objects: the arm follows by inverse kinematics."""

from typing import NamedTuple

import numpy as np

from app.figures.bake import proportions as p
from app.figures.bake.anchors import Places, find_anchor
from app.figures.bake.planting import REACH_WARNING_CM
from app.figures.bake.pose_file import Hand, Side
from app.figures.bake.posing import note_ball, note_hinge
from app.figures.bake.reach import reach
from app.figures.bake.rotation import (
    Mat,
    Vec,
    about_y,
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

PALM_THICKNESS_CM = 1.6
_ROUNDS = 6  # the palm hangs behind the wrist: reaching with it takes a few corrections


class Arm(NamedTuple):
    """Which arm reaches, with the elbow towards `bend`, and where its fingers point."""

    side: str
    bend: Vec
    fingers: Vec


def place_hand(skeleton: Skeleton, written: Side, side: str, props: Places) -> None:
    """Put one hand where the pose wants it; does nothing without a contact."""
    contact = written.hand
    if not isinstance(contact, Hand):
        return
    skeleton.place()
    both = "hand" in written.both
    target = _target(skeleton, contact, side, props, mirrored=both)
    mirrored = both and side == "r"
    fingers = direction(contact.fingers)
    arm = Arm(
        side,
        _elbow_direction(skeleton, contact, side, mirrored=mirrored),
        fingers * vec(1, -1, 1) if mirrored and not isinstance(contact.fingers, str) else fingers,
    )
    if contact.on is not None:
        _palm_on(skeleton, arm, contact, target)
    else:
        _reach_with_palm(skeleton, arm, target)


def _target(skeleton: Skeleton, contact: Hand, side: str, props: Places, *, mirrored: bool) -> Vec:
    anchor = contact.on if contact.on is not None else contact.at
    if anchor is None:
        raise ValueError(f"hand_{side} needs `on` or `at`")
    target = find_anchor(anchor, props, skeleton, side)
    sided = isinstance(anchor, str) and anchor.startswith(("same.", "other."))
    wrong_side = mirrored and not sided and p.SIDES[side] * target[1] < 0
    return target * vec(1, -1, 1) if wrong_side else target


def _elbow_direction(skeleton: Skeleton, contact: Hand, side: str, *, mirrored: bool) -> Vec:
    thorax, sign = skeleton.frames["thorax"], p.SIDES[side]
    if contact.elbow is None:
        return unit(-thorax[:, 0] * 0.6 - thorax[:, 2] * 0.8 + thorax[:, 1] * sign * 0.5)
    if contact.elbow == "same.out":
        return thorax[:, 1] * sign - thorax[:, 2] * 0.25
    bend = direction(contact.elbow)
    return bend * vec(1, -1, 1) if mirrored and not isinstance(contact.elbow, str) else bend


def _palm_on(skeleton: Skeleton, arm: Arm, contact: Hand, on: Vec) -> None:
    if skeleton.grip[arm.side] == "relaxed":
        skeleton.grip[arm.side] = "flat"
    normal = direction(contact.normal)
    fingers = unit(across(arm.fingers, normal))
    y = p.SIDES[arm.side] * normal
    hand = frame(np.cross(y, -fingers), y, -fingers)
    wrist = on + normal * PALM_THICKNESS_CM - fingers * p.PALM
    _warn(skeleton, arm, _bend_arm(skeleton, arm, wrist))
    fore = skeleton.frames[f"fore_{arm.side}"]
    skeleton.turns[f"wrist_{arm.side}"] = fore.T @ hand
    skeleton.angles[f"wrist_{arm.side}"] = angle_between(fore[:, 2], hand[:, 2])
    skeleton.contacts[f"hand_{arm.side}"] = on + normal * PALM_THICKNESS_CM
    skeleton.place()


def _reach_with_palm(skeleton: Skeleton, arm: Arm, target: Vec) -> None:
    shoulder = skeleton.at[f"shoulder_{arm.side}"]
    missing = _bend_arm(skeleton, arm, target - unit(target - shoulder) * p.PALM)
    for _ in range(_ROUNDS - 1):
        palm = -skeleton.frames[f"hand_{arm.side}"][:, 2] * p.PALM
        missing = _bend_arm(skeleton, arm, target - palm)
    _warn(skeleton, arm, missing)


def _bend_arm(skeleton: Skeleton, arm: Arm, wrist: Vec) -> float:
    """Bend the arm so that the wrist lies there; returns the centimetres that are missing."""
    shoulder = skeleton.at[f"shoulder_{arm.side}"]
    found = reach(shoulder, wrist, (p.UPPER_ARM, p.FOREARM), arm.bend)
    up = -unit(found.middle - shoulder)
    fore = unit(found.end - found.middle)
    front = across(fore, up)
    upper: Mat = frame_up(up, front if norm(front) > 0.02 else -arm.bend)  # noqa: PLR2004 (cm)
    elbow = angle_between(fore, -up)
    note_ball(skeleton, f"shoulder_{arm.side}", skeleton.arm_root().T @ upper)
    note_hinge(skeleton, f"elbow_{arm.side}", elbow, about_y(-elbow))
    skeleton.place()
    return found.missing_cm


def _warn(skeleton: Skeleton, arm: Arm, missing_cm: float) -> None:
    if missing_cm > REACH_WARNING_CM:
        skeleton.warnings.append(f"hand_{arm.side} out of reach by {missing_cm:.1f} cm")
