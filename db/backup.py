"""Makes backups: one new file each, written, synced, read back whole, and only then named.

Whatever fails leaves the older backups as they are.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.errors import sentence
from db.backup_file import BACKUP, Manifest, Why, backups, file_name, numbers
from db.columns import moment
from db.database import Database
from db.head import START, Head, holds
from db.key_file import KeyFile
from db.online_copy import BackupFailed, Stopped, Told, failing_plainly, part_of, sync
from db.patience import patiently
from db.rotation import superfluous
from db.sealed_file import FileRefused, Keys, extract, read_head, write
from db.state import NotWhole, State, check, reading, state_of

__all__ = ["BackupFailed", "Stopped", "Told", "part_of"]

_ROOM_TO_SPARE = 1_000_000  # bytes
_NO_ROOM = sentence(
    "No backup was made: there is no room in {folder}. The older backups are kept."
)
_NOT_READ_BACK = sentence(
    "No backup was made: what was written in {folder} could not be read back whole. The older"
    " backups are kept. Look after the disk."
)
_NO_COPY = sentence(
    "A disk has no room left, reports an error, or was pulled out. Nothing was changed."
)
_OTHER_RECORDS = sentence(
    "No backup was made: what the last backup knows is missing from the records. The older"
    " backups are kept. Restore the newest one."
)


@dataclass(frozen=True, slots=True)
class Job:
    """One backup to be made, in one or more folders.

    It asks the database for nothing but pages, so that any thread may run it.
    """

    database: Database
    key_file: KeyFile
    scratch: Path
    folders: tuple[Path, ...]
    number: int
    made_at: datetime
    why: Why
    program: str
    clinic: str
    before: Head = START  # the head of the last backup: it must be in this chain

    def run(self, told: Told = lambda _done, _all: None) -> "Made":
        """Make it. A folder that fails does not keep the others from theirs.

        Raises BackupFailed, Stopped.
        """
        with scratch_folder(self.scratch) as aside:
            whole, manifest = self._prepared(aside, told)
            results = [self._placed(whole, folder, told) for folder in self.folders]
        return Made(manifest, tuple(results))

    def _prepared(self, aside: Path, told: Told) -> tuple[Path, Manifest]:
        """The backup as one file, read back and checked; still aside."""
        copy, whole, again = aside / "copy", aside / "whole", aside / "again"
        _refuse_without_room(aside, self.database.size)
        self.database.copy_to(copy, part_of(told, 0, 40))
        key = self.database.key
        with failing_plainly(aside), _read_back(aside):
            with reading(copy, key) as tx:
                state = state_of(tx)
                if not holds(tx, self.before):
                    raise BackupFailed(_OTHER_RECORDS)
            manifest = self._manifest(state)
            keys = Keys(self.key_file, key)
            write(whole, BACKUP, keys, manifest, copy, part_of(told, 40, 55))
            copy.unlink()
            extract(read_head(whole, BACKUP), key, again, part_of(told, 55, 70))
            if check(again, key, part_of(told, 70, 80)) != state:
                raise NotWhole("counts")
            again.unlink()
        return whole, manifest

    def _manifest(self, state: State) -> Manifest:
        return Manifest(
            database=self.key_file.database,
            number=self.number,
            made_at=moment(self.made_at),
            why=self.why,
            program=self.program,
            clinic=self.clinic,
            state=state,
        )

    def _placed(self, whole: Path, folder: Path, told: Told) -> "Placed":
        try:
            with failing_plainly(folder), _read_back(folder):
                return Placed(folder, self._put(whole, folder, told))
        except BackupFailed as failed:
            return Placed(folder, None, failed)

    def _put(self, whole: Path, folder: Path, told: Told) -> Path:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_without_room(folder, whole.stat().st_size)
        target = folder / file_name(self.number, self.made_at)
        part = folder / f".{target.name}.part"
        part.unlink(missing_ok=True)
        try:
            _copied(whole, part, part_of(told, 80, 90))
            extract(read_head(part, BACKUP), self.database.key, told=part_of(told, 90, 100))
            if target.exists():
                raise FileExistsError(target)
            patiently(lambda: part.rename(target))
            sync(folder)
        finally:
            part.unlink(missing_ok=True)
        return target


@dataclass(frozen=True, slots=True)
class Placed:
    """The backup in one folder, or why it is not there."""

    folder: Path
    file: Path | None
    failed: BackupFailed | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a job."""

    manifest: Manifest
    places: tuple[Placed, ...]


def next_number(folders: tuple[Path, ...], known: int) -> int:
    """A number that no backup in these folders has."""
    return max([known, *(number for folder in folders for number in numbers(folder))]) + 1


def rotate(folder: Path, key: bytes, newest: Path) -> tuple[Path, ...]:
    """Delete what is superfluous, once the newest lies there whole; what was deleted."""
    known = backups(folder, (key,))
    if not known or known[-1].path != newest:
        return ()
    gone = superfluous(known)
    return tuple(each.path for each in gone if _deleted(each.path))


@contextmanager
def scratch_folder(scratch: Path) -> Iterator[Path]:
    """A folder for encrypted copies; it is gone afterwards. Raises BackupFailed."""
    try:
        scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=scratch))
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise BackupFailed(_NO_COPY) from error


def _deleted(path: Path) -> bool:
    """One that another program holds goes the next time."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _copied(source: Path, target: Path, told: Told) -> None:
    size = source.stat().st_size
    with source.open("rb") as whole, target.open("xb") as part:
        target.chmod(0o600)
        while chunk := whole.read(1 << 20):
            part.write(chunk)
            told(part.tell(), size)
    sync(target)


def _refuse_without_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size + _ROOM_TO_SPARE:
        raise BackupFailed(_NO_ROOM, folder=folder)


@contextmanager
def _read_back(folder: Path) -> Iterator[None]:
    try:
        yield
    except (FileRefused, NotWhole) as error:
        raise BackupFailed(_NOT_READ_BACK, folder=folder) from error
