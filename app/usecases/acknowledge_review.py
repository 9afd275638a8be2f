"""The clinician has looked through the course of a patient whose review was due."""

from msgspec import structs

from app.domain.record import PatientFile
from app.usecases.workspace import Workspace
from db import episodes


def acknowledge_review(workspace: Workspace, file: PatientFile) -> None:
    """Keep today as the day of the review."""
    with workspace.database.begin() as tx:
        episodes.change(tx, structs.replace(file.episode, acknowledged_review=workspace.today))
