"""The clinician takes out the words and numbers of an issued programme."""

from app.domain.record import ProgrammeId
from app.sheet.sheet import Sheet
from app.usecases.workspace import Workspace
from db import programmes


def printed_sheet(workspace: Workspace, programme_id: ProgrammeId) -> Sheet:
    """The sheet as it was printed."""
    with workspace.database.begin() as tx:
        return programmes.sheet(tx, programme_id, Sheet)
