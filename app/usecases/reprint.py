"""The clinician prints an issued programme once more."""

from app.domain.record import ProgrammeId
from app.usecases.workspace import Workspace
from db import programmes


def reprint(workspace: Workspace, programme_id: ProgrammeId) -> bytes:
    """The pages, byte for byte as they were issued."""
    with workspace.database.begin() as tx:
        return programmes.pdf(tx, programme_id)
