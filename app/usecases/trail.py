"""The clinician looks at what was done with the records of one patient, and when."""

from datetime import datetime
from typing import NamedTuple

from app.domain.patient import PatientId
from app.usecases.workspace import Workspace
from db import audit


class Step(NamedTuple):
    """One entry of the trail: its time, here, and the kind of record that was written."""

    at: datetime
    kind: str


def trail(workspace: Workspace, patient_id: PatientId) -> tuple[Step, ...]:
    """All entries, the latest first."""
    zone = workspace.clock().tzinfo
    with workspace.database.begin() as tx:
        written = audit.of_patient(tx, patient_id)
    return tuple(Step(datetime.fromisoformat(at).astimezone(zone), kind) for at, kind in written)
