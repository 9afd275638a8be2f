"""Painting the body: segment after segment by depth, with the seams between neighbours removed."""

from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from app.figures.bake.body import bone
from app.figures.bake.digits import fingers, toes
from app.figures.bake.face import paint_head
from app.figures.bake.feet import sole
from app.figures.bake.geometry import above_line, blend_of, hull_of, is_area, join
from app.figures.bake.marks import Mark
from app.figures.bake.rotation import unit
from app.figures.bake.segments import TRUNK, Segment, View
from app.figures.bake.shapes import sleeve

_HEM = {"thigh": (0.60, 0.4, "shorts"), "upper": (0.56, 0.45, "shirt")}
_FACES_VIEWER = 0.05  # a hem that looks at the viewer is painted before the limb in it
_OPEN_HEM = 0.08
_SOLE_HIDDEN = 0.4
_CLOTH_CM = 0.35  # a sleeve stands off the arm: the shoulder below its line is not lined


class Seam(NamedTuple):
    """Where a segment's own outline is left out, and the common outline drawn instead."""

    hidden: BaseGeometry
    common: BaseGeometry
    skin: BaseGeometry

    def edge(self, area: BaseGeometry) -> BaseGeometry:
        """The outline of an area where it is not hidden."""
        return area.boundary.difference(self.hidden)


def paint(view: View, *, close: bool) -> dict[str, list[Mark]]:
    """The marks of each segment, deepest first; close up the fingers follow as `hand_l`."""
    done: dict[str, list[Mark]] = {}
    for name, segment in view.segments.items():
        seam = _seam(view, segment, [view.segments[k] for k in done if k in view.segments])
        done[name] = [mark for mark in _segment(view, segment, seam) if _shows(mark)]
        if close and name.startswith("fore"):
            done[f"hand_{name[-1]}"] = fingers(view, segment)
    return done


def _shows(mark: Mark) -> bool:
    return not mark.shape.is_empty


def _segment(view: View, segment: Segment, seam: Seam) -> list[Mark]:
    part = segment.name.partition("_")[0]
    if part == TRUNK:
        return _trunk(view, segment, seam)
    if part == "head":
        return paint_head(view, segment)
    if part in _HEM:
        return [*_clothed(view, segment, seam), *_joint(segment, seam)]
    if part == "shank":
        return [*_shank(view, segment, seam), *_joint(segment, seam), *_foot(view, segment)]
    skin = _outlined(segment.outline, _ink("skin", segment), segment, seam)
    return [*skin, *_joint(segment, seam)]


def _seam(view: View, segment: Segment, done: list[Segment]) -> Seam:
    hidden, common, skin = [], [], []
    for other in done:
        child, parent = _pair(segment, other)
        if child is None or parent is None or child.folded or child.far != segment.far:
            continue
        zone = view.zone(child)
        if parent.name == TRUNK:
            cover = _CLOTH_CM if segment is parent else -0.1
            hidden.append(other.outline.buffer(cover).intersection(zone))
            continue
        together = blend_of([child.outline, parent.outline], 1.0, 0.05)
        hidden.append(zone)
        skin.append(together.intersection(zone))
        common.append(together.boundary.intersection(zone))
    return Seam(join(hidden), join(common), join(skin))


def _pair(segment: Segment, other: Segment) -> tuple[Segment | None, Segment | None]:
    if segment.parent == other.name:
        return segment, other
    return (other, segment) if other.parent == segment.name else (None, None)


def _ink(role: str, segment: Segment) -> str:
    return f"{role}_far" if segment.far else role


def _outlined(area: BaseGeometry, fill: str, segment: Segment, seam: Seam) -> list[Mark]:
    """Fill and outline; one mark when nothing of the outline is hidden."""
    edge, line = seam.edge(area), _ink("line", segment)
    if edge.equals(area.boundary):
        return [Mark(area, fill, line, segment.name)]
    return [Mark(area, fill, "", segment.name), Mark(edge, "", line, segment.name)]


