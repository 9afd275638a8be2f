"""A written pose becomes rotations: spine, free limbs, then weight on the forearms."""

from math import asin, atan2, degrees

from app.figures.bake import proportions as p
from app.figures.bake.pose_file import Ball, Bend, ForearmOn, Pelvis, Pose, Scapula, Side, Wrist
from app.figures.bake.rotation import (
    Mat,
    about_x,
    about_y,
    about_z,
    angle_between,
    direction,
    frame_up,
    vec,
)
from app.figures.bake.skeleton import Skeleton

_OVERHEAD = -100  # beyond this an arm is overhead, not behind the back


def free_pose(pose: Pose) -> Skeleton:
    """The body with all written angles and no contacts yet."""
    skeleton = Skeleton()
    _turn_pelvis(skeleton, pose)
    for curve in ("lumbar", "thorax", "neck"):
        _bend(skeleton, curve, getattr(pose, curve))
    skeleton.girdle["neck"] = vec(pose.glide, 0, 0)
    for side, sign in p.SIDES.items():
        written: Side = getattr(pose, side)
        _turn_leg(skeleton, written, side, sign)
        _turn_arm(skeleton, written, side, sign)
    skeleton.place()
    for side in p.SIDES:
        contact = getattr(pose, side).forearm_on
        if isinstance(contact, ForearmOn):
            _lean_on_forearm(skeleton, contact, side)
    return skeleton.place()


def ball_turn(ball: Ball, sign: int) -> Mat:
    """The rotation of a hip or shoulder."""
    raised = about_y(-ball.flex) @ about_x(sign * ball.abd)
    return about_z(sign * ball.horizontal) @ raised @ about_z(sign * ball.er)


def note_ball(skeleton: Skeleton, joint: str, turn: Mat) -> None:
    """Set a ball joint to a rotation found by a contact, and read its angles back."""
    sign = p.SIDES[joint[-1]]
    skeleton.turns[joint] = turn
    flex = -degrees(atan2(turn[0, 2], turn[2, 2]))
    skeleton.angles[f"{joint}.flex"] = flex + 360 if flex < _OVERHEAD else flex
    skeleton.angles[f"{joint}.abd"] = sign * degrees(asin(max(-1.0, min(1.0, -turn[1, 2]))))
    skeleton.angles[f"{joint}.er"] = sign * degrees(atan2(turn[1, 0], turn[1, 1]))


def note_hinge(skeleton: Skeleton, joint: str, angle: float, turn: Mat) -> None:
    """Set a hinge joint."""
    skeleton.turns[joint] = turn
    skeleton.angles[joint] = angle


def _turn_pelvis(skeleton: Skeleton, pose: Pose) -> None:
    pelvis: Pelvis = pose.pelvis
    tilt = about_y(pelvis.pitch) @ about_x(pelvis.roll)
    skeleton.facing = about_z(pelvis.yaw) @ p.BASES[pose.base] @ tilt
    height = p.HIP_HEIGHT if pelvis.z is None else pelvis.z
    skeleton.pelvis = vec(pelvis.x, pelvis.y, height)


def _bend(skeleton: Skeleton, curve: str, written: Bend | float) -> None:
    bend = written if isinstance(written, Bend) else Bend(flex=written)
    skeleton.turns[curve] = about_y(bend.flex) @ about_x(-bend.side) @ about_z(bend.rot)
    for axis in ("flex", "side", "rot"):
        skeleton.angles[f"{curve}.{axis}"] = getattr(bend, axis)


def _turn_leg(skeleton: Skeleton, written: Side, side: str, sign: int) -> None:
    hip = written.hip if isinstance(written.hip, Ball) else Ball(flex=written.hip)
    _note_written(skeleton, f"hip_{side}", hip, sign)
    note_hinge(skeleton, f"knee_{side}", written.knee, about_y(written.knee))
    note_hinge(skeleton, f"ankle_{side}", written.ankle, about_y(-written.ankle))
    note_hinge(skeleton, f"toes_{side}", written.toes, about_y(-written.toes))


def _turn_arm(skeleton: Skeleton, written: Side, side: str, sign: int) -> None:
    girdle = written.scapula
    scapula = girdle if isinstance(girdle, Scapula) else Scapula(elevation=girdle)
    skeleton.girdle[side] = vec(scapula.protraction, 0, scapula.elevation)
    shoulder = written.shoulder
    ball = shoulder if isinstance(shoulder, Ball) else Ball(flex=shoulder)
    _note_written(skeleton, f"shoulder_{side}", ball, sign)
    note_hinge(skeleton, f"elbow_{side}", written.elbow, about_y(-written.elbow))
    wrist = written.wrist if isinstance(written.wrist, Wrist) else Wrist(flex=written.wrist)
    bent = about_x(-sign * wrist.flex) @ about_y(-wrist.dev)
    # Pronation turns the palm backwards; the wrist then bends towards the palm.
    skeleton.turns[f"wrist_{side}"] = about_z(-sign * written.forearm) @ bent
    skeleton.angles[f"forearm_{side}"] = written.forearm
    skeleton.angles[f"wrist_{side}"] = wrist.flex
    skeleton.grip[side] = written.grip


def _note_written(skeleton: Skeleton, joint: str, ball: Ball, sign: int) -> None:
    skeleton.turns[joint] = ball_turn(ball, sign)
    for axis in ("flex", "abd", "er"):
        skeleton.angles[f"{joint}.{axis}"] = getattr(ball, axis)


def _lean_on_forearm(skeleton: Skeleton, contact: ForearmOn, side: str) -> None:
    upper, fore = direction(contact.upper), direction(contact.dir)
    bend = angle_between(fore, upper)
    turn = skeleton.arm_root().T @ frame_up(-upper, fore)
    note_ball(skeleton, f"shoulder_{side}", turn)
    note_hinge(skeleton, f"elbow_{side}", bend, about_y(-bend))
    skeleton.turns[f"wrist_{side}"] = about_z(-p.SIDES[side] * contact.pronation)
