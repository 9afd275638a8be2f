"""The exercises that the clinic wrote itself, with their photos."""

from sqlalchemy import delete, insert, select

from app.domain.dose import ExerciseId
from app.exercises.own import OwnExercise
from db.columns import restored, stored
from db.database import Transaction
from db.tables import own_exercises as table


def everyone(tx: Transaction) -> tuple[OwnExercise, ...]:
    """All of them, in the order of their ids."""
    rows = tx.execute(select(table).order_by(table.c.id)).mappings()
    return tuple(restored(OwnExercise, row) for row in rows)


def keep(tx: Transaction, own: OwnExercise) -> None:
    """Store an exercise; what was stored under its id gives way."""
    tx.execute(insert(table).prefix_with("OR REPLACE").values(stored(OwnExercise, own)))


def remove(tx: Transaction, exercise_id: ExerciseId) -> None:
    """Delete an exercise. Sessions and sheets keep what they hold of it."""
    tx.execute(delete(table).where(table.c.id == exercise_id))
