import math

import pytest

from app.figures.bake.body import BODY_SHAPES, lowest
from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.rotation import norm, vec
from app.figures.bake.skeleton import Skeleton, between
from app.figures.bake.solve import solve

SHAPE = BODY_SHAPES["a"]


def solved(pose: str) -> Skeleton:
    file = read_pose_file(f'id = "x"\n[[pose]]\n{pose}')
    return solve(file.pose[0], {}, SHAPE)


def test_a_standing_person_touches_the_floor_with_both_soles() -> None:
    body = solved("")

    assert body.at["sole_l"][2] == pytest.approx(0)
    assert body.at["sole_r"][2] == pytest.approx(0)


def test_hip_flexion_lifts_the_knee_forwards() -> None:
    body = solved("hip_l = 90")

    assert body.at["knee_l"] - body.at["hip_l"] == pytest.approx(vec(42, 0, 0))


@pytest.mark.parametrize(("side", "outwards"), [("l", 1), ("r", -1)])
def test_abduction_leads_away_from_the_middle(side: str, outwards: int) -> None:
    body = solved("hip = { abd = 30 }")

    shift = body.at[f"knee_{side}"][1] - body.at[f"hip_{side}"][1]
    assert shift == pytest.approx(outwards * 42 * math.sin(math.radians(30)))


@pytest.mark.parametrize(("side", "outwards"), [("l", 1), ("r", -1)])
def test_horizontal_opens_the_raised_arm_sideways(side: str, outwards: int) -> None:
    body = solved("shoulder = { flex = 90, horizontal = 90 }\nelbow = 0")

    reach = body.at[f"elbow_{side}"] - body.at[f"shoulder_{side}"]
    assert reach == pytest.approx(vec(0, outwards * 29.5, 0), abs=0.6)


def test_horizontal_adduction_brings_the_arm_across() -> None:
    body = solved("shoulder_l = { flex = 90, horizontal = -30 }")

    assert body.at["elbow_l"][1] < body.at["shoulder_l"][1]


def test_dorsiflexion_lifts_the_toes_and_plantarflexion_lowers_them() -> None:
    assert solved("ankle_l = 20").at["toe_l"][2] > solved("").at["toe_l"][2]
    assert solved("ankle_l = -20").at["toe_l"][2] < solved("").at["toe_l"][2]


def test_external_rotation_turns_the_bent_forearm_outwards() -> None:
    body = solved("shoulder = { er = 40 }\nelbow = 90")

    assert body.at["wrist_l"][1] > body.at["elbow_l"][1]
    assert body.at["wrist_r"][1] < body.at["elbow_r"][1]


def test_the_thorax_turns_to_the_left() -> None:
    assert solved("thorax = { rot = 40 }").at["shoulder_l"][0] < -5


def test_a_planted_foot_stays_when_the_pelvis_sinks() -> None:
    body = solved("pelvis = { x = -20, z = 55 }\nfoot = { on = [0, 10, 0] }")

    assert body.at["sole_l"] == pytest.approx(vec(0, 10, 0), abs=1e-6)
    assert body.at["sole_r"] == pytest.approx(vec(0, -10, 0), abs=1e-6)


def test_a_lifted_heel_rolls_over_the_ball_of_the_foot() -> None:
    body = solved("pelvis = { x = 6, z = 95 }\nfoot = { on = [0, 9, 0], heel_lift = 38, out = 0 }")

    assert body.at["ball_l"] == pytest.approx(vec(11.5, 9, 1.8), abs=1e-6)
    assert body.at["heel_l"][2] > 8


def test_a_palm_lies_on_its_surface() -> None:
    body = solved('hand_l = { on = [35, 20, 100], fingers = "right" }')

    assert body.at["hand_l"] == pytest.approx(vec(35, 20, 101.6), abs=1e-3)


def test_a_hand_reaches_for_a_joint_of_the_other_side() -> None:
    body = solved('hand_l = { at = "other.shoulder+6,0,0" }')

    assert norm(body.at["hand_l"] - body.at["shoulder_r"] - vec(6, 0, 0)) < 0.3


def test_what_is_out_of_reach_is_said_in_centimetres() -> None:
    body = solved("hand_l = { at = [100, 20, 100] }")

    assert len(body.warnings) == 1
    assert body.warnings[0].startswith("hand_l out of reach by ")


def test_a_resting_body_lies_on_its_support() -> None:
    body = solved('base = "supine"\nrest = { on = ["torso"], z = 1.5 }')

    assert lowest(body, SHAPE, ("torso",)) == pytest.approx(1.5)


def test_a_plank_turns_until_forearms_and_feet_touch() -> None:
    body = solved(
        'base = "prone"\nhip = 0\nankle = 0\ntoes = 55\nforearm_on = { pronation = 0 }\n'
        'rest = { on = ["fore", "foot"], solve = "pitch" }'
    )

    low = lowest(body, SHAPE, ("fore",)), lowest(body, SHAPE, ("foot",))
    assert low == pytest.approx((0, 0), abs=0.1)


def test_half_way_between_two_poses_a_joint_is_half_bent() -> None:
    middle = between(solved("hip_l = 0\nknee_l = 0"), solved("hip_l = 0\nknee_l = 90"), 0.5)

    wanted = solved("hip_l = 0\nknee_l = 45")
    assert middle.at["ankle_l"] == pytest.approx(wanted.at["ankle_l"], abs=1e-6)


def test_a_gliding_neck_moves_the_head_forward_without_nodding() -> None:
    still, gliding = solved(""), solved("glide = 5")

    assert norm(gliding.at["head"] - still.at["head"]) == pytest.approx(5)
    assert gliding.at["head"][0] > still.at["head"][0]
    assert gliding.frames["head"] == pytest.approx(still.frames["head"])
