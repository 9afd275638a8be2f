"""What the first pages ask of records that were just unlocked, done beside the window."""

from app.usecases.keep_patients import names
from app.usecases.workspace import Workspace


def make_ready(workspace: Workspace) -> Workspace:
    """Make all names ready to be sorted and searched: 150 ms where there are ten thousand."""
    try:
        for each in names(workspace):
            workspace.names.folded(each.full_name)
    except BaseException:
        workspace.close()
        raise
    return workspace
