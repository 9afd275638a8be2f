"""Props of an exercise: what stands, lies or hangs in the room, and the anchors it gives."""

from collections.abc import Iterator
from typing import Literal

from app.figures.bake.pose_entry import Entry, Point
from app.figures.bake.rotation import Vec, vec
from app.figures.bake.solids import Block, Cushion, Cylinder, Globe, Solid


class Prop(Entry, frozen=True, tag_field="kind"):
    """One prop: `front` draws it over the body, `under` just before a part of the body.

    `panel` counts from 1; without it the prop stands in every panel.
    """

    name: str | None = None
    front: bool = False
    under: str | None = None
    panel: int | None = None

    def anchors(self) -> dict[str, Vec]:
        """The points that contacts and arrows may name."""
        return {self.name or _kind(self): self.anchor()}

    def anchor(self) -> Vec:
        """The prop's main point, usually the middle of its top."""
        raise NotImplementedError

    def solids(self) -> Iterator[Solid]:
        """Its solids, the deepest first."""
        raise NotImplementedError


def _kind(prop: Prop) -> str:
    return str(prop.__struct_config__.tag)


class Mat(Prop, frozen=True, tag="mat"):
    """An exercise mat on the floor."""

    x: tuple[float, float] = (-85, 85)
    y: float = 0
    d: float = 56

    def anchor(self) -> Vec:
        return vec(0, self.y, 1.5)

    def solids(self) -> Iterator[Solid]:
        yield Block((self.x[0], self.y - self.d / 2, 0), (self.x[1], self.y + self.d / 2, 1.5))


class Step(Prop, frozen=True, tag="step"):
    """A box to stand on; also a foam pad or a weight plate."""

    at: tuple[float, float] = (0, 0)
    h: float = 20
    w: float = 34
    d: float = 60

    def anchor(self) -> Vec:
        return vec(*self.at, self.h)

    def solids(self) -> Iterator[Solid]:
        x, y = self.at
        yield _block(x, y, self.w, self.d, (0, self.h))


class Wall(Prop, frozen=True, tag="wall"):
    """A wall across the page at x; a negative thickness lies to the left of it."""

    x: float = 60
    h: float = 190
    d: float = 70
    t: float = 6

    def anchor(self) -> Vec:
        return vec(self.x, 0, 0)

    def solids(self) -> Iterator[Solid]:
        left, right = sorted((self.x, self.x + self.t))
        yield Block((left, -self.d / 2, 0), (right, self.d / 2, self.h))


class BackWall(Prop, frozen=True, tag="back_wall"):
    """A wall behind everything at y."""

    x: float = 0
    y: float = 20
    h: float = 190
    w: float = 120

    def anchor(self) -> Vec:
        return vec(self.x, self.y, 0)

    def solids(self) -> Iterator[Solid]:
        half = self.w / 2
        yield Block((self.x - half, self.y, 0), (self.x + half, self.y + 0.1, self.h))


class Plinth(Prop, frozen=True, tag="plinth"):
    """A treatment couch or a bench; a bed when it is low."""

    x: tuple[float, float] = (-90, 90)
    h: float = 50
    d: float = 60
    t: float = 9

    def anchor(self) -> Vec:
        return vec(0, 0, self.h)

    def solids(self) -> Iterator[Solid]:
        left, right = self.x
        for x in (left + 10, right - 10):
            for y in (self.d / 2 - 6, 6 - self.d / 2):
                yield _block(x, y, 4, 4, (0, self.h - self.t))
        yield Block((left, -self.d / 2, self.h - self.t), (right, self.d / 2, self.h))


