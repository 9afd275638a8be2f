"""Props on the page: faces of blocks, balls, rolls and cushions."""

from math import cos, sin
from typing import NamedTuple

import numpy as np

from app.figures.bake.camera import Camera
from app.figures.bake.geometry import disc, hull_of, line, polygon
from app.figures.bake.marks import Mark
from app.figures.bake.props import Prop
from app.figures.bake.rotation import Vec, unit, vec
from app.figures.bake.shapes import Disc
from app.figures.bake.solids import Block, Cushion, Cylinder, Globe, Solid

_SEEN = 0.015
_BIG_BALL_CM = 8


class _Face(NamedTuple):
    normal: Vec
    corners: str  # per corner three letters: l(ow) or h(igh) along x, y, z
    fill: str


_FACES = (
    _Face(vec(1, 0, 0), "hll hhl hhh hlh", "prop_side"),
    _Face(vec(-1, 0, 0), "lll lhl lhh llh", "prop_side"),
    _Face(vec(0, -1, 0), "lll hll hlh llh", "prop"),
    _Face(vec(0, 1, 0), "lhl hhl hhh lhh", "prop"),
    _Face(vec(0, 0, 1), "llh hlh hhh lhh", "prop_top"),
)


def paint_prop(prop: Prop, camera: Camera) -> list[Mark]:
    """One prop."""
    return [mark for solid in prop.solids() for mark in _paint(solid, camera)]


def _paint(solid: Solid, camera: Camera) -> list[Mark]:
    match solid:
        case Block():
            return _block(solid, camera)
        case Globe():
            return _globe(solid, camera)
        case Cylinder():
            return cylinder(solid, camera, ("prop", "prop_side"))
        case Cushion():
            return [_cushion(solid, camera)]


def _block(block: Block, camera: Camera) -> list[Mark]:
    return [
        Mark(polygon([camera.page(corner) for corner in _corners(block, face)]), face.fill, "prop")
        for face in _FACES
        if camera.facing(face.normal) > _SEEN
    ]


def _corners(block: Block, face: _Face) -> list[Vec]:
    ends = {"l": block.low, "h": block.high}
    return [
        vec(*(ends[letter][axis] for axis, letter in enumerate(corner)))
        for corner in face.corners.split()
    ]


def _globe(globe: Globe, camera: Camera) -> list[Mark]:
    at = camera.page(vec(*globe.at))
    big = globe.radius > _BIG_BALL_CM
    marks = [Mark(disc(at, globe.radius), "prop" if big else "weight", "prop")]
    if big:
        turns = np.linspace(1.9, 2.9, 12)
        gloss = [at + vec(cos(turn), sin(turn)) * globe.radius * 0.74 for turn in turns]
        marks.append(Mark(line(gloss), "", "prop"))
    return marks


def cylinder(bar: Cylinder, camera: Camera, fills: tuple[str, str]) -> list[Mark]:
    """A round bar: its side, and the end that looks at the viewer."""
    start, end = vec(*bar.start), vec(*bar.end)
    along = unit(end - start)
    near = start if camera.depth(start) > camera.depth(end) else end
    rims = [camera.outline(Disc(at, along, bar.radius)) for at in (start, end)]
    face = hull_of([camera.outline(Disc(near, along, bar.radius))])
    return [Mark(hull_of(rims), fills[0], "prop"), Mark(face, fills[1], "prop")]


def _cushion(cushion: Cushion, camera: Camera) -> Mark:
    w, d, h = cushion.size
    round_cm = h / 2 - 0.5
    corners = [
        vec(*cushion.at) + vec(x * (w / 2 - round_cm), y * (d / 2 - round_cm), 0)
        for x in (-1, 1)
        for y in (-1, 1)
    ]
    return Mark(hull_of([(camera.page(at), round_cm) for at in corners]), "prop", "prop")
