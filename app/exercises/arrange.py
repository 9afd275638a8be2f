"""A home programme put together: exercises in, out and moved, easier and harder, doses changed."""

from collections.abc import Collection

from msgspec import structs

from app.domain.dose import MEASURED, Dose, ExerciseId
from app.domain.programme import ProgrammeExercise
from app.domain.value import bounds_of
from app.exercises.bank import Bank, Hit

FEW = 3  # more than these get a sentence
MANY = 5  # more than these ask for a reason
Exercises = tuple[ProgrammeExercise, ...]
STEPS = {"sets": 1, "repetitions": 1, "hold_s": 5, "load_kg": 0.5, "per_week": 1}


def added(exercises: Exercises, hit: Hit) -> Exercises:
    """With this rung at the dose it begins with; of a ladder already there, this rung."""
    begun = ProgrammeExercise(id=hit.exercise.id, dose=hit.rung.dose)
    before = entry(exercises, begun.id)
    if before is None:
        return (*exercises, begun)
    return exercises if before.dose.level == hit.level else replaced(exercises, begun)


def entry(exercises: Exercises, exercise_id: ExerciseId) -> ProgrammeExercise | None:
    """The exercise with this id, if it is there."""
    return next((each for each in exercises if each.id == exercise_id), None)


def replaced(exercises: Exercises, changed: ProgrammeExercise) -> Exercises:
    """With this one in place of the one with its id."""
    return tuple(changed if each.id == changed.id else each for each in exercises)


def with_dose(exercises: Exercises, exercise_id: ExerciseId, dose: Dose) -> Exercises:
    """With another dose of this one."""
    return tuple(
        structs.replace(each, dose=dose) if each.id == exercise_id else each for each in exercises
    )


def removed(exercises: Exercises, ids: Collection[ExerciseId]) -> Exercises:
    """Without these."""
    return tuple(each for each in exercises if each.id not in ids)


def moved(exercises: Exercises, exercise_id: ExerciseId, place: int) -> Exercises:
    """With this one at another place; past an end it stays at that end."""
    found = entry(exercises, exercise_id)
    if found is None:
        return exercises
    rest = removed(exercises, {exercise_id})
    place = max(0, min(len(rest), place))
    return (*rest[:place], found, *rest[place:])


def on_rung(exercises: Exercises, exercise_id: ExerciseId, level: int, bank: Bank) -> Exercises:
    """With another rung of its ladder, at the dose that this rung begins with."""
    known, before = bank.get(exercise_id), entry(exercises, exercise_id)
    if known is None or before is None:
        return exercises
    level = max(1, min(len(known.rungs), level))
    if level == before.dose.level:
        return exercises
    return replaced(exercises, structs.replace(before, dose=known.rung(level).dose))


def stepped(
    exercises: Exercises, ids: Collection[ExerciseId], variable: str, steps: int
) -> Exercises:
    """With one number of several doses changed by so many of its steps, kept in its range."""
    return tuple(
        structs.replace(each, dose=_stepped(each.dose, variable, steps))
        if each.id in ids
        else each
        for each in exercises
    )


def with_number(
    exercises: Exercises, ids: Collection[ExerciseId], variable: str, number: float
) -> Exercises:
    """With one number the same in several doses; a dose that has none of it stays."""
    return tuple(
        structs.replace(each, dose=structs.replace(each.dose, **{variable: number}))
        if each.id in ids and getattr(each.dose, variable) is not None
        else each
        for each in exercises
    )


def same_dose(one: Dose, other: Dose) -> bool:
    """Whether two doses ask for the same."""
    return all(getattr(one, name) == getattr(other, name) for name in MEASURED)


def _stepped(dose: Dose, variable: str, steps: int) -> Dose:
    number = getattr(dose, variable)
    if number is None:
        return dose
    bounds = bounds_of(Dose)[variable]
    changed = max(bounds.low, min(bounds.high, number + steps * STEPS[variable]))
    return structs.replace(dose, **{variable: changed})
