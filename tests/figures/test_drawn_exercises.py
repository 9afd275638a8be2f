import json
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from app.exercises.bank import bank
from app.figures.bake.baking import stamp
from app.figures.bake.checks import warnings
from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.scene import Scene
from app.figures.drawing import drawing_ids, load_drawing
from app.resources import read_folder
from tests.figures.golden import GOLDEN, TOLERANCE_CM, golden_joints

POSES = {Path(name).stem: text for name, text in read_folder("exercises/figures").items()}
TOO_ALIKE = 0.85
every_drawing = pytest.mark.parametrize("drawing_id", POSES)


@cache
def scene(drawing_id: str) -> Scene:
    return Scene(read_pose_file(POSES[drawing_id]))


@every_drawing
def test_a_drawing_is_named_like_its_file(drawing_id: str) -> None:
    assert scene(drawing_id).file.id == drawing_id


@every_drawing
def test_a_drawing_is_baked_from_its_pose_file(drawing_id: str) -> None:
    drawing = load_drawing(drawing_id)

    assert drawing is not None
    assert drawing.stamp == stamp(POSES[drawing_id]), "stale: run make figures"


@every_drawing
def test_a_body_could_do_what_is_drawn(drawing_id: str) -> None:
    assert warnings(scene(drawing_id)) == []


@every_drawing
def test_joints_are_where_they_were_approved(drawing_id: str) -> None:
    approved = json.loads(GOLDEN.read_text("utf-8"))

    now = golden_joints(scene(drawing_id))
    assert [place for pose in now for place in pose] == pytest.approx(
        [place for pose in approved[drawing_id] for place in pose], abs=TOLERANCE_CM
    )


def test_every_baked_file_has_its_pose_file() -> None:
    assert drawing_ids() == tuple(sorted(POSES))


def test_every_rung_has_its_drawing_and_every_drawing_its_rung() -> None:
    wanted = {rung.drawing for exercise in bank() for rung in exercise.rungs}

    assert wanted == set(drawing_ids())


def test_no_two_drawings_look_alike() -> None:
    pictures = {drawing_id: _silhouettes(drawing_id) for drawing_id in POSES}

    alike = [
        (first, second)
        for first, second in combinations(POSES, 2)
        if _surroundings(first) == _surroundings(second)
        and _alike(pictures[first], pictures[second]) > TOO_ALIKE
    ]
    assert alike == []


def _silhouettes(drawing_id: str) -> list[BaseGeometry]:
    """The bodies at the start and at the end, each around the drawing's own middle."""
    drawn = scene(drawing_id)
    ends = [drawn.views[0].outline, drawn.views[-1].outline]
    middle = ends[-1].centroid
    return [translate(end, -middle.x, -middle.y) for end in ends]


def _alike(first: list[BaseGeometry], second: list[BaseGeometry]) -> float:
    pairs = list(zip(first, second, strict=True))
    return float(min(a.intersection(b).area / a.union(b).area for a, b in pairs))


def _surroundings(drawing_id: str) -> object:
    file = scene(drawing_id).file
    return file.view, file.prop, file.band, file.stick, file.held, file.layout
