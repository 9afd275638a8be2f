"""What is wrong with a solved scene: reach, floor, joints, and a movement nobody can see."""

from shapely.geometry import box

from app.figures.bake import proportions as p
from app.figures.bake.arrows import arrow_area
from app.figures.bake.body import part_hulls
from app.figures.bake.geometry import NOTHING, join
from app.figures.bake.joint_ranges import joints_out_of_range
from app.figures.bake.props import Mat, Plinth
from app.figures.bake.rotation import norm
from app.figures.bake.scene import Scene
from app.figures.bake.shapes import Hull, Sphere
from app.figures.bake.skeleton import Skeleton

CONTACT_CM = 0.3
_FLOOR_CM = 1.2
_CUSHIONED_CM = 2.5
_LENGTH_CM = 1e-6
_ARROW_ON_BODY = 0.3  # share of an arrow that may lie on head and trunk
_STILL = 0.88
_CHANGED_CLOSE_UP = 0.008  # share of the window

_BONES = (
    ("hip", "knee", p.THIGH),
    ("knee", "ankle", p.SHANK),
    ("shoulder", "elbow", p.UPPER_ARM),
    ("elbow", "wrist", p.FOREARM),
    ("wrist", "tip", p.HAND),
)


def warnings(scene: Scene) -> list[str]:
    """All that is wrong and not allowed with a reason; an allowance without a cause is wrong."""
    found = [*_pose_warnings(scene), *_picture_warnings(scene)]
    allowed = [allowance.warning for allowance in scene.file.allow]
    idle = [text for text in allowed if not any(text in warning for warning in found)]
    return [
        *(warning for warning in found if not any(text in warning for text in allowed)),
        *(f"nothing to allow: {text}" for text in idle),
    ]


def _pose_warnings(scene: Scene) -> list[str]:
    return [
        f"pose {number}: {warning}"
        for number, skeleton in enumerate(scene.skeletons, start=1)
        for warning in (
            *skeleton.warnings,
            *_wrong_lengths(skeleton),
            *_missed_contacts(skeleton),
            *joints_out_of_range(skeleton),
            *_sunk_parts(scene, skeleton),
        )
    ]


def _wrong_lengths(skeleton: Skeleton) -> list[str]:
    return [
        f"{start}_{side} to {end}_{side} has the wrong length"
        for start, end, length in _BONES
        for side in p.SIDES
        if abs(_apart(skeleton, f"{start}_{side}", f"{end}_{side}") - length) > _LENGTH_CM
    ]


def _apart(skeleton: Skeleton, first: str, second: str) -> float:
    return norm(skeleton.at[first] - skeleton.at[second])


def _missed_contacts(skeleton: Skeleton) -> list[str]:
    apart = {name: norm(skeleton.at[name] - at) for name, at in skeleton.contacts.items()}
    return [
        f"{name} misses its contact by {distance:.1f} cm"
        for name, distance in apart.items()
        if distance > CONTACT_CM
    ]


def _sunk_parts(scene: Scene, skeleton: Skeleton) -> list[str]:
    depths = {
        part: max(_depth_in_ground(scene, hull) for hull in hulls)
        for part, hulls in part_hulls(skeleton, scene.shape).items()
    }
    return [f"{part} is {deep:.1f} cm in the ground" for part, deep in depths.items() if deep > 0]


def _depth_in_ground(scene: Scene, hull: Hull) -> float:
    """Centimetres beyond what floor, mats and couches allow; 0 when none."""
    spheres = [solid for solid in hull if isinstance(solid, Sphere)]
    floor = [_below(sphere, 0, _FLOOR_CM) for sphere in spheres]
    lying = [
        _below(sphere, top, _CUSHIONED_CM)
        for sphere in spheres
        for top in _tops(scene, sphere)
        if sphere.at[2] > top - _CUSHIONED_CM  # what hangs beside a couch is not in it
    ]
    return max(0.0, *floor, *lying) if lying else max(0.0, *floor)


def _below(sphere: Sphere, height: float, allowed: float) -> float:
    deep = height - (float(sphere.at[2]) - sphere.radius)
    return deep if deep > allowed else 0.0


def _tops(scene: Scene, sphere: Sphere) -> list[float]:
    return [
        1.5 if isinstance(prop, Mat) else prop.h
        for prop in scene.file.prop
        if isinstance(prop, Mat | Plinth)
        and prop.x[0] < sphere.at[0] < prop.x[1]
        and abs(sphere.at[1]) < prop.d / 2
    ]


def _picture_warnings(scene: Scene) -> list[str]:
    if len(scene.skeletons) > 1 and not _movement_is_visible(scene):
        return ["the movement cannot be seen", *_arrow_warnings(scene)]
    return _arrow_warnings(scene)


def _movement_is_visible(scene: Scene) -> bool:
    """One segment, at least, leaves its place on the page; an arrow alone is not a movement."""
    first, last = scene.skeletons[0], scene.skeletons[-1]
    start, end = scene.views[0], scene.views[-1]
    if scene.file.crop:
        frame = box(*scene.window(scene.file.crop, last))
        pairs = ((start.outline, end.outline), (scene.sticks(first), scene.sticks(last)))
        changed = [a.symmetric_difference(b).intersection(frame).area for a, b in pairs]
        return max(changed) > _CHANGED_CLOSE_UP * frame.area or _grip_changes(scene)
    for name, segment in start.segments.items():
        before, after = segment.outline, end.segments[name].outline
        if before.intersection(after).area / before.union(after).area < _STILL:
            return True
    return False


def _grip_changes(scene: Scene) -> bool:
    return scene.skeletons[0].grip != scene.skeletons[-1].grip


def _arrow_warnings(scene: Scene) -> list[str]:
    view = scene.views[-1]
    body = join([view.segments[name].outline for name in ("head", "trunk")])
    found = []
    for number, (arrow, path) in enumerate(scene.arrow_paths(view, NOTHING), start=1):
        area = arrow_area(path, both=arrow.both, size=arrow.size)
        share = area.intersection(body).area / area.area
        if share > _ARROW_ON_BODY:
            found.append(f"arrow {number} lies on the body ({share:.0%})")
    return found
