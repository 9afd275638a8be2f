"""The clinician deletes a patient's records for good, where the law demands or allows it."""

from app.domain.errors import Invalid, sentence
from app.domain.patient import Deletion, PatientId
from app.usecases.back_up import list_deletions
from app.usecases.workspace import Workspace
from db import deletions
from db.audit import hash_of_patient


def delete_patient(
    workspace: Workspace, patient_id: PatientId, *, reason: str, legal_ground: str, by: str
) -> Deletion:
    """Delete all content, keep who, why and on which ground, and a hash of what was there.

    Raises Invalid without one of these. What was printed or backed up is not reached.
    """
    for place, text in (("reason", reason), ("legal_ground", legal_ground), ("by", by)):
        if not text.strip():
            raise Invalid(place, sentence("Write why, on which legal ground, and who you are."))
    with workspace.database.begin() as tx:
        deletion = Deletion(
            patient_id=patient_id,
            reason=reason.strip(),
            legal_ground=legal_ground.strip(),
            by=by.strip(),
            at=workspace.clock(),
            content_sha256=hash_of_patient(tx, patient_id),
        )
        deletions.apply(tx, deletion)
    list_deletions(workspace)
    workspace.database.tend(now=True)  # what the log still holds of the patient goes too
    return deletion
