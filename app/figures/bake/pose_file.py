"""Pose files: what an author writes for one exercise, read strictly; centimetres and degrees."""

import tomllib
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from app.figures.bake.pose_entry import Base, Entry, Grip, Point
from app.figures.bake.proportions import BASE_ANGLES
from app.figures.bake.props import AnyProp
from app.figures.bake.rotation import Direction

Anchor = Point | str
View = Literal["side", "side_away", "front", "front_q", "back", "profile", "top"]
Body = Literal["a", "b"]


class Pelvis(Entry, frozen=True):
    """Where the middle of the hips is, and how the pelvis is turned from its base."""

    x: float = 0
    y: float = 0
    z: float | None = None
    pitch: float = 0
    roll: float = 0
    yaw: float = 0


class Bend(Entry, frozen=True):
    """Bending of one curve of the spine; side and rotation are positive to the left."""

    flex: float = 0
    side: float = 0
    rot: float = 0


class Ball(Entry, frozen=True):
    """Angles of a hip or shoulder; `horizontal` turns the raised arm about the trunk's axis."""

    flex: float = 0
    abd: float = 0
    er: float = 0
    horizontal: float = 0


class Wrist(Entry, frozen=True):
    """Flexion of the wrist, and deviation towards the thumb."""

    flex: float = 0
    dev: float = 0


class Scapula(Entry, frozen=True):
    """Shift of the shoulder girdle in cm."""

    elevation: float = 0
    protraction: float = 0


class Foot(Entry, frozen=True):
    """A planted foot: `on` is the point under the sole, `at` the ankle (its angle is kept).

    `heel_lift` rolls over the ball (negative past an edge), `toe_lift` over the heel.
    """

    on: Anchor | None = None
    at: Anchor | None = None
    toes: Direction | None = None
    out: float = 6
    heel_lift: float = 0
    toe_lift: float = 0
    normal: Direction = "up"
    dorsum: bool = False
    point: float = -12
    knee: Direction | None = None


class Hand(Entry, frozen=True):
    """A placed hand: `on` puts the palm on a surface, `at` only reaches for the point."""

    on: Anchor | None = None
    at: Anchor | None = None
    normal: Direction = "up"
    fingers: Direction = "right"
    elbow: Direction | Literal["same.out"] | None = None


class ForearmOn(Entry, frozen=True):
    """Weight on the forearm: the upper arm along `upper`, the forearm along `dir`."""

    dir: Direction = "right"
    upper: Direction = "down"
    pronation: float = 80


class Rest(Entry, frozen=True):
    """The body drops until these parts lie at z; `solve` turns the pelvis until two touch."""

    on: tuple[str, ...] = ("all",)
    z: float | str = 0
    solve: Literal["pitch", "roll", "yaw"] | None = None


class Side(Entry, frozen=True):
    """The joints and contacts of one side; `both` names the keys written for both sides."""

    hip: Ball | float = 0
    knee: float = 0
    ankle: float = 0
    toes: float = 0
    scapula: Scapula | float = 0
    shoulder: Ball | float = 0
    elbow: float = 0
    forearm: float = 0
    wrist: Wrist | float = 0
    grip: Grip = "relaxed"
    foot: Foot | bool = False
    hand: Hand | bool = False
    forearm_on: ForearmOn | bool = False
    both: frozenset[str] = frozenset()


class Pose(Entry, frozen=True, kw_only=True):
    """One position of the whole body; `glide` moves the head forward over the chest, in cm."""

    base: Base = "stand"
    pelvis: Pelvis = Pelvis()
    lumbar: Bend | float = 0
    thorax: Bend | float = 0
    neck: Bend | float = 0
    glide: float = 0
    rest: Rest | None = None
    l: Side  # noqa: E741 (the sides are l and r in every name)
    r: Side


class Crop(Entry, frozen=True):
    """A close-up: the window's middle and size."""

    at: Anchor
    size: tuple[float, float]
    shift: tuple[float, float] = (0, 0)


class Arrow(Entry, frozen=True):
    """The movement: follows a tracked point, or runs along two or three anchors.

    `panel` counts from 1; without it the arrow stands in the last panel.
    """

    track: str | None = None
    path: tuple[Anchor, ...] = ()
    span: tuple[float, float] = (0.12, 0.88)
    offset: float | None = None
    both: bool = False
    size: float = 1
    panel: int | None = None


class Cord(Entry, frozen=True):
    """A band or stick along anchors; `under` is the body part drawn after it.

    `radius` is that of a stick; thick and short it is the head of a hammer.
    """

    path: tuple[Anchor, ...]
    under: str | None = None
    radius: float = 1.1


class Weight(Entry, frozen=True):
    """A dumbbell in one hand, or a cuff round one ankle."""

    size: float = 1


class Held(Entry, frozen=True):
    """What the hands hold and the ankles wear."""

    hand_l: Weight | None = None
    hand_r: Weight | None = None
    ankle_l: Weight | None = None
    ankle_r: Weight | None = None


class Allowance(Entry, frozen=True):
    """A warning that the author accepts, and why."""

    warning: Annotated[str, Meta(min_length=3)]
    reason: Annotated[str, Meta(min_length=10)]


class PoseFile(Entry, frozen=True, kw_only=True):
    """One drawing."""

    id: str
    body: Body = "a"
    bare_feet: bool = False
    view: View | tuple[float, float] = "side"
    layout: Literal["single", "ghost", "panels", "stack"] = "ghost"
    floor: bool = True
    gap: float = 16
    crop: Crop | None = None
    prop: tuple[AnyProp, ...] = ()
    pose: tuple[Pose, ...]
    band: tuple[Cord, ...] = ()
    stick: tuple[Cord, ...] = ()
    held: Held = Held()
    arrow: tuple[Arrow, ...] = ()
    over: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = ()


def read_pose_file(text: str) -> PoseFile:
    """Read one file; raises msgspec.ValidationError or tomllib.TOMLDecodeError."""
    raw = tomllib.loads(text)
    raw["pose"] = [_with_sides(pose) for pose in _inherited(raw.get("pose", []))]
    return msgspec.convert(raw, PoseFile)


def _inherited(poses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A later pose inherits the keys of the one before; its tables replace as a whole."""
    done: list[dict[str, Any]] = []
    for pose in poses:
        before = done[-1] if done else {}
        kept = {k: v for k, v in before.items() if not (_is_sided(k) and k[:-2] in pose)}
        done.append({**kept, **pose})
    return done


def _with_sides(pose: dict[str, Any]) -> dict[str, Any]:
    """The same pose with the keys of each side gathered, completed from the base."""
    complete = {**BASE_ANGLES.get(pose.get("base", "stand"), {}), **pose}
    whole = {k: v for k, v in complete.items() if k in Pose.__struct_fields__}
    joints = {k: v for k, v in complete.items() if k not in whole}
    return {**whole, "l": _side(joints, "_l"), "r": _side(joints, "_r")}


def _side(joints: dict[str, Any], ending: str) -> dict[str, Any]:
    both = {k: v for k, v in joints.items() if not _is_sided(k)}
    own = {k[:-2]: v for k, v in joints.items() if k.endswith(ending)}
    return {**both, **own, "both": sorted(set(both) - set(own))}


def _is_sided(key: str) -> bool:
    return key.endswith(("_l", "_r"))
