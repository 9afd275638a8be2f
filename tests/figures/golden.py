"""`python -m tests.figures.golden`: approve the joints of all drawings as they are now."""

import json
from pathlib import Path

from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.scene import Scene
from app.resources import read_folder

GOLDEN = Path(__file__).parent / "golden_joints.json"
TOLERANCE_CM = 0.15  # the places are rounded to 0.1 cm
_JOINTS = ("pelvis", "t1", "head", "elbow_l", "elbow_r", "hand_l", "hand_r",
           "knee_l", "knee_r", "toe_l", "toe_r")  # fmt: skip


def golden_joints(scene: Scene) -> list[list[float]]:
    """The places of the telling joints in every pose, x, y and z in a row, to 0.1 cm."""
    return [
        [round(float(part), 1) for joint in _JOINTS for part in skeleton.at[joint]]
        for skeleton in scene.skeletons
    ]


def main() -> None:
    """Write the approved joints, one drawing a line."""
    lines = [
        f"{json.dumps(Path(name).stem)}: {json.dumps(golden_joints(Scene(read_pose_file(text))))}"
        for name, text in read_folder("exercises/figures").items()
    ]
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
