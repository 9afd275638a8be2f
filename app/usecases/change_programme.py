"""The clinician changes the home programme after the decision: exercises, doses, their order."""

from msgspec import structs

from app.domain.codes import ReasonCode
from app.domain.dose import MEASURED, Dose, ExerciseId
from app.domain.errors import TaktError, sentence
from app.domain.programme import ProgrammeExercise
from app.domain.record import PatientFile, ProgrammeChange
from app.domain.session import SessionExercise
from app.exercises.allowed import Barred, allowed_dose
from app.exercises.arrange import MANY, Exercises
from app.usecases.workspace import Workspace
from db import programme_changes


class ProgrammeRefused(TaktError):
    """A home programme that Takt does not take."""


def change_programme(
    workspace: Workspace,
    file: PatientFile,
    exercises: Exercises,
    *,
    reason_code: ReasonCode | None = None,
    note: str | None = None,
) -> ProgrammeChange:
    """Prescribe these exercises from now on, until the next decision. Raises ProgrammeRefused."""
    check_not_stopped(file)
    check_restrictions(workspace, file, exercises)
    if reason_code is None and asks_reason(workspace, file, exercises):
        raise ProgrammeRefused(
            sentence("Choose a reason for a bolder dose than advised, or for so many exercises.")
        )
    change = ProgrammeChange(
        session_id=file.latest.id if file.latest else None,
        exercises=exercises,
        reason_code=reason_code,
        note=note,
        changed_at=workspace.clock(),
    )
    with workspace.database.begin() as tx:
        programme_changes.add(tx, file.episode.id, change)
    return change


def asks_reason(workspace: Workspace, file: PatientFile, exercises: Exercises) -> bool:
    """Whether this programme goes beyond what was advised, or has many exercises."""
    return len(exercises) > MANY or any(bolder(workspace, file, each) for each in exercises)


def advised_dose(file: PatientFile, exercise_id: ExerciseId) -> Dose | None:
    """What the latest advice gives this exercise; None where it was not judged."""
    advice = file.latest.advice if file.latest else None
    advised = advice.exercises if advice else ()
    return next((each.dose for each in advised if each.id == exercise_id), None)


def bolder(workspace: Workspace, file: PatientFile, exercise: ProgrammeExercise) -> bool:
    """Whether a dose passes both the advised one and the one decided with its own reason.

    A lower rung may begin with the volume that the bank gives it.
    """
    advised = advised_dose(file, exercise.id)
    if advised is None or file.latest is None:
        return False
    decided = (each.dose for each in file.latest.decision.exercises if each.id == exercise.id)
    return all(_passes(workspace, exercise, limit) for limit in (advised, *decided))


def barred(workspace: Workspace, file: PatientFile, exercise: ProgrammeExercise) -> Barred | None:
    """The restriction in force today that this exercise breaks at this dose."""
    before = file.latest.session.exercise(exercise.id) if file.latest else None
    known = workspace.bank.get(exercise.id)
    prescribed = SessionExercise(id=exercise.id, prescribed=exercise.dose)
    if before:
        traits = {"weight_bearing": before.weight_bearing, "range_deg": before.range_deg}
        prescribed = structs.replace(prescribed, **traits)
    if known:
        rung = known.rung(exercise.dose.level)
        for name in ("weight_bearing", "range_deg"):
            if getattr(prescribed, name) is None:
                prescribed = structs.replace(prescribed, **{name: getattr(rung, name)})
    restrictions = file.episode.restrictions or ()
    return allowed_dose(prescribed, workspace.bank, restrictions, workspace.today)


def check_not_stopped(file: PatientFile) -> None:
    """Raises ProgrammeRefused while a stop stands: it is lifted on the patient's page."""
    if file.episode.latched_stop is not None:
        raise ProgrammeRefused(
            sentence("All exercises are stopped. The stop is lifted on the patient's page.")
        )


def check_restrictions(workspace: Workspace, file: PatientFile, exercises: Exercises) -> None:
    """Raises ProgrammeRefused for an exercise that a restriction in force shuts out."""
    for exercise in exercises:
        if found := barred(workspace, file, exercise):
            name = _name(workspace, file, exercise)
            reason = TaktError(found.sentence, value=found.restriction.value)
            raise ProgrammeRefused(
                sentence("{exercise}: {reason}. Change the dose, or take the exercise out."),
                exercise=name,
                reason=reason,
            )


def _passes(workspace: Workspace, exercise: ProgrammeExercise, limit: Dose) -> bool:
    dose = exercise.dose
    if dose.level > limit.level:
        return True
    known = workspace.bank.get(exercise.id)
    begins = known.rung(dose.level).dose if known and dose.level < limit.level else limit
    return any(
        (getattr(dose, name) or 0) > max(getattr(limit, name) or 0, getattr(begins, name) or 0)
        for name in MEASURED
    )


def _name(workspace: Workspace, file: PatientFile, exercise: ProgrammeExercise) -> str:
    known = workspace.bank.get(exercise.id)
    if known:
        return known.name(file.patient.language, exercise.dose.level)
    return exercise.id.replace("-", " ").replace("_", " ").capitalize()
