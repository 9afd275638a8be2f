"""Which exercises a limit in force shuts out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.advisor.restrictions import exceeded_by
from app.domain.case import Restriction
from app.domain.codes import RestrictionKind
from app.domain.errors import sentence
from app.domain.session import SessionExercise
from app.exercises.exercise import Exercise

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


def _shuts_out(restriction: Restriction, exercise: Exercise, level: int) -> bool:
    rung = exercise.rung(level)
    begun = SessionExercise(
        id=exercise.id,
        prescribed=rung.dose,
        weight_bearing=rung.weight_bearing,
        range_deg=rung.range_deg,
    )
    if restriction.exercise in {None, exercise.id} and restriction.kind in rung.not_under:
        return True
    return exceeded_by(restriction, begun, rung.dose)
