"""A backup is restored aside and checked: every week by the program, every quarter by a person."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.domain.errors import TaktError, sentence
from app.usecases.back_up import change_note, root_of
from app.usecases.backup_age import is_old
from app.usecases.restore import Choice, Way, find_backups, open_backups
from app.usecases.workspace import Workspace
from db import backup_log
from db.backup import BackupFailed, Stopped, Told, scratch_folder
from db.backup_log import Entry, Event
from db.backup_note import read_note
from db.backup_places import local
from db.columns import moment
from db.migrate import DatabaseTooNew
from db.places import SCRATCH
from db.restore import check_whole
from db.sealed_file import FileRefused

WEEK = timedelta(days=7)

_NOT_PLUGGED_IN = sentence(
    "There is no backup in {folder}. Plug in the stick or the disk with the backups."
)
_NO_PLACE = sentence("Choose first where backups go outside this PC.")


@dataclass(frozen=True, slots=True)
class Drill:
    """The newest backup on this PC, to be restored aside; any thread may run it."""

    root: Path
    backup: Path
    key: bytes = field(repr=False)

    def run(self, told: Told = lambda _done, _all: None) -> TaktError | None:
        """Restore it, check every record, throw it away; what was wrong. Raises Stopped."""
        try:
            with scratch_folder(self.root / SCRATCH) as aside:
                check_whole(aside, self.backup, self.key, told)
        except Stopped:
            raise
        except (FileRefused, BackupFailed, DatabaseTooNew) as failed:
            return failed
        return None


def drill_due(workspace: Workspace) -> Drill | None:
    """The weekly drill; None where there is nothing to try, or the last one is not a week ago."""
    root = root_of(workspace)
    here = find_backups([local(root)])
    if not here or not is_old(read_note(root).drilled, workspace.clock(), WEEK):
        return None
    return Drill(root, here[0].path, workspace.database.key)


def record_drill(workspace: Workspace, drill: Drill, failed: TaktError | None) -> None:
    """Remember how the weekly drill went."""
    event = Event.DRILL_FAILED if failed else Event.DRILLED
    with workspace.database.begin() as tx:
        backup_log.note(tx, Entry(event, file=drill.backup.name))
    if not failed:
        change_note(workspace, drilled=moment(workspace.clock()))


def drill_by_hand(
    root: Path, way: Way, secret: str, told: Told = lambda _done, _all: None
) -> Choice:
    """Open the newest backup outside this PC with what was typed, and check every record in it.

    Raises BackupFailed, FileRefused, WrongPassphrase, WrongRecoveryKey, MistypedKey.
    """
    outside = read_note(root).outside
    if not outside:
        raise BackupFailed(_NO_PLACE)
    found = find_backups([Path(outside)])
    if not found:
        raise BackupFailed(_NOT_PLUGGED_IN, folder=outside)
    choice = open_backups(root, found[:1], way, secret)[0]
    with scratch_folder(root / SCRATCH) as aside:
        check_whole(aside, choice.path, choice.key, told)
    return choice


def record_hand_drill(workspace: Workspace, choice: Choice) -> None:
    """Remember that it was tried, and worked."""
    with workspace.database.begin() as tx:
        backup_log.note(tx, Entry(Event.DRILLED_BY_HAND, file=choice.path.name, outside=True))
    change_note(workspace, drilled_by_hand=moment(workspace.clock()))
