import pytest

from app.figures.bake.checks import warnings
from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.scene import Scene


def found(text: str) -> str:
    return " / ".join(warnings(Scene(read_pose_file(f'id = "x"\n{text}'))))


def test_a_natural_pose_has_no_warnings() -> None:
    assert found("[[pose]]") == ""


@pytest.mark.parametrize(
    ("pose", "warning"),
    [
        ("knee_l = 170", "knee_l = 170° outside"),
        ("hip_r = { er = 80 }", "hip_r.er = 80° outside"),
        ("shoulder_l = { flex = -80 }", "too far behind"),
        ("shoulder_l = { flex = 90, horizontal = -70 }", "too far across"),
        ("shoulder_l = { er = 140 }", "twisted"),
        ("pelvis = { z = 80 }", "in the ground"),
        ("hand_l = { at = [90, 0, 90] }", "out of reach"),
    ],
)
def test_what_no_body_does_is_a_warning(pose: str, warning: str) -> None:
    assert warning in found(f"[[pose]]\n{pose}")


def test_a_movement_along_the_line_of_sight_is_a_warning() -> None:
    poses = 'view = "front"\n[[pose]]\n[[pose]]\nthorax = 3'

    assert "the movement cannot be seen" in found(poses)


def test_an_arrow_across_the_trunk_is_a_warning() -> None:
    arrow = '[[arrow]]\npath = ["pelvis+0,0,10", "chest+0,0,0"]'

    assert "arrow 1 lies on the body" in found(f"{arrow}\n[[pose]]")


def test_a_part_in_the_mat_is_a_warning() -> None:
    mat = '[[prop]]\nkind = "mat"'

    assert "torso is" in found(f'{mat}\n[[pose]]\nbase = "supine"\npelvis = {{ z = 7 }}')


def test_an_allowed_warning_is_quiet() -> None:
    allow = '[[allow]]\nwarning = "knee_l"\nreason = "a heel on the buttock"'

    assert found(f"{allow}\n[[pose]]\nknee_l = 155") == ""


def test_an_allowance_without_a_cause_is_a_warning() -> None:
    allow = '[[allow]]\nwarning = "knee_l"\nreason = "no longer needed"'

    assert found(f"{allow}\n[[pose]]") == "nothing to allow: knee_l"
