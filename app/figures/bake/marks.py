"""What a drawing is made of before it is baked: areas and lines with the role of their ink."""

from typing import NamedTuple

from shapely.affinity import translate
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from app.figures.bake.geometry import NOTHING, lines, polygons

Box = tuple[float, float, float, float]
_TOUCH_CM = 0.01


class Mark(NamedTuple):
    """An area or a line; `fill` and `stroke` name inks of the theme, `part` the body part."""

    shape: BaseGeometry
    fill: str = ""
    stroke: str = ""
    part: str = ""


def moved(marks: list[Mark], dx: float, dy: float) -> list[Mark]:
    """The same marks elsewhere on the page."""
    return [mark._replace(shape=translate(mark.shape, dx, dy)) for mark in marks]


def cropped(marks: list[Mark], window: Box) -> list[Mark]:
    """What of the marks lies in the window."""
    frame = box(*window)
    found = [piece for mark in marks for piece in _cut(mark, frame)]
    return _uncovered([mark for mark in found if not mark.shape.is_empty])


def _uncovered(marks: list[Mark]) -> list[Mark]:
    """Without lines under a later area: cut at the window, their round ends would show past it."""
    cover, seen = NOTHING, []
    for mark in reversed(marks):
        if mark.fill or not cover.covers(mark.shape):
            seen.append(mark)
        if mark.fill and not mark.fill.startswith("arrow"):
            cover = cover.union(mark.shape.buffer(_TOUCH_CM))
    return seen[::-1]


def _cut(mark: Mark, frame: BaseGeometry) -> list[Mark]:
    """An outlined area that the window cuts is filled inside, and lined only where it was."""
    if frame.contains(mark.shape):
        return [mark]
    inside = mark.shape.intersection(frame)
    if not (mark.fill and mark.stroke):
        return [mark._replace(shape=inside)]
    edge = mark.shape.boundary.intersection(frame)
    return [mark._replace(shape=inside, stroke=""), mark._replace(shape=edge, fill="")]


def extent(marks: list[Mark]) -> Box:
    """The smallest box around the marks."""
    boxes = [mark.shape.bounds for mark in marks if not mark.shape.is_empty]
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)


def is_drawn(mark: Mark) -> bool:
    """Whether a mark has anything to show."""
    found = polygons(mark.shape) if mark.fill else lines(mark.shape) or polygons(mark.shape)
    return mark.shape is not NOTHING and bool(found)
