"""The clinician lifts a stop after an assessment, with name, day and what was found."""

from datetime import date

from msgspec import structs

from app.domain.errors import Invalid, sentence
from app.domain.record import PatientFile
from app.texts import texts
from app.usecases.workspace import Workspace
from db import episodes, patients

LONGEST_NOTE = 2000


def lift_stop(workspace: Workspace, file: PatientFile, *, by: str, day: date, found: str) -> None:
    """Lift the stop, and keep in the patient's note who did it and why.

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
    words = texts(file.patient.language)
    line = words.say(
        "{day}: The stop of {stopped} was lifted by {by}. {found}",
        day=day, stopped=stop.date, by=by.strip(), found=found.strip(),
    )  # fmt: skip
    note = "\n".join(filter(None, (file.patient.note, line)))
    if len(note) > LONGEST_NOTE:
        raise Invalid(
            "found", sentence("The patient's note has no room for this. Shorten it first.")
        )
    with workspace.database.begin() as tx:
        patients.change(tx, structs.replace(file.patient, note=note))
        episodes.change(tx, structs.replace(file.episode, latched_stop=None))
