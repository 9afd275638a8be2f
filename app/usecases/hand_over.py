"""The whole practice leaves Takt as one package: for a successor, or another program."""

import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from app.domain.codes import Language
from app.domain.errors import sentence
from app.domain.patient import PatientId
from app.resources import read_text
from app.usecases.access_copy import access_copy
from app.usecases.back_up import root_of
from app.usecases.package_files import PackageFiles
from app.usecases.saved_exports import refuse_among_records, remember_export
from app.usecases.workspace import Workspace
from db import clinics, episodes, patients, programmes
from db.audit import findings
from db.backup import Told, part_of, scratch_folder
from db.columns import moment
from db.database import Database
from db.decisions import program
from db.head import head
from db.key_file import WrongPassphrase, refuse_weak
from db.migrate import schema_of
from db.online_copy import DAMAGED, NO_ROOM, NOT_WRITTEN, BackupFailed, failing_plainly, sync
from db.package import FORMAT, MANIFEST, PackageManifest, PackageRefused, read_back, sealed
from db.patience import patiently
from db.places import SCRATCH
from db.rows import schema_of_rows, tables
from db.slots import FLOOR, Cost
from db.state import Counts, NotWhole, counts_of, reading

__all__ = ["Counts"]

SUFFIX = ".takthandover"

_SAID = {
    NO_ROOM: sentence("No package was written: there is no room in {folder}."),
    NOT_WRITTEN: sentence("No package was written: Takt cannot write in {folder}."),
    DAMAGED: sentence(
        "No package was written: the records on this PC are damaged. Restore a backup."
    ),
}
_NOT_READ_BACK = sentence(
    "No package was written: what was written in {folder} could not be read back whole. Look after"
    " the disk, or choose another one."
)
_NOT_AS_SAVED = sentence(
    "No package was written: the records are not as they were saved, and nobody could take them"
    " over. Restore a backup first, or save everything stored about each patient."
)


class HandOverFailed(BackupFailed):
    """There is no package; the records are as they were."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A package to be made; any thread may run it. `passphrase` None: not encrypted."""

    workspace: Workspace
    root: Path
    target: Path
    passphrase: str | None
    language: Language
    made_at: datetime
    cost: Cost = FLOOR

    @classmethod
    def of(
        cls, workspace: Workspace, target: Path, passphrase: str | None, language: Language
    ) -> Self:
        """The package of these records as they are now."""
        return cls(workspace, root_of(workspace), target, passphrase, language, workspace.clock())

    def run(self, told: Told = lambda _done, _all: None) -> Counts:
        """Make it beside the work, and write it whole or not at all; what it holds.

        Raises WeakPassphrase, ExportFailed, HandOverFailed, Stopped.
        """
        if self.passphrase is not None:
            refuse_weak(self.passphrase)
        refuse_among_records(self.root, self.target)
        place, scratch = self.target.parent, self.root / SCRATCH
        with _told(place, scratch), scratch_folder(scratch) as aside, failing_plainly(place):
            copy = aside / "copy"
            self.workspace.database.copy_to(copy, part_of(told, 0, 5))
            counts = self._put(copy, aside, told)
        told(100, 100)
        return counts

    def _put(self, copy: Path, aside: Path, told: Told) -> Counts:
        """Beside its place, then in it: what breaks off leaves nothing that could be read."""
        part = self.target.with_name(f".{self.target.name}.part")
        part.unlink(missing_ok=True)
        try:
            with self._package(part, aside, told) as written:
                manifest = self._write(copy, written, told)
            sync(part)
            read_back(part, self.passphrase or "", manifest, part_of(told, 90, 100))
            patiently(lambda: part.replace(self.target))
        finally:
            part.unlink(missing_ok=True)
        sync(self.target.parent)
        return manifest.counts

    def _package(self, part: Path, aside: Path, told: Told) -> AbstractContextManager[BinaryIO]:
        if self.passphrase is None:
            return part.open("xb")
        return sealed(part, self.passphrase, self.cost, aside, part_of(told, 85, 90))

    def _write(self, copy: Path, written: BinaryIO, told: Told) -> PackageManifest:
        key = self.workspace.database.key
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
            writer = PackageFiles(package, lambda: told(10, 100))
            with reading(copy, key) as tx:
                if any(findings(tx, part_of(told, 5, 10))):
                    raise HandOverFailed(_NOT_AS_SAVED)
                name, counts = clinics.get(tx).name, counts_of(tx)
                schema, reached = schema_of(tx) or "", head(tx)
                rows = {str(each.name): writer.table(tx, each) for each in tables()}
            schemas = {str(each.name): schema_of_rows(each) for each in tables()}
            writer.put("schema.json", msgspec.json.format(msgspec.json.encode(schemas)))
            for title in ("README.md", "LESMEG.md"):
                writer.put(title, read_text(f"hand_over/{title}").encode())
            self._write_patients(copy, writer, told)
            manifest = PackageManifest(
                format=FORMAT, schema=schema, program=program(),
                made_at=moment(self.made_at), clinic=name, counts=counts, head=reached,
                rows=rows, files=tuple(writer.parts),
            )  # fmt: skip
            package.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        return manifest

    def _write_patients(self, copy: Path, writer: PackageFiles, told: Told) -> None:
        """What a person reads: each patient's pages, as an access copy and as printed."""
        database = Database.of_copy(copy, self.workspace.database.key)
        aside = replace(self.workspace, database=database)
        try:
            with database.begin() as tx:
                everyone = [each.id for each in patients.everyone(tx)]
            for number, whose in enumerate(everyone, 1):
                self._write_patient(aside, whose, f"patients/{number:05}", writer)
                told(10 + 75 * number // len(everyone), 100)
        finally:
            database.close()

    def _write_patient(
        self, aside: Workspace, whose: PatientId, folder: str, writer: PackageFiles
    ) -> None:
        pages = access_copy(aside, whose, self.language)
        writer.put(f"{folder}/record.json", pages.json)
        writer.put(f"{folder}/record.pdf", pages.pdf)
        with aside.database.begin() as tx:
            issued = [
                each
                for episode in episodes.of_patient(tx, whose)
                for each in programmes.of_episode(tx, episode.id)
            ]
            for number, each in enumerate(issued, 1):
                writer.put(f"{folder}/sheet-{number:03}.pdf", programmes.pdf(tx, each.id))


def hand_over(
    workspace: Workspace, target: Path, passphrase: str | None, language: Language,
    told: Told = lambda _done, _all: None, cost: Cost = FLOOR,
) -> Counts:  # fmt: skip
    """Make the package and remember where it lies. Raises what `run` raises."""
    job = HandOver(
        workspace, root_of(workspace), target, passphrase, language, workspace.clock(), cost
    )
    state = job.run(told)
    remember_export(workspace, target)
    return state


@contextmanager
def _told(place: Path, scratch: Path) -> Iterator[None]:
    """What a disk does, in words about a package."""
    try:
        yield
    except (PackageRefused, WrongPassphrase) as error:
        raise HandOverFailed(_NOT_READ_BACK, folder=place) from error
    except NotWhole as error:
        raise HandOverFailed(_NOT_READ_BACK, folder=scratch) from error
    except BackupFailed as error:
        raise HandOverFailed(_SAID.get(error.sentence, error.sentence), **error.values) from error
