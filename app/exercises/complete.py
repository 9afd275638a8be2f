"""Fills in what a session leaves to the bank."""

from msgspec import structs

from app.domain.case import Case
from app.domain.session import Session, SessionExercise
from app.exercises.bank import Bank

FROM_THE_BANK = ("demand", "weight_bearing", "range_deg", "plan")


def complete(case: Case, bank: Bank) -> Case:
    """The case with demand, weight-bearing, range, plan and running from the rung performed.

    What the session says itself stays; an exercise that the bank does not know stays as it is.
    """
    sessions = tuple(_session(session, bank) for session in case.sessions)
    return case if sessions == case.sessions else structs.replace(case, sessions=sessions)


def _session(session: Session, bank: Bank) -> Session:
    exercises = tuple(_exercise(exercise, bank) for exercise in session.exercises)
    if exercises == session.exercises:
        return session
    return structs.replace(session, exercises=exercises)


def _exercise(exercise: SessionExercise, bank: Bank) -> SessionExercise:
    known = bank.get(exercise.id)
    if known is None:
        return exercise
    rung = known.rung(exercise.performed.level)
    unsaid = {
        name: getattr(rung, name) for name in FROM_THE_BANK if getattr(exercise, name) is None
    }
    running = exercise.running or rung.running
    if not unsaid and running is exercise.running:
        return exercise
    return structs.replace(exercise, running=running, **unsaid)