def _joint(segment: Segment, seam: Seam) -> list[Mark]:
    return [
        Mark(seam.skin, _ink("skin", segment), "", segment.name),
        Mark(seam.common, "", _ink("line", segment), segment.name),
    ]


def _clothed(view: View, segment: Segment, seam: Seam) -> list[Mark]:
    share, ease, role = _HEM[segment.name.partition("_")[0]]
    limb = bone(view.skeleton, view.shape, segment.name)
    parts = sleeve(limb, share, ease)
    cloth = blend_of(view.camera.hulls(parts.cloth), 1.2, 0.15)
    skin = blend_of(view.camera.hulls(parts.skin), 1.2, 0.15)
    rim = hull_of([view.camera.outline(parts.hem)])
    towards = view.camera.facing(unit(limb.end - limb.start))
    cloth_marks = _outlined(cloth, _ink(role, segment), segment, seam)
    if towards > _OPEN_HEM:
        cloth_marks.append(Mark(rim.boundary, "", _ink("line", segment), segment.name))
    inside = seam._replace(hidden=join([seam.hidden, rim]))
    skin_marks = [
        Mark(skin, _ink("skin", segment), "", segment.name),
        Mark(inside.edge(skin), "", _ink("line", segment), segment.name),
    ]
    if towards > _FACES_VIEWER:
        return cloth_marks + skin_marks
    return skin_marks + cloth_marks


def _trunk(view: View, segment: Segment, seam: Seam) -> list[Mark]:
    at, frame = view.skeleton.spine[0]
    up, towards = view.camera.page(frame[:, 2]), view.camera.facing(frame[:, 2])
    bulge = -3.0 * towards
    shirt = above_line(segment.outline, view.camera.page(at + frame[:, 2]), up, bulge)
    hem = shirt.boundary.difference(segment.outline.boundary.buffer(0.05))
    return [
        Mark(segment.outline, "shorts", "", TRUNK),
        Mark(shirt, "shirt", "", TRUNK),
        Mark(hem, "", "inner", TRUNK),
        Mark(seam.edge(segment.outline), "", "line", TRUNK),
    ]


def _shank(view: View, segment: Segment, seam: Seam) -> list[Mark]:
    shank = view.parts[f"shank_{segment.name[-1]}"]
    return _outlined(shank, _ink("skin", segment), segment, seam)


def _foot(view: View, segment: Segment) -> list[Mark]:
    side = segment.name[-1]
    foot = view.parts[f"foot_{side}"]
    if view.shape.bare_feet:
        return _bare_foot(view, segment, foot)
    slab = blend_of(view.camera.hulls(sole(view.skeleton, side)), 0.4, 0.1).intersection(foot)
    marks = [Mark(foot, _ink("shoe", segment), "", segment.name)]
    from_above = view.camera.facing(view.skeleton.frames[f"foot_{side}"][:, 2]) > _SOLE_HIDDEN
    if is_area(slab) and slab.area > 1 and not from_above:
        rim = slab.boundary.difference(foot.boundary.buffer(0.02))
        marks.append(Mark(slab, _ink("sole", segment), "", segment.name))
        marks.append(Mark(rim, "", "inner", segment.name))
    return [*marks, Mark(foot.boundary, "", _ink("line", segment), segment.name)]


def _bare_foot(view: View, segment: Segment, foot: BaseGeometry) -> list[Mark]:
    side = segment.name[-1]
    shank = view.parts[f"shank_{side}"]
    ankle = view.camera.page(view.skeleton.at[f"ankle_{side}"])
    zone = hull_of([(ankle, 6.0)])
    together = blend_of([foot, shank], 1.6, 0.1)
    skin = [
        Mark(foot, _ink("skin", segment), "", segment.name),
        Mark(together.intersection(zone), _ink("skin", segment), "", segment.name),
    ]
    edge = foot.boundary.difference(zone)
    common = together.boundary.intersection(zone)
    lines = [Mark(line, "", _ink("line", segment), segment.name) for line in (edge, common)]
    return [*skin, *lines, *toes(view, segment)]
