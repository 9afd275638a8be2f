"""The chain of bones: pelvis, spine, head and limbs, placed in the world by its rotations."""

from dataclasses import dataclass, field

from app.figures.bake import proportions as p
from app.figures.bake.rotation import (
    STILL,
    Mat,
    Vec,
    about_y,
    part_way,
    share_of,
    vec,
)

# Joint → the frame in which an offset written with @ is measured.
_OWN_FRAME = {
    "hip": "thigh", "knee": "shank", "ankle": "foot", "ball": "foot", "heel": "foot",
    "sole": "foot", "toe": "toes", "elbow": "fore", "wrist": "hand", "hand": "hand",
    "tip": "hand",
}  # fmt: skip
_TRUNK_FRAME = {"t1": "thorax", "t12": "thorax", "chest": "thorax", "head": "head",
                "nape": "head", "skull": "head", "shoulder": "thorax"}  # fmt: skip

Level = tuple[Vec, Mat]


@dataclass
class Skeleton:
    """A pose as one rotation per joint; `place` derives where joints are and how bones lie."""

    pelvis: Vec = field(default_factory=lambda: vec(0, 0, p.HIP_HEIGHT))
    facing: Mat = field(default_factory=lambda: STILL)
    turns: dict[str, Mat] = field(default_factory=dict)
    girdle: dict[str, Vec] = field(default_factory=dict)
    angles: dict[str, float] = field(default_factory=dict)
    grip: dict[str, str] = field(default_factory=lambda: {"l": "relaxed", "r": "relaxed"})
    contacts: dict[str, Vec] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    at: dict[str, Vec] = field(default_factory=dict)
    frames: dict[str, Mat] = field(default_factory=dict)
    spine: list[Level] = field(default_factory=list)

    def place(self) -> "Skeleton":
        """Derive all joints and frames from the rotations; returns itself."""
        self.at["pelvis"], self.frames["pelvis"] = self.pelvis, self.facing
        self._place_spine()
        self._place_head()
        for side, sign in p.SIDES.items():
            self._place_leg(side, sign)
            self._place_arm(side, sign)
        return self

    def shift(self, by: Vec) -> None:
        """Move the whole body."""
        self.pelvis = self.pelvis + by
        self.place()

    def turn(self, joint: str) -> Mat:
        """The rotation of a joint; none when the pose does not bend it."""
        return self.turns.get(joint, STILL)

    def frame_of(self, joint: str) -> Mat:
        """The frame of the bone that a joint or anchor belongs to."""
        name, _, side = joint.rpartition("_")
        if name in _OWN_FRAME:
            return self.frames[f"{_OWN_FRAME[name]}_{side}"]
        return self.frames[_TRUNK_FRAME.get(name or joint, "pelvis")]

    def arm_root(self) -> Mat:
        """The frame from which shoulder angles count."""
        return self.frames["thorax"] @ about_y(-p.THORAX_LEAN)

    def _place_spine(self) -> None:
        frame = self.facing @ about_y(p.SACRAL_LEAN)
        self.spine = [(self.pelvis + self.facing @ p.L5, frame)]
        self._bend("lumbar", p.LUMBAR_STEPS, p.LUMBAR, p.LUMBAR_CURVE)
        self._bend("thorax", p.THORACIC_STEPS, p.THORACIC, p.THORACIC_CURVE)
        self.at["l5"], self.at["t12"] = self.spine[0][0], self.spine[p.LUMBAR_STEPS][0]
        self.at["t1"], self.frames["thorax"] = self.spine[-1]
        self.at["sacrum"] = self.pelvis + self.facing @ vec(-11.5, 0, 6)
        at, frame = self.spine[-3]
        self.at["chest"] = at + frame @ vec(12, 0, 0)

    def _bend(self, curve: str, steps: int, length: float, natural: float) -> None:
        """One curve of the spine: the same small rotation at each of its steps."""
        step = share_of(self.turn(curve), 1 / steps) @ about_y(natural / steps)
        at, frame = self.spine[-1]
        for _ in range(steps):
            frame = frame @ step
            at = at + frame @ vec(0, 0, length / steps)
            self.spine.append((at, frame))

    def _place_head(self) -> None:
        half = share_of(self.turn("neck"), 0.5)
        neck = self.frames["thorax"] @ about_y(p.NECK_CURVE) @ half
        head = neck @ half @ about_y(p.HEAD_CURVE)
        glide = self.girdle.get("neck", vec(0, 0, 0))
        skull = self.at["t1"] + neck @ vec(0, 0, p.NECK) + self.frames["thorax"] @ glide
        self.frames["neck"], self.frames["head"] = neck, head
        self.at["skull"] = skull
        self.at["nape"] = skull + head @ vec(-8.5, 0, 5)
        self.at["head"] = skull + head @ vec(1.2, 0, 7.6)

    def _place_leg(self, side: str, sign: int) -> None:
        self.at[f"waist_{side}"] = self.pelvis + self.facing @ vec(3, sign * 15.0, 9)
        hip = self.pelvis + self.facing @ vec(0, sign * p.HALF_HIPS, 0)
        thigh = self.facing @ self.turn(f"hip_{side}")
        shank = thigh @ self.turn(f"knee_{side}")
        foot = shank @ self.turn(f"ankle_{side}")
        toes = foot @ self.turn(f"toes_{side}")
        knee = hip - thigh[:, 2] * p.THIGH
        ankle = knee - shank[:, 2] * p.SHANK
        ball = ankle + foot @ vec(p.BALL, 0, -p.ANKLE_HEIGHT + 1.8)
        self._note(side, hip=hip, knee=knee, ankle=ankle, ball=ball)
        self._note(
            side,
            heel=ankle + foot @ vec(-p.HEEL, 0, -p.ANKLE_HEIGHT),
            sole=ankle + foot @ vec(0, 0, -p.ANKLE_HEIGHT),
            toe=ball + toes @ vec(p.TOE, 0, -0.6),
        )
        self._frame(side, thigh=thigh, shank=shank, foot=foot, toes=toes)

    def _place_arm(self, side: str, sign: int) -> None:
        x, y, z = p.SHOULDER
        shift = self.girdle.get(side, vec(0, 0, 0))
        shoulder = self.at["t1"] + self.frames["thorax"] @ (vec(x, sign * y, z) + shift)
        upper = self.arm_root() @ self.turn(f"shoulder_{side}")
        fore = upper @ self.turn(f"elbow_{side}")
        hand = fore @ self.turn(f"wrist_{side}")
        elbow = shoulder - upper[:, 2] * p.UPPER_ARM
        wrist = elbow - fore[:, 2] * p.FOREARM
        self._note(side, shoulder=shoulder, elbow=elbow, wrist=wrist)
        self._note(side, hand=wrist - hand[:, 2] * p.PALM, tip=wrist - hand[:, 2] * p.HAND)
        self._frame(side, upper=upper, fore=fore, hand=hand)

    def _note(self, side: str, **joints: Vec) -> None:
        self.at.update({f"{name}_{side}": place for name, place in joints.items()})

    def _frame(self, side: str, **frames: Mat) -> None:
        self.frames.update({f"{name}_{side}": frame for name, frame in frames.items()})


def between(start: Skeleton, end: Skeleton, share: float) -> Skeleton:
    """The pose this share of the way from start to end."""
    middle = Skeleton(
        pelvis=start.pelvis * (1 - share) + end.pelvis * share,
        facing=part_way(start.facing, end.facing, share),
        grip=dict(end.grip),
    )
    middle.turns = {k: part_way(start.turn(k), end.turn(k), share) for k in start.turns}
    middle.girdle = {k: v * (1 - share) + end.girdle[k] * share for k, v in start.girdle.items()}
    return middle.place()
