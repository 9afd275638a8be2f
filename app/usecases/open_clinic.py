"""The clinician opens the records of the clinic, or starts them."""

from pathlib import Path

from app.domain.clinic import Clinic
from app.usecases.check_rules import check_rules
from app.usecases.workspace import Clock, Workspace
from db import clinic_folder, clinics
from db.database import Database
from db.key_file import FLOOR, Cost


def create_clinic(
    folder: Path, passphrase: str, clinic: Clinic, clock: Clock, cost: Cost = FLOOR
) -> Workspace:
    """Make the encrypted records of a new clinic.

    Raises WeakPassphrase, FolderRefused, RulebookRefused.
    """
    check_rules()  # before anything is made

    def fill(database: Database) -> None:
        with database.begin() as tx:
            clinics.add(tx, clinic)

    return Workspace.on(clinic_folder.create(folder, passphrase, fill, cost), clock)


def unlock(folder: Path, passphrase: str, clock: Clock) -> Workspace:
    """Open the records.

    Raises WrongPassphrase, KeyFileRefused, DatabaseRefused, DatabaseTooNew.
    """
    return Workspace.on(clinic_folder.unlock(folder, passphrase), clock)
