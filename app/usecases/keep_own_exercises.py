"""The clinician writes an exercise of the clinic's own, changes it, or takes it away."""

from dataclasses import replace

from app.domain.dose import ExerciseId
from app.exercises.own import OwnExercise
from app.usecases.workspace import Workspace
from db import own_exercises
from db.database import Transaction


def keep_own_exercise(workspace: Workspace, own: OwnExercise) -> Workspace:
    """Store an exercise, new or changed; the workspace whose bank has it."""
    with workspace.database.begin() as tx:
        own_exercises.keep(tx, own)
        return _with_bank(workspace, tx)


def remove_own_exercise(workspace: Workspace, exercise_id: ExerciseId) -> Workspace:
    """Delete an exercise; sessions and sheets keep what they hold of it."""
    with workspace.database.begin() as tx:
        own_exercises.remove(tx, exercise_id)
        return _with_bank(workspace, tx)


def _with_bank(workspace: Workspace, tx: Transaction) -> Workspace:
    return replace(workspace, bank=workspace.bank.with_own(own_exercises.everyone(tx)))
