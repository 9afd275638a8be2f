"""A patient's file as it is shown: every reason in the language of the window."""

from app.domain.patient import PatientId
from app.domain.record import PatientFile
from app.ui.translator import spoken
from app.usecases.keep_patients import open_patient
from app.usecases.reword import reworded
from app.usecases.workspace import Workspace


def present_file(workspace: Workspace, patient_id: PatientId) -> PatientFile:
    """The file; that it was opened is logged."""
    return reworded(workspace, open_patient(workspace, patient_id), spoken().language)
