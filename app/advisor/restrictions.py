"""Limits set by a surgeon or doctor: what breaks them, and what stays inside."""

from collections.abc import Callable, Iterable

from msgspec import structs

from app.domain.case import Case, Restriction
from app.domain.codes import RestrictionKind
from app.domain.dose import Dose
from app.domain.session import SessionExercise
from app.domain.value import bounds_of

Kind = RestrictionKind
# Another rung may bear more weight, bend further or need a weight or band: nobody has said.
OTHER_RUNG_UNKNOWN = frozenset({Kind.NO_WEIGHT_BEARING, Kind.NO_RESISTANCE, Kind.MAX_RANGE})
HARDER_RUNG_UNKNOWN = OTHER_RUNG_UNKNOWN | {Kind.PARTIAL_WEIGHT_BEARING}


def exceeded_by(restriction: Restriction, exercise: SessionExercise, dose: Dose) -> bool:
    """Whether this dose of this exercise passes the limit."""
    return _concerns(restriction, exercise) and _BREAKS[restriction.kind](
        restriction.most, exercise, dose
    )


def in_force(case: Case, exercise: SessionExercise) -> tuple[Restriction, ...]:
    """The limits that hold for this exercise on the day asked."""
    return tuple(
        each
        for each in case.restrictions or ()
        if each.holds(case.as_of) and _concerns(each, exercise)
    )


def inside(dose: Dose, limits: Iterable[Restriction]) -> Dose:
    """The dose with its resistance taken down to the limits."""
    for limit in limits:
        if limit.kind is Kind.NO_RESISTANCE:
            dose = structs.replace(dose, load_kg=0, band=None)
        elif limit.kind is Kind.MAX_LOAD:
            dose = structs.replace(dose, load_kg=min(dose.load_kg, limit.most))
    return dose


def most_load_kg(limits: Iterable[Restriction]) -> float:
    """The heaviest load that a dose can hold inside the limits."""
    most = bounds_of(Dose)["load_kg"].high
    for limit in limits:
        if limit.kind is Kind.NO_RESISTANCE:
            return 0
        if limit.kind is Kind.MAX_LOAD:
            most = min(most, limit.most)
    return most


def raises_nothing(limits: Iterable[Restriction], exercise: SessionExercise) -> bool:
    """Partial weight-bearing: a bearing exercise stays as it is."""
    return any(
        limit.kind is Kind.PARTIAL_WEIGHT_BEARING and exercise.weight_bearing is not False
        for limit in limits
    )


def _concerns(restriction: Restriction, exercise: SessionExercise) -> bool:
    return restriction.exercise in {None, exercise.id}


def _bears_weight(_value: float, exercise: SessionExercise, _dose: Dose) -> bool:
    return exercise.weight_bearing is not False  # unknown counts as bearing


def _resists(_value: float, _exercise: SessionExercise, dose: Dose) -> bool:
    return dose.load_kg > 0 or dose.band is not None


def _too_heavy(value: float, _exercise: SessionExercise, dose: Dose) -> bool:
    return dose.load_kg > value


def _too_far(value: float, exercise: SessionExercise, _dose: Dose) -> bool:
    return exercise.range_deg is None or exercise.range_deg > value  # unknown counts as too far


def _never(_value: float, _exercise: SessionExercise, _dose: Dose) -> bool:
    return False


def _always(_value: float, _exercise: SessionExercise, _dose: Dose) -> bool:
    return True


_BREAKS: dict[Kind, Callable[[float, SessionExercise, Dose], bool]] = {
    Kind.NO_WEIGHT_BEARING: _bears_weight,
    Kind.PARTIAL_WEIGHT_BEARING: _never,
    Kind.NO_RESISTANCE: _resists,
    Kind.MAX_LOAD: _too_heavy,
    Kind.MAX_RANGE: _too_far,
    Kind.NO_EXERCISE: _always,
}
