"""Areas and lines on the page: hulls of circles, rounding, parts of outlines."""

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from app.figures.bake.rotation import Vec

Circle = tuple[Vec, float] | Vec  # middle and radius, or the points of a rim

NOTHING = Polygon()
_RIM = np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0, 2 * np.pi, 40, endpoint=False)])


def hull_of(circles: list[Circle]) -> BaseGeometry:
    """The convex hull of circles and rims."""
    rims = [c[0] + _RIM * c[1] if isinstance(c, tuple) else c for c in circles]
    return shapely.convex_hull(shapely.multipoints(np.concatenate(rims)))


def rounded(area: BaseGeometry, fillet: float, corner: float) -> BaseGeometry:
    """Fill narrow angles with fillets, and round the corners."""
    closed = area.buffer(fillet, quad_segs=6).buffer(-fillet - corner, quad_segs=6)
    return closed.buffer(corner, quad_segs=6)


def blend_of(areas: list[BaseGeometry], fillet: float, corner: float) -> BaseGeometry:
    """Several areas melted into one."""
    return rounded(unary_union(areas), fillet, corner)


def join(areas: list[BaseGeometry]) -> BaseGeometry:
    """The union of areas; nothing for none."""
    return unary_union(areas) if areas else NOTHING


def disc(at: Vec, radius: float) -> BaseGeometry:
    """A round area."""
    return Point(*at).buffer(radius)


def polygon(points: list[Vec]) -> BaseGeometry:
    """The area inside these points."""
    return Polygon(points)


def line(points: list[Vec]) -> BaseGeometry:
    """The line through these points."""
    return LineString(points)


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """All areas in a shape, without its lines and points."""
    if shape.is_empty or isinstance(shape, LineString | Point):
        return []
    if isinstance(shape, Polygon):
        return [shape]
    return [area for part in shape.geoms for area in polygons(part)]


def lines(shape: BaseGeometry) -> list[LineString]:
    """All lines in a shape, joined where they meet."""
    if shape.is_empty or isinstance(shape, Polygon | Point):
        return []
    if isinstance(shape, LineString):
        return [shape]
    if isinstance(shape, MultiLineString):
        merged = linemerge(shape)
        return [merged] if isinstance(merged, LineString) else list(merged.geoms)
    return [found for part in shape.geoms for found in lines(part)]


def is_area(shape: BaseGeometry) -> bool:
    """Whether a shape has an inside."""
    return bool(polygons(shape))


def above_line(area: BaseGeometry, at: Vec, up: Vec, bulge: float) -> BaseGeometry:
    """The part of an area beyond a slightly curved line through `at` across `up`."""
    up = up / (np.linalg.norm(up) or 1)
    aside = np.array([-up[1], up[0]])
    half, far = 40.0, 60.0
    steps = np.linspace(-half, half, 17)
    edge = [at + aside * h + up * bulge * (1 - (h / half) ** 2) for h in steps]
    return area.intersection(Polygon([*edge, edge[-1] + up * far, edge[0] + up * far]))
