"""A pose file becomes a scene: solved poses, and the marks of the whole drawing."""

from typing import NamedTuple

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.anchors import find_anchor
from app.figures.bake.arrows import beside, clear_of, paint_arrow, readable, smooth_path
from app.figures.bake.body import BODY_SHAPES, BodyShape
from app.figures.bake.camera import Camera
from app.figures.bake.furniture import paint_props
from app.figures.bake.geometry import NOTHING
from app.figures.bake.ground import ghost_area, paint_floor
from app.figures.bake.handheld import paint_band, paint_dumbbell, paint_stick
from app.figures.bake.mannequin import paint
from app.figures.bake.marks import Box, Mark, cropped, extent, is_drawn, moved
from app.figures.bake.pose_file import Arrow, Crop, PoseFile
from app.figures.bake.rotation import Vec, vec
from app.figures.bake.segments import View, reordered, view_of
from app.figures.bake.skeleton import Skeleton, between
from app.figures.bake.solve import solve

_MARGIN_CM = 2.2  # half of the widest line at the smallest size
_CLOSE_CM = 62  # a window this narrow shows fingers
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

    def view(self, skeleton: Skeleton) -> View:
        """A pose as the camera sees it."""
        return reordered(view_of(skeleton, self.shape, self.camera), self.file.over)

    def picture(self) -> Picture:
        """The whole drawing."""
        layout = self.file.layout
        if layout in ("panels", "stack") and len(self.skeletons) > 1:
            return self._panels()
        start = self.skeletons[0] if layout == "ghost" and len(self.skeletons) > 1 else None
        return self._frame(self.skeletons[-1], start, with_arrows=True)

    def _panels(self) -> Picture:
        marks: list[Mark] = []
        x = y = 0.0
        for skeleton in self.skeletons:
            frame = self._frame(skeleton, None, with_arrows=skeleton is self.skeletons[-1])
            left, _, right, high = frame.box
            if self.file.layout == "panels":
                marks += moved(frame.marks, x - left, 0)
                x += right - left + self.file.gap
            else:
                marks += moved(frame.marks, 0, y - high)
                y -= high - frame.box[1] + self.file.gap * _PANEL_SHARE
        return Picture(marks, _with_margin(extent(marks)))

    def _frame(self, skeleton: Skeleton, start: Skeleton | None, *, with_arrows: bool) -> Picture:
        view = self.view(skeleton)
        ghost = ghost_area(self.view(start), view) if start else NOTHING
        behind = paint_props(self.file.prop, self.camera, front=False)
        before = paint_props(self.file.prop, self.camera, front=True)
        body = self._body(view)
        shadow = Mark(ghost, "ghost", "ghost")
        standing = [*behind, shadow, *body, *before]
        floor = paint_floor(view, extent(standing)) if self.file.floor else []
        arrows = self._arrows(view, ghost) if with_arrows else []
        marks = [mark for mark in [*floor, *standing, *arrows] if is_drawn(mark)]
        if self.file.crop:
            window = self._window(self.file.crop, skeleton)
            return Picture(cropped(marks, window), window)
        return Picture(marks, _with_margin(extent(marks)))

    def _body(self, view: View) -> list[Mark]:
        """The body with what it holds, each thing at the depth of the part that covers it."""
        crop = self.file.crop
        parts = paint(view, close=crop is not None and crop.size[0] <= _CLOSE_CM)
        under = self._under(view)
        marks = []
        for name, painted in parts.items():
            marks += [*under.pop(name, []), *painted]
        return marks + [mark for rest in under.values() for mark in rest]

    def _under(self, view: View) -> dict[str, list[Mark]]:
        skeleton, camera = view.skeleton, self.camera
        under: dict[str, list[Mark]] = {}
        for side in ("l", "r"):
            held = getattr(self.file.held, f"hand_{side}")
            if held:
                dumbbell = paint_dumbbell(skeleton, side, held.size, camera)
                under.setdefault(f"fore_{side}", []).extend(dumbbell)
        for cord in self.file.band:
            band = paint_band(cord, skeleton, self.props, camera)
            under.setdefault(cord.under or "", []).extend(band)
        for cord in self.file.stick:
            stick = paint_stick(cord, skeleton, self.props, camera)
            under.setdefault(cord.under or "", []).extend(stick)
        return under

    def _arrows(self, view: View, ghost: BaseGeometry) -> list[Mark]:
        return [
            mark
            for arrow, path in self.arrow_paths(view, ghost)
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

    def _window(self, crop: Crop, skeleton: Skeleton) -> Box:
        x, y = self.camera.page(find_anchor(crop.at, self.props, skeleton)) + vec(*crop.shift)
        w, h = crop.size
        return x - w / 2, y - h / 2, x + w / 2, y + h / 2


def _with_margin(box: Box) -> Box:
    left, low, right, high = box
    return left - _MARGIN_CM, low - _MARGIN_CM, right + _MARGIN_CM, high + _MARGIN_CM
