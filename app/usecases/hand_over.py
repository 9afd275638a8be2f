"""The whole practice leaves Takt as one package: for a successor, or another program."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

import msgspec
from sqlalchemy import Table

from app.domain.codes import Language
from app.domain.patient import PatientId
from app.resources import read_text
from app.usecases.access_copy import access_copy
from app.usecases.back_up import root_of
from app.usecases.saved_exports import remember_export
from app.usecases.workspace import Workspace
from db import clinics, episodes, patients, programmes
from db.backup import Told, part_of, scratch_folder
from db.columns import moment
from db.database import Database, Transaction
from db.decisions import program
from db.key_file import refuse_weak
from db.online_copy import failing_plainly, sync
from db.package import FORMAT, MANIFEST, PackageManifest, Part, sealed
from db.patience import patiently
from db.places import SCRATCH
from db.rows import Plain, rows_of, schema_of_rows, tables
from db.slots import FLOOR, Cost
from db.state import Counts, State, reading, state_of

__all__ = ["Counts"]

SUFFIX = ".takthandover"
_NOT_IN_CSV = {"audit", "advice_given", "rule_sets"}  # hashes and compressed data
_LINES = 1000  # of a table, between two looks whether to go on
_DANGEROUS = tuple("=+-@\t\r＝＋－＠")


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

    def run(self, told: Told = lambda _done, _all: None) -> State:
        """Make it beside the work, and write it whole or not at all; what it holds.

        Raises WeakPassphrase, BackupFailed, Stopped.
        """
        if self.passphrase is not None:
            refuse_weak(self.passphrase)
        with scratch_folder(self.root / SCRATCH) as aside, failing_plainly(self.target.parent):
            copy = aside / "copy"
            self.workspace.database.copy_to(copy, part_of(told, 0, 10))
            state = self._put(copy, aside, told)
        told(100, 100)
        return state

    def _put(self, copy: Path, aside: Path, told: Told) -> State:
        """Beside its place, then in it: what breaks off leaves nothing that could be read."""
        part = self.target.with_name(f".{self.target.name}.part")
        part.unlink(missing_ok=True)
        try:
            with self._package(part, aside, told) as written:
                state = self._write(copy, written, told)
            sync(part)
            patiently(lambda: part.replace(self.target))
        finally:
            part.unlink(missing_ok=True)
        sync(self.target.parent)
        return state

    def _package(self, part: Path, aside: Path, told: Told) -> AbstractContextManager[BinaryIO]:
        if self.passphrase is None:
            return part.open("xb")
        return sealed(part, self.passphrase, self.cost, aside, part_of(told, 90, 100))

    def _write(self, copy: Path, written: BinaryIO, told: Told) -> State:
        key = self.workspace.database.key
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
            writer = _Writer(package, lambda: told(10, 100))
            with reading(copy, key) as tx:
                state = state_of(tx)
                name = clinics.get(tx).name
                rows = {str(each.name): writer.table(tx, each) for each in tables()}
            schemas = {str(each.name): schema_of_rows(each) for each in tables()}
            writer.put("schema.json", msgspec.json.format(msgspec.json.encode(schemas)))
            for title in ("README.md", "LESMEG.md"):
                writer.put(title, read_text(f"hand_over/{title}").encode())
            self._write_patients(copy, writer, told)
            manifest = PackageManifest(
                format=FORMAT, schema=state.schema, program=program(),
                made_at=moment(self.made_at), clinic=name, counts=state, head=state.head,
                rows=rows, files=tuple(writer.parts),
            )  # fmt: skip
            package.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        return state

    def _write_patients(self, copy: Path, writer: "_Writer", told: Told) -> None:
        """What a person reads: each patient's pages, as an access copy and as printed."""
        database = Database.open(copy, self.workspace.database.key, adopt="hand-over")
        aside = replace(self.workspace, database=database)
        try:
            with database.begin() as tx:
                everyone = [each.id for each in patients.everyone(tx)]
            for number, whose in enumerate(everyone, 1):
                self._write_patient(aside, whose, f"patients/{number:05}", writer)
                told(10 + 80 * number // len(everyone), 100)
        finally:
            database.close()

    def _write_patient(
        self, aside: Workspace, whose: PatientId, folder: str, writer: "_Writer"
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
) -> State:  # fmt: skip
    """Make the package and remember where it lies. Raises WeakPassphrase, BackupFailed."""
    job = HandOver(
        workspace, root_of(workspace), target, passphrase, language, workspace.clock(), cost
    )
    state = job.run(told)
    remember_export(workspace, target)
    return state


def neutral(value: Plain) -> Plain:
    """A cell that no spreadsheet takes for a formula; a number stays one."""
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"\t{value}"
    return value


class _Writer:
    def __init__(self, package: zipfile.ZipFile, go_on: Callable[[], object]) -> None:
        self._package, self._go_on = package, go_on
        self.parts: list[Part] = []

    def put(self, name: str, content: bytes) -> None:
        """One more file."""
        self._package.writestr(name, content)
        self.parts.append(Part(name, len(content), hashlib.sha256(content).hexdigest()))

    def table(self, tx: Transaction, table: Table) -> int:
        """The rows as JSON Lines, and as CSV where a person may want to read them."""
        many = self._stream(
            f"data/{table.name}.jsonl",
            (msgspec.json.encode(row) + b"\n" for row in rows_of(tx, table)),
        )
        if table.name not in _NOT_IN_CSV:
            self._stream(
                f"csv/{table.name}.csv",
                _csv([str(each.name) for each in table.c], rows_of(tx, table)),
            )
        return many

    def _stream(self, name: str, lines: Iterator[bytes]) -> int:
        found, length, many = hashlib.sha256(), 0, 0
        with self._package.open(name, "w", force_zip64=True) as file:
            for line in lines:
                file.write(line)
                found.update(line)
                length, many = length + len(line), many + 1
                if many % _LINES == 0:
                    self._go_on()
        self.parts.append(Part(name, length, found.hexdigest()))
        return many


def _csv(names: list[str], rows: Iterator[dict[str, Plain]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _line(names)  # so that a spreadsheet reads Norwegian letters
    for row in rows:
        yield _line([neutral(row.get(name, "")) for name in names])


def _line(cells: Sequence[Plain]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return out.getvalue().encode()
