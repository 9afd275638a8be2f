"""Once unlocked, clock, disk and folder are looked at; what is not well is told."""

from app.domain.errors import sentence
from app.usecases.workspace import Workspace
from db import reserve
from db.safe_place import UnsafePlace, refuse_unsafe

_PLACE = sentence(
    "The records lie in a synced folder, on a network or on a disk that can be pulled out. Two"
    " that write at once lose data. Make a backup, and restore it in the usual folder."
)
_DISK = sentence("The disk of this PC is nearly full. Make room, so that saving goes on working.")


def notice_risks(workspace: Workspace) -> None:
    """Add to the warnings what endangers the records here and now. Keeps a reserve of room."""
    database = workspace.database
    reserve.keep(database.folder)
    database.notice_clock()
    if reserve.left(database.folder) < reserve.NEARLY_FULL:
        database.warnings.append(_DISK)
    try:
        refuse_unsafe(database.folder)
    except UnsafePlace:
        database.warnings.append(_PLACE)
