"""The body on the page: outlines of its segments, sorted by depth."""

from typing import NamedTuple

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.body import BodyShape, part_hulls
from app.figures.bake.camera import Camera
from app.figures.bake.geometry import blend_of, disc, join, rounded
from app.figures.bake.proportions import SIDES
from app.figures.bake.rotation import angle_between
from app.figures.bake.skeleton import Skeleton

TRUNK = "trunk"
_FAR_HIP_CM = -5.5  # a hip this much behind the pelvis belongs to the far leg
_FAR_SHOULDER_CM = -11.0
_FOLDED = 35  # degrees of hip flexion from which thigh and trunk are two things to the eye


class Segment(NamedTuple):
    """One segment; its outline is not drawn inside the parent within `seam_cm` of the joint."""

    name: str
    outline: BaseGeometry
    depth: float
    parent: str = ""
    joint: str = ""
    seam_cm: float = 0
    far: bool = False
    folded: bool = False


class View(NamedTuple):
    """A posed body seen by a camera."""

    skeleton: Skeleton
    shape: BodyShape
    camera: Camera
    parts: dict[str, BaseGeometry]
    segments: dict[str, Segment]

    @property
    def outline(self) -> BaseGeometry:
        """The silhouette of the whole body."""
        return join([segment.outline for segment in self.segments.values()])

    def zone(self, segment: Segment) -> BaseGeometry:
        """The surroundings of the joint between a segment and its parent."""
        return disc(self.camera.page(self.skeleton.at[segment.joint]), segment.seam_cm)


def view_of(skeleton: Skeleton, shape: BodyShape, camera: Camera) -> View:
    """See a posed body."""
    parts = _outlines(skeleton, shape, camera)
    view = View(skeleton, shape, camera, parts, {})
    trunk, head = _depth(view, "pelvis", "t12", "t1"), _depth(view, "head") + 6
    found = [
        Segment(TRUNK, parts["torso"], trunk),
        Segment("neck", parts["neck"], min(trunk, head) - 0.1),
        Segment("head", parts["head"], head),
    ]
    for side in SIDES:
        found += [*_leg(view, side, trunk), *_arm(view, side)]
    ordered = sorted(found, key=lambda segment: segment.depth)
    return view._replace(segments={segment.name: segment for segment in ordered})


def reordered(view: View, rules: tuple[str, ...]) -> View:
    """The same view with the author's exceptions, such as `fore_l over head`."""
    order = list(view.segments)
    for rule in rules:
        upper, _, lower = rule.partition(" over ")
        if order.index(upper) < order.index(lower):
            order.remove(upper)
            order.insert(order.index(lower) + 1, upper)
    return view._replace(segments={name: view.segments[name] for name in order})


def _outlines(skeleton: Skeleton, shape: BodyShape, camera: Camera) -> dict[str, BaseGeometry]:
    outlines = {}
    for part, hulls in part_hulls(skeleton, shape).items():
        fillet, corner = _rounding(part)
        outlines[part] = blend_of(camera.hulls(hulls), fillet, corner)
    return outlines


def _rounding(part: str) -> tuple[float, float]:
    if part == "torso":
        return 3.0, 1.0
    return (0.5, 0.3) if part.startswith(("hand", "head")) else (1.2, 0.3)


def _leg(view: View, side: str, trunk: float) -> list[Segment]:
    skeleton, parts = view.skeleton, view.parts
    far = _depth(view, f"hip_{side}") - _depth(view, "pelvis") < _FAR_HIP_CM
    pelvis, thigh = skeleton.facing[:, 2], skeleton.frames[f"thigh_{side}"][:, 2]
    folded = far and angle_between(pelvis, thigh) > _FOLDED
    depth = _depth(view, f"hip_{side}", f"knee_{side}") + 4
    lower = parts[f"shank_{side}"].union(parts[f"foot_{side}"])
    low_depth = _depth(view, f"knee_{side}", f"ankle_{side}") + 4.6
    return [
        Segment(
            f"thigh_{side}", parts[f"thigh_{side}"],
            min(depth, trunk - 0.05) if far else depth,
            TRUNK, f"hip_{side}", 11.5, far, folded,
        ),
        Segment(
            f"shank_{side}", lower, low_depth,
            f"thigh_{side}", f"knee_{side}", 7.4, far,
        ),
    ]  # fmt: skip


def _arm(view: View, side: str) -> list[Segment]:
    parts, shoulder = view.parts, f"shoulder_{side}"
    far = _depth(view, shoulder) - _depth(view, "t1") < _FAR_SHOULDER_CM
    lower = rounded(parts[f"fore_{side}"].union(parts[f"hand_{side}"]), 0.8, 0.2)
    depth = _depth(view, shoulder, shoulder, f"elbow_{side}") + 4
    low_depth = _depth(view, f"elbow_{side}", f"wrist_{side}") + 5.6
    return [
        Segment(f"upper_{side}", parts[f"upper_{side}"], depth, TRUNK, shoulder, 7.5, far),
        Segment(f"fore_{side}", lower, low_depth, f"upper_{side}", f"elbow_{side}", 5.0, far),
    ]


def _depth(view: View, *joints: str) -> float:
    return float(np.mean([view.camera.depth(view.skeleton.at[joint]) for joint in joints]))
