"""Baked drawings: paths in tenths of a millimetre whose inks a theme names."""

import re
from functools import cache
from operator import add
from typing import Literal, NamedTuple

import msgspec

from app.resources import FOLDER, read_text

UNITS_PER_CM = 100
_FIGURES = "exercises/figures"
_STEP = re.compile(r"([Mlcz])([^Mlcz]*)")

Step = tuple[str, tuple[int, ...]]


class BakedPath(msgspec.Struct, frozen=True, array_like=True):
    """One path: ink of its inside, ink of its line (or neither), SVG path data."""

    fill: str
    stroke: str
    outline: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """One baked drawing; the origin is the upper left corner, y points down."""

    id: str
    stamp: str
    body: Literal["a", "b"]
    width: int
    height: int
    paths: tuple[BakedPath, ...]

    @property
    def size_cm(self) -> tuple[float, float]:
        """Width and height in centimetres of the mannequin's own world."""
        return self.width / UNITS_PER_CM, self.height / UNITS_PER_CM


class Placement(NamedTuple):
    """Where a drawing fits into a box: its upper left corner and the scale per unit."""

    x: float
    y: float
    scale: float


def load_drawing(drawing_id: str) -> Drawing | None:
    """The drawing of an exercise or rung; None when nobody has drawn it."""
    if not _is_there(drawing_id):
        return None
    return _load(drawing_id)


def drawing_ids() -> tuple[str, ...]:
    """All drawings there are."""
    return tuple(sorted(path.stem for path in (FOLDER / _FIGURES).glob("*.json")))


def encode(drawing: Drawing) -> bytes:
    """The file of a drawing."""
    return msgspec.json.encode(drawing) + b"\n"


def place(
    drawing: Drawing, width: float, height: float, *, most: float | None = None
) -> Placement:
    """Fit a drawing into the middle of a box; `most` limits the units of length per cm."""
    scale = min(width / drawing.width, height / drawing.height)
    if most is not None:
        scale = min(scale, most / UNITS_PER_CM)
    x, y = (width - drawing.width * scale) / 2, (height - drawing.height * scale) / 2
    return Placement(x, y, scale)


def steps_of(outline: str) -> list[Step]:
    """Path data with absolute numbers: M (2), l (2), c (6) and z (none)."""
    steps: list[Step] = []
    x = y = 0
    for letter, numbers in _STEP.findall(outline):
        if letter == "M":
            x = y = 0
        points = tuple(map(add, map(int, numbers.split()), (x, y) * 3))
        steps.append((letter, points))
        if points:
            *_, x, y = points
    return steps


def _is_there(drawing_id: str) -> bool:
    return (FOLDER / _FIGURES / f"{drawing_id}.json").is_file()


@cache
def _load(drawing_id: str) -> Drawing:
    return msgspec.json.decode(read_text(f"{_FIGURES}/{drawing_id}.json"), type=Drawing)
