"""Baking: a scene becomes a drawing of plain paths, stamped with what it was made from."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from app.figures.bake.curves import TOLERANCE_CM, Stroke, area_strokes, line_strokes
from app.figures.bake.marks import Mark
from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.rotation import Vec
from app.figures.bake.scene import Scene
from app.figures.drawing import UNITS_PER_CM, BakedPath, Drawing

_ENGINE = Path(__file__).parent
_NOT_DRAWN_WITH = {"__main__.py", "checks.py", "joint_ranges.py"}
_ONE_BODY_CM = 150  # a wider drawing is shown smaller, and its curves may be coarser


def bake(text: str) -> Drawing:
    """The drawing of a pose file's text."""
    file = read_pose_file(text)
    picture = Scene(file).picture()
    left, low, right, high = picture.box
    tolerance = TOLERANCE_CM * max(1.0, (right - left) / _ONE_BODY_CM)
    paths = tuple(_paths(picture.marks, (left, high), tolerance))
    return Drawing(
        id=file.id,
        stamp=stamp(text),
        body=file.body,
        width=_units(right - left),
        height=_units(high - low),
        paths=paths,
    )


def stamp(text: str) -> str:
    """What a drawing was baked from: its pose file and the engine's own source."""
    sources = [_ENGINE.joinpath(name).read_text("utf-8") for name in _drawing_modules()]
    return sha256("\0".join([text, *sources]).encode()).hexdigest()[:16]


def _drawing_modules() -> list[str]:
    return sorted({path.name for path in _ENGINE.glob("*.py")} - _NOT_DRAWN_WITH)


def _paths(
    marks: list[Mark], origin: tuple[float, float], tolerance: float
) -> Iterator[BakedPath]:
    for mark in marks:
        strokes = (area_strokes if mark.fill else line_strokes)(mark.shape, tolerance)
        if strokes:
            outline = "".join(_outline(stroke, origin) for stroke in strokes)
            yield BakedPath(mark.fill, mark.stroke, outline)


def _outline(stroke: Stroke, origin: tuple[float, float]) -> str:
    """SVG path data with relative whole numbers, y downwards."""
    at = _place(stroke.start, origin)
    written = [f"M{at[0]} {at[1]}"]
    for step in stroke.steps:
        points = [_place(point, origin) for point in step]
        numbers = " ".join(f"{x - at[0]} {y - at[1]}" for x, y in points)
        written.append(("l" if len(points) == 1 else "c") + numbers)
        at = points[-1]
    return "".join(written) + ("z" if stroke.closed else "")


def _place(point: Vec, origin: tuple[float, float]) -> tuple[int, int]:
    return _units(point[0] - origin[0]), _units(origin[1] - point[1])


def _units(cm: float) -> int:
    return round(cm * UNITS_PER_CM)
