"""The clinician chooses the exercises that come first in every search."""

from app.domain.dose import ExerciseId
from app.usecases.workspace import Workspace
from db import favourites as kept


def favourites(workspace: Workspace) -> frozenset[ExerciseId]:
    """The ids of the favourites."""
    with workspace.database.begin() as tx:
        return kept.everyone(tx)


def mark_favourite(workspace: Workspace, exercise_id: ExerciseId, *, favourite: bool) -> None:
    """Make an exercise a favourite, or one among the others again."""
    with workspace.database.begin() as tx:
        (kept.add if favourite else kept.remove)(tx, exercise_id)
