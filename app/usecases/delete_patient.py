"""The clinician deletes a patient's records for good, where the law demands or allows it."""

from typing import NamedTuple

from app.domain.errors import Invalid, sentence
from app.domain.patient import Deletion, PatientId
from app.usecases.back_up import list_deletions
from app.usecases.workspace import Workspace
from db import deletions, tables
from db.audit import hash_of_patient


class Held(NamedTuple):
    """What is kept of one patient, with every version that was corrected or changed."""

    sessions: int
    sheets: int
    others: int


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
    workspace.names.forget()
    list_deletions(workspace)
    workspace.database.tend(now=True)  # what the log still holds of the patient goes too
    return deletion


def what_would_go(workspace: Workspace, patient_id: PatientId) -> Held:
    """What a deletion would take, counted."""
    with workspace.database.begin() as tx:
        rows = deletions.held(tx, patient_id)
    others = (tables.patients, tables.episodes, tables.programme_changes, tables.limit_changes,
              tables.stop_lifts)  # fmt: skip
    return Held(rows[tables.sessions], rows[tables.programmes], sum(rows[each] for each in others))


def deleted_by_law(workspace: Workspace) -> tuple[Deletion, ...]:
    """That patients were deleted, the latest first: who decided, why, on which ground."""
    with workspace.database.begin() as tx:
        return deletions.listed(tx)[::-1]
