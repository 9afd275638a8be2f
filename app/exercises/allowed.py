"""Which exercises a limit in force shuts out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.advisor.restrictions import exceeded_by
from app.domain.case import Restriction
from app.domain.codes import RestrictionKind
from app.domain.errors import sentence
from app.domain.session import SessionExercise
from app.exercises.bank import Bank
from app.exercises.exercise import Exercise, Rung

_SENTENCES = {
    RestrictionKind.NO_WEIGHT_BEARING: sentence("No weight-bearing yet"),
    RestrictionKind.PARTIAL_WEIGHT_BEARING: sentence("Bears more than {value} % of body weight"),
    RestrictionKind.NO_RESISTANCE: sentence("No resistance yet"),
    RestrictionKind.MAX_LOAD: sentence("Heavier than {value} kg"),
    RestrictionKind.MAX_RANGE: sentence("Bends further than {value}°"),
    RestrictionKind.NO_EXERCISE: sentence("Not to be done yet"),
}


class Barred(NamedTuple):
    """The limit that shuts an exercise out, and why in a few words (fill in its {value})."""

    restriction: Restriction
    sentence: str


def allowed(
    exercise: Exercise, level: int, restrictions: Iterable[Restriction], day: date
) -> Barred | None:
    """What shuts out this rung on this day, at the dose it begins with; None: it may be done."""
    for restriction in restrictions:
        if restriction.holds(day) and _shuts_out(restriction, exercise, level):
            return Barred(restriction, _SENTENCES[restriction.kind])
    return None


def allowed_dose(
    exercise: SessionExercise, bank: Bank, restrictions: Iterable[Restriction], day: date
) -> Barred | None:
    """What shuts out an exercise on this day at the dose prescribed; None: it may be done."""
    known = bank.get(exercise.id)
    for restriction in restrictions:
        if restriction.holds(day) and _exceeds(restriction, exercise, known):
            return Barred(restriction, _SENTENCES[restriction.kind])
    return None


def _exceeds(restriction: Restriction, exercise: SessionExercise, known: Exercise | None) -> bool:
    rung = known.rung(exercise.prescribed.level) if known else None
    if rung and _is_excluded(restriction, exercise.id, rung):
        return True
    return exceeded_by(restriction, exercise, exercise.prescribed)


def _shuts_out(restriction: Restriction, exercise: Exercise, level: int) -> bool:
    rung = exercise.rung(level)
    begun = SessionExercise(
        id=exercise.id,
        prescribed=rung.dose,
        weight_bearing=rung.weight_bearing,
        range_deg=rung.range_deg,
    )
    if _is_excluded(restriction, exercise.id, rung):
        return True
    return exceeded_by(restriction, begun, rung.dose)


def _is_excluded(restriction: Restriction, exercise_id: str, rung: Rung) -> bool:
    return restriction.exercise in {None, exercise_id} and restriction.kind in rung.not_under
