"""A pose file becomes a scene: solved poses, and the marks of the whole drawing."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.anchors import find_anchor
from app.figures.bake.arrows import beside, clear_of, paint_arrow, readable, smooth_path
from app.figures.bake.body import BODY_SHAPES, BodyShape
from app.figures.bake.camera import Camera
from app.figures.bake.furniture import paint_prop
from app.figures.bake.geometry import NOTHING, join
from app.figures.bake.ground import ghost_area, paint_floor
from app.figures.bake.handheld import (
    paint_band,
    paint_cuff,
    paint_dumbbell,
    paint_stick,
    stick_area,
)
from app.figures.bake.mannequin import paint
from app.figures.bake.marks import Box, Mark, cropped, extent, is_drawn, moved
from app.figures.bake.pose_file import Arrow, Crop, PoseFile
from app.figures.bake.props import AnyProp
from app.figures.bake.rotation import Vec, vec
from app.figures.bake.segments import View, reordered, view_of
from app.figures.bake.skeleton import Skeleton, between
from app.figures.bake.solve import solve

_MARGIN_CM = 2.2  # half of the widest line at the smallest size
_CLOSE_CM = 82  # a window this narrow shows fingers
_PANEL_SHARE = 0.5  # panels above each other stand closer


class Picture(NamedTuple):
    """Marks in painting order, and the box that holds them with their lines."""

    marks: list[Mark]
    box: Box


class Scene:
    """One pose file, solved."""

    def __init__(self, file: PoseFile) -> None:
        self.file = file
        shape = BODY_SHAPES[file.body]
        self.shape: BodyShape = shape._replace(bare_feet=file.bare_feet)
        self.camera = Camera(file.view)
        self.props = {k: v for prop in file.prop for k, v in prop.anchors().items()}
        self.skeletons = [solve(pose, self.props, self.shape) for pose in file.pose]

    @cached_property
    def views(self) -> list[View]:
        """The poses as the camera sees them."""
        seen = [view_of(skeleton, self.shape, self.camera) for skeleton in self.skeletons]
        return [reordered(view, self.file.over) for view in seen]

    def picture(self) -> Picture:
        """The whole drawing."""
        layout = self.file.layout
        if layout in ("panels", "stack") and len(self.views) > 1:
            return self._panels()
        start = self.views[0] if layout == "ghost" and len(self.views) > 1 else None
        return self._frame(self.views[-1], start, len(self.views))

    def _panels(self) -> Picture:
        marks: list[Mark] = []
        x = y = 0.0
        for number, view in enumerate(self.views, start=1):
            frame = self._frame(view, None, number)
            left, _, right, high = frame.box
            if self.file.layout == "panels":
                marks += moved(frame.marks, x - left, 0)
                x += right - left + self.file.gap
            else:
                marks += moved(frame.marks, 0, y - high)
                y -= high - frame.box[1] + self.file.gap * _PANEL_SHARE
        return Picture(marks, _with_margin(extent(marks)))

    def _frame(self, view: View, start: View | None, panel: int) -> Picture:
        ghost = self._ghost(start, view) if start else NOTHING
        props = [prop for prop in self.file.prop if prop.panel in (None, panel)]
        free = [prop for prop in props if not prop.under]
        behind = self._props([prop for prop in free if not prop.front])
        before = self._props([prop for prop in free if prop.front])
        body = self._body(view, [prop for prop in props if prop.under])
        shadow = Mark(ghost, "ghost", "ghost")
        standing = [*behind, shadow, *body, *before]
        floor = paint_floor(view, extent(standing)) if self.file.floor else []
        arrows = self._arrows(view, ghost, panel)
        marks = [mark for mark in [*floor, *standing, *arrows] if is_drawn(mark)]
        if self.file.crop:
            window = self.window(self.file.crop, view.skeleton)
            return Picture(cropped(marks, window), window)
        return Picture(marks, _with_margin(extent(marks)))

    def _ghost(self, start: View, view: View) -> BaseGeometry:
        """Where body and sticks were at the start, as far as they moved."""
        body = ghost_area(start, view, close=self.file.crop is not None)
        return join([body, self.sticks(start.skeleton)])

    def sticks(self, skeleton: Skeleton) -> BaseGeometry:
        """Where the sticks are in a pose."""
        seen = skeleton, self.props, self.camera
        return join([stick_area(cord, *seen) for cord in self.file.stick])

    def _body(self, view: View, covered: list[AnyProp]) -> list[Mark]:
        """The body with what it holds, each thing at the depth of the part that covers it."""
        crop = self.file.crop
        parts = paint(view, close=crop is not None and crop.size[0] <= _CLOSE_CM)
        under, cuffs = self._under(view, covered), self._cuffs(view)
        marks = []
        for name, painted in parts.items():
            marks += [*under.pop(name, []), *painted, *cuffs.get(name, [])]
        return marks + [mark for rest in under.values() for mark in rest]

    def _under(self, view: View, covered: list[AnyProp]) -> dict[str, list[Mark]]:
        """What is painted just before a part of the body; without a part, after all of it."""
        file, seen = self.file, (view.skeleton, self.props, self.camera)
        things = [(prop.under or "", self._props([prop])) for prop in covered]
        things += self._dumbbells(view)
        things += [(cord.under or "", paint_band(cord, *seen)) for cord in file.band]
        things += [(cord.under or "", paint_stick(cord, *seen)) for cord in file.stick]
        under: dict[str, list[Mark]] = {}
        for part, marks in things:
            under.setdefault(part, []).extend(marks)
        return under

    def _dumbbells(self, view: View) -> list[tuple[str, list[Mark]]]:
        held = {"l": self.file.held.hand_l, "r": self.file.held.hand_r}
        return [
            (f"fore_{side}", paint_dumbbell(view.skeleton, side, thing.size, self.camera))
            for side, thing in held.items()
            if thing
        ]

    def _cuffs(self, view: View) -> dict[str, list[Mark]]:
        worn = {"l": self.file.held.ankle_l, "r": self.file.held.ankle_r}
        return {f"shank_{side}": paint_cuff(view, side) for side, cuff in worn.items() if cuff}

    def _props(self, props: list[AnyProp]) -> list[Mark]:
        return [mark for prop in props for mark in paint_prop(prop, self.camera)]

    def _arrows(self, view: View, ghost: BaseGeometry, panel: int) -> list[Mark]:
        return [
            mark
            for arrow, path in self.arrow_paths(view, ghost)
            if (arrow.panel or len(self.skeletons)) == panel
            for mark in paint_arrow(path, both=arrow.both, size=arrow.size)
        ]

    def arrow_paths(self, view: View, ghost: BaseGeometry) -> list[tuple[Arrow, Vec]]:
        """Where each arrow runs on the page."""
        body = view.outline if self.file.arrow else NOTHING
        return [
            (arrow, self._path(arrow, view.skeleton, body, ghost)) for arrow in self.file.arrow
        ]

    def _path(
        self, arrow: Arrow, skeleton: Skeleton, body: BaseGeometry, ghost: BaseGeometry
    ) -> Vec:
        if arrow.track is None:
            anchors = [find_anchor(a, self.props, skeleton) for a in arrow.path]
            path = smooth_path([self.camera.page(at) for at in anchors])
            return path if arrow.offset is None else beside(path, arrow.offset)
        path = readable(self.track(arrow.track, arrow.span))
        if arrow.offset is not None:
            return beside(path, arrow.offset)
        return clear_of(path, body, ghost)

    def track(self, joint: str, span: tuple[float, float]) -> Vec:
        """The way of a joint on the page from the first pose to the last."""
        first, last = self.skeletons[0], self.skeletons[-1]
        shares = [float(share) for share in np.linspace(*span, 16)]
        return np.array(
            [self.camera.page(between(first, last, share).at[joint]) for share in shares]
        )

    def window(self, crop: Crop, skeleton: Skeleton) -> Box:
        """The part of the page that a close-up shows."""
        x, y = self.camera.page(find_anchor(crop.at, self.props, skeleton)) + vec(*crop.shift)
        w, h = crop.size
        return x - w / 2, y - h / 2, x + w / 2, y + h / 2


def _with_margin(box: Box) -> Box:
    left, low, right, high = box
    return left - _MARGIN_CM, low - _MARGIN_CM, right + _MARGIN_CM, high + _MARGIN_CM
