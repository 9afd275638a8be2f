"""Fingers and toes one by one, for close-ups and bare feet."""

from shapely.geometry.base import BaseGeometry

from app.figures.bake.feet import bare_sole, toe_hulls
from app.figures.bake.geometry import blend_of, disc
from app.figures.bake.hands import digit_hulls, palm
from app.figures.bake.marks import Mark
from app.figures.bake.segments import Segment, View
from app.figures.bake.shapes import Hull

_KNUCKLE_CM = 1.5


def fingers(view: View, segment: Segment) -> list[Mark]:
    """The digits of a hand, sorted with its palm by depth."""
    side = segment.name[-1]
    digits = digit_hulls(view.skeleton, side)
    return _sorted(view, segment, palm(view.skeleton, side), digits)


def toes(view: View, segment: Segment) -> list[Mark]:
    """The toes of a bare foot, sorted with the foot by depth."""
    side = segment.name[-1]
    hulls = toe_hulls(view.skeleton, side)
    digits = [list(pair) for pair in zip(hulls[::2], hulls[1::2], strict=True)]
    return _sorted(view, segment, bare_sole(view.skeleton, side), digits)


def _sorted(
    view: View, segment: Segment, root: list[Hull], digits: list[list[Hull]]
) -> list[Mark]:
    """Digits behind the root, then the root without lines where they start, then the others."""
    base = blend_of(view.camera.hulls(root), 0.5, 0.2)
    level = _depth(view, root)
    ordered = sorted(digits, key=lambda digit: _depth(view, digit))
    marks: list[Mark] = []
    behind = [digit for digit in ordered if _depth(view, digit) < level]
    for digit in behind:
        marks += _digit(view, segment, digit, None)
    if behind:
        marks.append(Mark(base.buffer(-0.12), _skin(segment), "", segment.name))
    for digit in ordered[len(behind) :]:
        marks += _digit(view, segment, digit, base)
    return marks


def _digit(
    view: View, segment: Segment, digit: list[Hull], base: BaseGeometry | None
) -> list[Mark]:
    area = blend_of(view.camera.hulls(digit), 0.3, 0.1)
    edge = area.boundary
    if base is not None:
        knuckle = disc(view.camera.page(digit[0][0].at), _KNUCKLE_CM)
        edge = edge.difference(base.buffer(-0.05).intersection(knuckle))
    return [
        Mark(area, _skin(segment), "", segment.name),
        Mark(edge, "", "line_far" if segment.far else "line", segment.name),
    ]


def _skin(segment: Segment) -> str:
    return "skin_far" if segment.far else "skin"


def _depth(view: View, hulls: list[Hull]) -> float:
    solids = [solid for hull in hulls for solid in hull]
    return sum(view.camera.depth(solid.at) for solid in solids) / len(solids)
