"""The clinician reads or changes what stands on top of every sheet."""

from app.domain.clinic import Clinic
from app.usecases.workspace import Workspace
from db import clinics


def clinic(workspace: Workspace) -> Clinic:
    """Name, telephone, therapist."""
    with workspace.database.begin() as tx:
        return clinics.get(tx)


def change_clinic(workspace: Workspace, clinic: Clinic) -> None:
    """Store what changed."""
    with workspace.database.begin() as tx:
        clinics.change(tx, clinic)
