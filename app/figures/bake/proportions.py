"""Lengths and resting curves of the mannequin: stature 170 cm, seven and a half heads."""

from app.figures.bake.rotation import STILL, Mat, X, Y, Z, about_y, frame, vec

THIGH = 42.0
SHANK = 41.0
ANKLE_HEIGHT = 7.2
BALL = 11.5  # ankle to ball of the foot, forwards
HEEL = 6.0
TOE = 6.0
UPPER_ARM = 29.5
FOREARM = 25.0
PALM = 7.0  # wrist to the middle of the palm
HAND = 16.5
LUMBAR = 16.0
THORACIC = 27.0
NECK = 9.4
HIP_HEIGHT = THIGH + SHANK + ANKLE_HEIGHT
HALF_HIPS = 8.2
L5 = vec(-1.5, 0, 9.0)  # from the middle of the hips
SHOULDER = vec(-1.0, 16.6, -5.6)  # from T1, left side

LUMBAR_STEPS = 4
THORACIC_STEPS = 5

# The natural curves of the standing spine, degrees of forward lean.
SACRAL_LEAN = 6.0
LUMBAR_CURVE = -15.0
THORACIC_CURVE = 21.0
NECK_CURVE = 12.0
HEAD_CURVE = -22.0
THORAX_LEAN = SACRAL_LEAN + LUMBAR_CURVE + THORACIC_CURVE  # arms hang plumb although T1 leans

SIDES = {"l": 1, "r": -1}

BASES: dict[str, Mat] = {
    "stand": STILL,
    "sit": STILL,
    "kneel": STILL,
    "supine": frame(Z, Y, -X),
    "prone": about_y(90),
    "quadruped": about_y(90),
    "side_lying_right": frame(-Y, Z, -X),
    "side_lying_left": frame(-Y, -Z, X),
}

_HANGING: dict[str, object] = {"shoulder": {"flex": 4, "abd": 7}, "elbow": 12}
_ON_THE_SIDE: dict[str, object] = {
    "hip": 10,
    "knee": 10,
    "shoulder": 10,
    "elbow": 20,
    "ankle": -15,
}

BASE_ANGLES: dict[str, dict[str, object]] = {
    "stand": {**_HANGING},
    "sit": {"hip": 90, "knee": 90, "shoulder": {"flex": 18, "abd": 6}, "elbow": 40},
    "kneel": {"knee": 90, "ankle": -40, **_HANGING},
    "supine": {"shoulder": {"flex": -4, "abd": 18}, "elbow": 8, "ankle": -15, "forearm": 80},
    "prone": {"shoulder": {"abd": 15}, "elbow": 10, "ankle": -50, "forearm": 80},
    "quadruped": {"hip": 90, "knee": 90, "ankle": -50, "shoulder": 90, "elbow": 0, "neck": -35},
    "side_lying_right": _ON_THE_SIDE,
    "side_lying_left": _ON_THE_SIDE,
}
