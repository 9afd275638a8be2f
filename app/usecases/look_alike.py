"""Two patients who are called nearly the same: told before the second one is stored."""

from app.domain.patient import Patient
from app.usecases.workspace import Workspace
from db import patients
from db.patients import Listed

_SWAPPED = 2


def look_alike(workspace: Workspace, patient: Patient) -> Listed | None:
    """Somebody else whose name is the same, or differs in one letter; the year is not asked."""
    folded = workspace.names.folded
    name = folded(patient.full_name).written
    with workspace.database.begin() as tx:
        others = [each for each in patients.listed(tx) if each.id != patient.id]
    return next(
        (each for each in others if nearly_same(name, folded(_full_name(each)).written)), None
    )


def nearly_same(one: str, other: str) -> bool:
    """Whether one letter at most is missing, too many, another, or beside its place."""
    left, right = [*one], [*other]
    for end in (0, -1):
        while left and right and left[end] == right[end]:
            left.pop(end)
            right.pop(end)
    beside = sorted(left) == sorted(right) and len(left) == _SWAPPED
    return max(len(left), len(right)) <= 1 or beside


def _full_name(each: Listed) -> str:
    return f"{each.given_name} {each.family_name}"
