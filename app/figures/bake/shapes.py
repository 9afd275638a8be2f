"""Solids of the mannequin: hulls of spheres and discs along the bones."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from app.figures.bake.rotation import Mat, Vec, norm, unit


class Sphere(NamedTuple):
    """A sphere is a circle from every side."""

    at: Vec
    radius: float


class Disc(NamedTuple):
    """A flat end, such as the hem of a sleeve; it projects to an ellipse."""

    at: Vec
    normal: Vec
    radius: float


class Station(NamedTuple):
    """A sphere of a limb: its share along the bone, radius and forward offset in cm."""

    share: float
    radius: float
    forward: float


class Bone(NamedTuple):
    """A bone in the world, with the flesh of its stations."""

    start: Vec
    end: Vec
    frame: Mat
    flesh: tuple[Station, ...]

    def centre(self, share: float) -> Vec:
        """The middle of the flesh at this share of the bone."""
        along: Vec = self.start + (self.end - self.start) * share
        return along + self.frame[:, 0] * self.station(share).forward

    def station(self, share: float) -> Station:
        """The flesh at this share of the bone, between its stations."""
        shares = [station.share for station in self.flesh]
        radius = float(np.interp(share, shares, [station.radius for station in self.flesh]))
        forward = float(np.interp(share, shares, [station.forward for station in self.flesh]))
        return Station(share, radius, forward)

    def sphere(self, share: float, *, ease: float = 0) -> Sphere:
        """The sphere at this share, fatter by `ease`."""
        return Sphere(self.centre(share), self.station(share).radius + ease)


Solid = Sphere | Disc
Hull = list[Solid]


def chain(solids: list[Solid]) -> list[Hull]:
    """Hulls of each two neighbours."""
    return [[first, second] for first, second in pairwise(solids)]


def tube(bone: Bone) -> list[Hull]:
    """The whole limb."""
    return chain([bone.sphere(station.share) for station in bone.flesh])


def slimmer(flesh: tuple[Station, ...], factor: float) -> tuple[Station, ...]:
    """The same flesh with other radii."""
    return tuple(station._replace(radius=station.radius * factor) for station in flesh)


class Sleeve(NamedTuple):
    """A limb that leaves its cloth at a hem."""

    cloth: list[Hull]
    skin: list[Hull]
    hem: Disc


def sleeve(bone: Bone, hem_share: float, ease: float) -> Sleeve:
    """Cloth ends in a flat disc, so that foreshortened limbs show the right opening."""
    radius = bone.station(hem_share).radius
    along = unit(bone.end - bone.start)
    last = hem_share - radius / norm(bone.end - bone.start)
    inside = [station.share for station in bone.flesh if station.share < last - 0.03]
    cloth: list[Solid] = [bone.sphere(share, ease=ease) for share in [*inside, last]]
    hem = Disc(bone.centre(hem_share), along, radius + ease)
    outside = [station.share for station in bone.flesh if station.share > hem_share + 0.02]
    skin: list[Solid] = [Disc(hem.at, along, radius), *map(bone.sphere, outside)]
    return Sleeve(chain([*cloth, hem]), chain(skin), hem)
