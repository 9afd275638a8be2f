"""The clinician lifts a stop after an assessment, with name, day and what was found."""

from datetime import date

from msgspec import structs

from app.domain.errors import Invalid, sentence
from app.domain.record import PatientFile, StopLift
from app.usecases.workspace import Workspace
from db import episodes, stop_lifts


def lift_stop(workspace: Workspace, file: PatientFile, *, by: str, day: date, found: str) -> None:
    """Lift the stop, and keep who did it and why.

    Raises Invalid without a name, without what was found, or for a day that is not between the
    stop and today.
    """
    stop = file.episode.latched_stop
    if stop is None:
        return
    if not by.strip():
        raise Invalid("by", sentence("Write who has assessed the patient."))
    if not found.strip():
        raise Invalid("found", sentence("Write what was found."))
    if not stop.date <= day <= workspace.today:
        raise Invalid("day", sentence("The day lies between {first} and {last}."),
                      first=stop.date, last=workspace.today)  # fmt: skip
    lift = StopLift(stop=stop, by=by.strip(), day=day, found=found.strip())
    with workspace.database.begin() as tx:
        stop_lifts.add(tx, file.episode, lift)
        episodes.change(tx, structs.replace(file.episode, latched_stop=None))
