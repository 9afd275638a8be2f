import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

SCRIPT = Path(__file__).parents[2] / "packaging" / "pose.py"
GOOD = 'id = "x"\n[[pose]]\nbase = "sit"\npelvis = { z = 54 }\n'


@pytest.fixture(scope="module")
def pose() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pose", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_preview_shows_the_drawing_and_its_checks(
    pose: ModuleType, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "x.toml"
    file.write_text(GOOD)

    preview = pose.Preview(file)
    qtbot.addWidget(preview)
    assert preview._said == ["all checks passed"]
    assert preview.grab().toImage().pixelColor(400, 150) == pose.NIGHT


def test_a_saved_change_is_drawn_again(pose: ModuleType, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text(GOOD)
    preview = pose.Preview(file)
    qtbot.addWidget(preview)

    file.write_text(GOOD + "knee_l = 170\n")
    qtbot.waitUntil(lambda: "knee_l = 170° outside" in preview._said[0])


def test_a_file_that_an_editor_puts_in_place_of_the_old_is_drawn_again_each_time(
    pose: ModuleType, qtbot: QtBot, tmp_path: Path
) -> None:
    file, beside = tmp_path / "x.toml", tmp_path / "x.toml.new"
    file.write_text(GOOD)
    preview = pose.Preview(file)
    qtbot.addWidget(preview)

    for knee in (170, 160):
        beside.write_text(f"{GOOD}knee_l = {knee}\n")
        beside.replace(file)
        qtbot.waitUntil(lambda knee=knee: f"knee_l = {knee}° outside" in preview._said[0])


@pytest.mark.parametrize(
    "mistake", ["pelvis = 3", "kneee = 3", "pelvis = {", 'hand_l = { at = "no" }']
)
def test_a_mistake_is_named_and_the_last_drawing_stays(
    pose: ModuleType, qtbot: QtBot, tmp_path: Path, mistake: str
) -> None:
    file = tmp_path / "x.toml"
    file.write_text(GOOD)
    preview = pose.Preview(file)
    qtbot.addWidget(preview)
    shown = preview._drawing

    file.write_text(f'id = "x"\n[[pose]]\n{mistake}\n')
    preview.redraw()
    assert preview._said != ["all checks passed"]
    assert preview._drawing is shown
