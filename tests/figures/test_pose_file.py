import msgspec
import pytest

from app.figures.bake.pose_file import Ball, Pelvis, read_pose_file

TWO_POSES = """
id = "two"
[[pose]]
pelvis = { pitch = 20, z = 60 }
knee_l = 30
foot_r = { on = [0, -9, 0] }
[[pose]]
"""


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError, match="kneee"):
        read_pose_file('id = "x"\n[[pose]]\nkneee_l = 3')


def test_an_unknown_key_in_a_table_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError, match="pich"):
        read_pose_file('id = "x"\n[[pose]]\npelvis = { pich = 3 }')


def test_an_unknown_key_of_a_prop_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError, match="hight"):
        read_pose_file('id = "x"\n[[prop]]\nkind = "step"\nhight = 3\n[[pose]]')


def test_a_later_pose_inherits_what_it_does_not_name() -> None:
    later = read_pose_file(TWO_POSES + "knee_r = 10").pose[1]

    assert later.pelvis == Pelvis(pitch=20, z=60)
    assert (later.l.knee, later.r.knee) == (30, 10)


def test_a_later_table_replaces_the_earlier_one_as_a_whole() -> None:
    later = read_pose_file(TWO_POSES + "pelvis = { z = 50 }").pose[1]

    assert later.pelvis == Pelvis(z=50)


def test_both_sides_named_later_replace_one_side_named_earlier() -> None:
    later = read_pose_file(TWO_POSES + "knee = 5").pose[1]

    assert (later.l.knee, later.r.knee) == (5, 5)


def test_a_contact_is_released_with_false() -> None:
    later = read_pose_file(TWO_POSES + "foot_r = false").pose[1]

    assert later.r.foot is False


def test_the_base_gives_angles_that_a_pose_leaves_out() -> None:
    pose = read_pose_file('id = "x"\n[[pose]]\nbase = "sit"\nhip_l = { abd = 20 }').pose[0]

    assert pose.l.hip == Ball(abd=20)
    assert pose.r.hip == 90
