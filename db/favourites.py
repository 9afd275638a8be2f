"""Which exercises the clinic wants to see first."""

from sqlalchemy import delete, insert, select

from app.domain.dose import ExerciseId
from db.database import Transaction
from db.tables import favourites as table


def everyone(tx: Transaction) -> frozenset[ExerciseId]:
    """The ids of all of them."""
    return frozenset(tx.execute(select(table.c.exercise_id)).scalars())


def add(tx: Transaction, exercise_id: ExerciseId) -> None:
    """Store one more; one that is there already stays."""
    tx.execute(insert(table).prefix_with("OR IGNORE").values(exercise_id=exercise_id))


def remove(tx: Transaction, exercise_id: ExerciseId) -> None:
    """Let one go."""
    tx.execute(delete(table).where(table.c.exercise_id == exercise_id))
