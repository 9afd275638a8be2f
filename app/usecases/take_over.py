"""A package becomes the records of a clinic that has none: looked at first, all or nothing."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zlib import error as Zipped  # noqa: N812 (its own name says nothing)

from sqlalchemy import Table
from sqlalchemy.exc import DatabaseError, StatementError

from app.domain.errors import TaktError
from app.sheet.sheet import Sheet
from app.usecases.keep_patients import file_of
from app.usecases.workspace import Clock, Workspace
from db import clinic_folder, clinics, episodes, patients, programmes
from db.audit import findings
from db.backup import Told, part_of
from db.database import Database, Transaction
from db.head import head
from db.migrate import schema_of
from db.numbering import count_on
from db.package import Package, PackageManifest, PackageRefused, checked, is_sealed
from db.recovery_key import Groups
from db.rows import put, tables
from db.safe_place import refuse_unsafe
from db.slots import FLOOR, Cost
from db.state import Counts
from db.unpacked import refuse_bombs

__all__ = ["Counts", "PackageManifest", "is_sealed"]

LONGEST_S = 3600.0


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The records to be made: where, under which passphrase of their own."""

    root: Path
    file: Path
    passphrase_of_file: str
    new_passphrase: str
    clock: Clock
    cost: Cost = FLOOR
    recovery: Groups | None = None
    longest_s: float = LONGEST_S

    def run(self, told: Told = lambda _done, _all: None) -> Workspace:
        """Make them aside, check every record, and only then put them in their place.

        Raises UnsafePlace, PackageRefused, WrongPassphrase, WeakPassphrase,
        FolderRefused.
        """
        refuse_unsafe(self.root)
        with closing(checked(self.file, self.passphrase_of_file, part_of(told, 0, 40))) as package:
            database = clinic_folder.create(
                self.root, self.new_passphrase, self._filling(package, told),
                self.cost, self.recovery,
            )  # fmt: skip
        return Workspace.on(database, self.clock)

    def _filling(self, package: Package, told: Told) -> Callable[[Database], None]:
        until = time.monotonic() + self.longest_s

        def go_on(done: int, every: int) -> None:
            if time.monotonic() > until:
                raise package.refusal("time")
            told(done, every)

        def fill(database: Database) -> None:
            with database.begin() as tx:
                _fill(tx, package, go_on)

        return fill


def preview(file: Path, passphrase: str, told: Told = lambda _done, _all: None) -> PackageManifest:
    """What a package holds, once all its checksums fit; nothing is made.

    Raises PackageRefused, WrongPassphrase.
    """
    with closing(checked(file, passphrase, told)) as package:
        return package.manifest


def _fill(tx: Transaction, package: Package, told: Told) -> None:
    package.refuse_other_schema(schema_of(tx) or "")
    known = tables()
    if package.manifest.rows.keys() != {each.name for each in known}:
        raise package.refusal("tables")
    for number, table in enumerate(known):
        _put(tx, table, package)
        part_of(told, 40, 70)(number, len(known))
    count_on(tx)
    if head(tx) != package.manifest.head or any(findings(tx, part_of(told, 70, 85))):
        raise package.refusal("audit")
    _refuse_unreadable(tx, package, part_of(told, 85, 100))


def _put(tx: Transaction, table: Table, package: Package) -> None:
    try:
        many = put(tx, table, package.rows(table.name))
    except (DatabaseError, StatementError, ValueError, TypeError, OverflowError):
        raise package.refusal(table.name) from None
    if many != package.manifest.rows[table.name]:
        raise package.refusal(table.name)


def _refuse_unreadable(tx: Transaction, package: Package, told: Told) -> None:
    try:
        refuse_bombs(tx)
        _read_everything(tx, told)
    except PackageRefused:
        raise
    except (TaktError, ValueError, LookupError, TypeError, RecursionError, DatabaseError, Zipped):
        raise package.refusal("records") from None


def _read_everything(tx: Transaction, told: Told) -> None:
    """Every record as the pages will read it: what cannot be read is not taken."""
    clinics.get(tx)
    everyone = list(patients.everyone(tx))
    for number, patient in enumerate(everyone):
        for episode in episodes.of_patient(tx, patient.id):
            for each in file_of(tx, episode).programmes:
                programmes.sheet(tx, each.id, Sheet)
                programmes.pdf(tx, each.id)
        told(number, len(everyone))
