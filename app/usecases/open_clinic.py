"""The clinician opens the records of the clinic, or starts them."""

from contextlib import suppress
from pathlib import Path

from app.domain.clinic import Clinic
from app.domain.errors import TaktError
from app.usecases.check_rules import check_rules
from app.usecases.notice_risks import notice_risks
from app.usecases.workspace import Clock, Workspace
from db import clinic_folder, clinics
from db.database import Database
from db.recovery_key import Groups, typed_groups
from db.restore import forget_old_key, sweep
from db.safe_place import refuse_unsafe
from db.slots import FLOOR, Cost, calibrated
from db.upgrade_beside import forget_upgraded

__all__ = [
    "Cost",
    "check_paper",
    "cost_of",
    "create_clinic",
    "pause_after",
    "unlock",
    "unlock_on_paper",
]

GUESS_S = 1.0  # what one guess at the passphrase should cost
FREE_TRIES, LONGEST_PAUSE_S = 3, 60


def create_clinic(
    folder: Path,
    passphrase: str,
    clinic: Clinic,
    clock: Clock,
    cost: Cost = FLOOR,
    recovery: Groups | None = None,
) -> Workspace:
    """Make the encrypted records of a new clinic, with the recovery key that was typed once.

    Raises UnsafePlace, WeakPassphrase, FolderRefused, RulebookRefused.
    """
    refuse_unsafe(folder)
    check_rules()  # before anything is made

    def fill(database: Database) -> None:
        with database.begin() as tx:
            clinics.add(tx, clinic)

    return _opened(clinic_folder.create(folder, passphrase, fill, cost, recovery), clock)


def unlock(folder: Path, passphrase: str, clock: Clock) -> Workspace:
    """Open the records.

    Raises WrongPassphrase, KeyFileRefused, DatabaseRefused, DatabaseTooNew, Outdated.
    """
    return _opened(clinic_folder.unlock(folder, passphrase), clock)


def unlock_on_paper(folder: Path, typed: str, clock: Clock) -> Workspace:
    """The same by the recovery key, as typed from paper.

    Raises WrongLength, MistypedKey, WrongRecoveryKey, and what unlock raises.
    """
    return _opened(clinic_folder.unlock_on_paper(folder, typed_groups(typed)), clock)


def check_paper(folder: Path, typed: str) -> None:
    """Raise WrongLength, MistypedKey, WrongRecoveryKey or KeyFileRefused; nothing is opened."""
    clinic_folder.check_paper(folder, typed_groups(typed))


def cost_of(guess_s: float) -> Cost:
    """What makes one guess at the passphrase take about so long on this machine."""
    return calibrated(guess_s)


def pause_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row."""
    return 0 if failures < FREE_TRIES else min(2 ** (failures - FREE_TRIES + 1), LONGEST_PAUSE_S)


def _opened(database: Database, clock: Clock) -> Workspace:
    try:
        workspace = Workspace.on(database, clock)
    except BaseException:
        with suppress(TaktError):  # what failed is said already; the file must be let go
            database.close()
        raise
    notice_risks(workspace)
    sweep(database.folder.parent)
    forget_old_key(database.folder.parent)
    forget_upgraded(database.folder.parent, clock())
    database.check_beside()
    return workspace