class Chair(Prop, frozen=True, tag="chair"):
    """A chair that looks to the right, or to the left with `face` -1; `back` 0 is a stool."""

    at: tuple[float, float] = (0, 0)
    h: float = 45
    w: float = 42
    d: float = 42
    back: float = 44
    face: Literal[1, -1] = 1

    def anchor(self) -> Vec:
        return vec(*self.at, self.h)

    def anchors(self) -> dict[str, Vec]:
        name = self.name or "chair"
        top = vec(self.at[0] - self.face * self.d / 2, self.at[1], self.h + self.back)
        return {name: self.anchor(), f"{name}.back": top}

    def solids(self) -> Iterator[Solid]:
        x, y = self.at
        leg, half = 3.2, self.d / 2 - 1.6
        far, near = y + self.w / 2 - leg / 2, y - self.w / 2 + leg / 2
        front, back = x + self.face * half, x - self.face * half
        tall = self.h + self.back if self.back else self.h - 4
        yield _block(front, far, leg, leg, (0, self.h - 4))
        yield _block(back, far, leg, leg, (0, tall))
        if self.back:
            yield _block(back, y, leg, self.w - 2 * leg, (tall - 20, tall))
        yield _block(x, y, self.d, self.w, (self.h - 4, self.h))
        yield _block(front, near, leg, leg, (0, self.h - 4))
        yield _block(back, near, leg, leg, (0, tall))


class Table(Prop, frozen=True, tag="table"):
    """A table or a kitchen worktop."""

    at: tuple[float, float] = (40, 0)
    h: float = 74
    w: float = 50
    d: float = 60

    def anchor(self) -> Vec:
        return vec(*self.at, self.h)

    def solids(self) -> Iterator[Solid]:
        x, y = self.at
        for leg_x in (x - self.w / 2 + 4, x + self.w / 2 - 4):
            for leg_y in (y + self.d / 2 - 4, y - self.d / 2 + 4):
                yield _block(leg_x, leg_y, 4, 4, (0, self.h - 4))
        yield _block(x, y, self.w, self.d, (self.h - 4, self.h))


class BigBall(Prop, frozen=True, tag="ball"):
    """A ball of any size."""

    at: Point = (0, 0, 30)
    r: float = 30

    def anchor(self) -> Vec:
        return vec(*self.at) + vec(0, 0, self.r)

    def solids(self) -> Iterator[Solid]:
        yield Globe(self.at, self.r)


class Roll(Prop, frozen=True, tag="roll"):
    """A rolled towel or a foam roller along x, y or z."""

    at: Point = (0, 0, 8)
    r: float = 8
    w: float = 50
    axis: Literal["x", "y", "z"] = "y"

    def anchor(self) -> Vec:
        return vec(*self.at) + vec(0, 0, self.r)

    def solids(self) -> Iterator[Solid]:
        half = [self.w / 2 if axis == self.axis else 0.0 for axis in "xyz"]
        x, y, z = self.at
        start = (x - half[0], y - half[1], z - half[2])
        yield Cylinder(start, (x + half[0], y + half[1], z + half[2]), self.r)


class Pillow(Prop, frozen=True, tag="pillow"):
    """A pillow."""

    at: Point = (0, 0, 4)
    w: float = 34
    h: float = 9
    d: float = 40

    def anchor(self) -> Vec:
        return vec(*self.at) + vec(0, 0, self.h / 2)

    def solids(self) -> Iterator[Solid]:
        yield Cushion(self.at, (self.w, self.d, self.h))


class Post(Prop, frozen=True, tag="post"):
    """A post, rail or door frame; with a knob for a band unless its height is 0."""

    at: tuple[float, float] = (60, 0)
    h: float = 150
    knob: float = 100

    def anchor(self) -> Vec:
        return vec(*self.at, self.knob)

    def solids(self) -> Iterator[Solid]:
        x, y = self.at
        yield Block((x, y - 3, 0), (x + 6, y + 3, self.h))
        if self.knob:
            yield Globe((x, y - 3, self.knob), 2.6)


AnyProp = Mat | Step | Wall | BackWall | Plinth | Chair | Table | BigBall | Roll | Pillow | Post


def _block(x: float, y: float, w: float, d: float, z: tuple[float, float]) -> Block:
    return Block((x - w / 2, y - d / 2, z[0]), (x + w / 2, y + d / 2, z[1]))
