from shapely.geometry import box

from app.figures.bake.marks import Mark, cropped
from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.scene import Scene

WINDOW = (0.0, 0.0, 10.0, 10.0)
LINE = Mark(box(2, -5, 4, 5).boundary, "", "line")
TABLE = Mark(box(-5, -5, 15, 8), "prop_top")


def balls(panel: str) -> int:
    ball = f'[[prop]]\nkind = "ball"\nat = [60, 0, 40]\nr = 6\n{panel}\n'
    file = read_pose_file(f'id = "x"\nlayout = "panels"\n{ball}[[pose]]\n[[pose]]\nknee_l = 60')
    return sum(mark.fill == "weight" for mark in Scene(file).picture().marks)


def test_a_prop_stands_in_every_panel() -> None:
    assert balls("") == 2


def test_a_prop_of_one_panel_stands_there_only() -> None:
    assert balls("panel = 2") == 1


def test_a_line_under_a_later_area_does_not_show_past_the_window() -> None:
    assert [mark.stroke for mark in cropped([LINE, TABLE], WINDOW)] == [""]


def test_a_line_over_an_area_stays() -> None:
    assert [mark.stroke for mark in cropped([TABLE, LINE], WINDOW)] == ["", "line"]
