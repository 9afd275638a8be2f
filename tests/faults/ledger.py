"""What the clinician was told is saved, and whether a reopened clinic still holds all of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from msgspec import msgpack, structs
from sqlalchemy import text

from app.domain.errors import TaktError
from app.domain.record import PatientFile
from app.usecases.back_up import root_of
from app.usecases.change_limits import limit_changes
from app.usecases.clinic_exists import clinic_exists
from app.usecases.keep_clinic import clinic
from app.usecases.keep_draft import draft_of
from app.usecases.keep_favourites import favourites
from app.usecases.keep_form_draft import form_draft_of
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.keep_programme_draft import programme_draft_of
from app.usecases.keep_templates import templates
from app.usecases.open_clinic import unlock
from app.usecases.reprint import reprint
from app.usecases.review_access import review_due
from app.usecases.saved_exports import saved_exports
from app.usecases.unfinished import unfinished
from app.usecases.workspace import Workspace
from db.backup_file import BACKUP, backups, candidates
from db.backup_note import read_note
from db.backup_places import local
from db.sealed_file import FileRefused, extract, read_head
from tests.faults.acts import PASSPHRASE, Act, Desk, noon
from tests.faults.desk_acts import FORM

Contents = dict[str, str]
NOTHING: Contents = {}
_SHOWN: dict[bytes, Contents] = {}  # what was shown of these rows and of what lies beside them


class Verdict(StrEnum):
    """What became of acknowledged saves."""

    KEPT = "kept"
    LOST = "lost"
    HALF = "half"
    CORRUPT = "corrupt"


@dataclass
class Ledger:
    """`states[n]` is all that a clinic holds after the first n acts of the script."""

    states: list[Contents] = field(default_factory=lambda: [NOTHING])

    def judge(self, held: Contents | None, acknowledged: int) -> Verdict:
        """The act after the acknowledged ones may be there whole, or not at all."""
        if held is None:
            return Verdict.CORRUPT
        if held in self.states[acknowledged : acknowledged + 2]:
            return Verdict.KEPT
        return Verdict.LOST if held in self.states[:acknowledged] else Verdict.HALF


def written_by(folder: Path, acts: list[Act]) -> Ledger:
    """Do all acts once, undisturbed, and note after each what the clinic holds."""
    ledger, desk = Ledger(), Desk(folder)
    for act in acts:
        act(desk)
        ledger.states.append(contents(desk.workspace) if desk.workspace else ledger.states[-1])
    if desk.workspace:
        desk.workspace.close()
    return ledger


def reopened(folder: Path, *, anew: bool = False) -> Contents | None:
    """What the program shows of this folder; None where it does not open, or not in order.

    What equal rows show is worked out once, or `anew`.
    """
    if not clinic_exists(folder):
        return NOTHING
    try:
        workspace = unlock(folder, PASSPHRASE, noon)
    except TaktError:
        return None
    try:
        whole = _is_in_order(workspace) and _backups_are_whole(folder, workspace.database.key)
        rows = _rows(workspace)
        if whole and (anew or rows not in _SHOWN):
            _SHOWN[rows] = contents(workspace)
        held = _SHOWN[rows] if whole else None
        workspace.close()
    except Exception:  # noqa: BLE001 (whatever a broken database raises, it is broken)
        workspace.database._connection.close()
        return None
    return held


def contents(workspace: Workspace) -> Contents:
    """A fingerprint of everything that the use cases show, by what it is."""
    found = {"clinic": _print(clinic(workspace)), "own": _print(_of_clinic(workspace))}
    for row in caseload(workspace):
        file = open_patient(workspace, row.patient.id)
        found |= _of_patient(workspace, file)
        found[f"row {row.patient.id}"] = _print((row.last_seen, row.light))
    return found


def _of_clinic(workspace: Workspace) -> list[object]:
    """What belongs to nobody: what was written, set, saved beside, and half-typed."""
    own = [each for each in workspace.bank if workspace.bank.own(each.id)]
    return [
        own, [workspace.bank.photo(each.id) for each in own], sorted(favourites(workspace)),
        templates(workspace), limit_changes(workspace), saved_exports(workspace),
        unfinished(workspace), read_note(root_of(workspace)).outside, review_due(workspace),
        form_draft_of(workspace, FORM),
    ]  # fmt: skip


def _of_patient(workspace: Workspace, file: PatientFile) -> Contents:
    change = file.programme_change and structs.replace(file.programme_change, session_id=None)
    whole = file.patient, file.episode, file.stop_lifts, file.limit_changes, change
    drafts = (of(workspace, file.episode.id) for of in (draft_of, programme_draft_of))
    found = {f"patient {file.patient.id}": _print((whole, *drafts))}
    for each in file.sessions:
        key = f"session {each.episode_id} {each.session.date}"
        found[key] = _print((each.session, each.advice, each.decision))
    for each in file.programmes:
        key = f"programme {each.episode_id} {each.programme.version}"
        # The foot of the sheet names the head of the trail, in which numbers are by chance.
        found[key] = _print((each.programme, reprint(workspace, each.id)[:5]))
    return found


def _print(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()[:16]


def _rows(workspace: Workspace) -> bytes:
    """A fingerprint of every row of every table, and of what is shown that lies beside them."""
    read, found = workspace.database._connection.execute, sha256()
    saved = [path for (path,) in read("SELECT path FROM saved_exports ORDER BY path").fetchall()]
    lying = [path for path in saved if Path(path).exists()]
    found.update(msgpack.encode((read_note(root_of(workspace)).outside, lying)))
    for (name,) in read("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        rows = read(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 (our own tables)
        found.update(msgpack.encode((name, rows)))
    return found.digest()


def _backups_are_whole(folder: Path, key: bytes) -> bool:
    """Whether every file named like a backup is whole, as far as this key can tell."""
    try:
        for each in backups(local(folder), (key,)):
            extract(read_head(each.path, BACKUP), key)
    except FileRefused:
        return False
    return all(each.key_file for each in candidates(local(folder)))


def _is_in_order(workspace: Workspace) -> bool:
    with workspace.database.begin() as tx:
        whole = tx.execute(text("PRAGMA integrity_check")).scalars().all()
        loose = tx.execute(text("PRAGMA foreign_key_check")).all()
    return whole == ["ok"] and not loose
