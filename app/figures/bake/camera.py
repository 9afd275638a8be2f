"""The camera: parallel projection of the world onto the page, in centimetres."""

from math import cos, radians, sin

import numpy as np
from shapely.geometry.base import BaseGeometry

from app.figures.bake.geometry import Circle, hull_of
from app.figures.bake.rotation import Vec, X, Z, about_z, unit, vec
from app.figures.bake.shapes import Disc, Hull, Solid

# Azimuth and elevation; a person turned 20° towards the viewer shows both sides and depth.
_VIEWS: dict[str, tuple[float, float]] = {
    "side": (-20, 6),
    "side_away": (18, 6),
    "profile": (0, 0),
    "front": (-90, 4),
    "front_q": (-66, 6),
    "back": (90, 4),
    "top": (0, 78),
}
_ROUND = 32


class Camera:
    """Looks at the world from an azimuth and an elevation."""

    def __init__(self, view: str | tuple[float, float]) -> None:
        self.azimuth, elevation = _VIEWS[view] if isinstance(view, str) else view
        self._turn = about_z(self.azimuth)
        self._cos, self.tilt = cos(radians(elevation)), sin(radians(elevation))

    def page(self, at: Vec) -> Vec:
        """Where a point, or along which line a direction, lies on the page: x right, y up."""
        x, y, z = self._turn @ at
        return vec(x, z * self._cos + y * self.tilt)

    def depth(self, at: Vec) -> float:
        """How near a point is to the viewer."""
        return -float((self._turn @ at)[1])

    def facing(self, normal: Vec) -> float:
        """How far a direction points to the viewer: 1 straight at, -1 away."""
        _, y, z = self._turn @ normal
        return float(-y * self._cos + z * self.tilt)

    def outline(self, solid: Solid) -> Circle:
        """A sphere as a circle, a disc as an ellipse."""
        if isinstance(solid, Disc):
            return self._ellipse(solid)
        return self.page(solid.at), solid.radius

    def hulls(self, hulls: list[Hull]) -> list[BaseGeometry]:
        """The hulls of some solids on the page."""
        return [hull_of([self.outline(solid) for solid in hull]) for hull in hulls]

    def _ellipse(self, disc: Disc) -> Vec:
        first = unit(np.cross(disc.normal, Z if abs(disc.normal[2]) < 0.9 else X))  # noqa: PLR2004 (not along it)
        second = np.cross(disc.normal, first)
        turns = np.linspace(0, 2 * np.pi, _ROUND, endpoint=False)
        rim = [disc.at + (first * cos(t) + second * sin(t)) * disc.radius for t in turns]
        return np.array([self.page(point) for point in rim])
