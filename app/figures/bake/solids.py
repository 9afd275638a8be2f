"""Plain solids that props are built from; centimetres in the world."""

from typing import NamedTuple

from app.figures.bake.pose_entry import Point


class Block(NamedTuple):
    """A box along the axes: two opposite corners."""

    low: Point
    high: Point


class Globe(NamedTuple):
    """A ball."""

    at: Point
    radius: float


class Cylinder(NamedTuple):
    """A round bar between two points."""

    start: Point
    end: Point
    radius: float


class Cushion(NamedTuple):
    """A soft box: its middle and size."""

    at: Point
    size: Point


Solid = Block | Globe | Cylinder | Cushion
