"""A small clinic on a disk, its stick, and a clock that a test can turn."""

import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from app.domain.codes import Language
from app.domain.patient import EpisodeId, PatientId
from app.usecases.back_up import Why, back_up, choose_outside
from app.usecases.keep_patients import add_patient
from app.usecases.open_clinic import create_clinic, unlock
from app.usecases.record_session import record_session
from db.recovery_key import Groups, new_recovery_key
from db.slots import Cost
from tests.builders import NOW, TODAY, a_clinic, a_patient, a_session, an_episode

WORDS = "fire ord på rad"
PAPER: Groups = new_recovery_key()
FAST = Cost(memory_kib=64, passes=1, lanes=1)


def found(root: Path) -> Path:
    """Start the clinic that every practice is a copy of."""
    create_clinic(root, WORDS, a_clinic(), lambda: NOW, FAST, PAPER).close()
    return root


class Practice:
    """The records lie in `root`, the backups outside in `stick`."""

    def __init__(self, folder: Path, made: Path) -> None:
        self.root, self.stick = folder / "Takt", folder / "stick"
        self.stick.mkdir(parents=True)
        self.now, self.patients = NOW, 0
        shutil.copytree(made, self.root)
        self.workspace = unlock(self.root, WORDS, self.clock)

    def clock(self):
        return self.now

    def take_in(self, sessions: int = 1) -> PatientId:
        """One more patient, who was here so often."""
        self.patients += 1
        whose = PatientId(UUID(int=100 + 2 * self.patients))
        episode = EpisodeId(UUID(int=101 + 2 * self.patients))
        name = f"Pasient {self.patients}"
        add_patient(
            self.workspace,
            a_patient(id=whose, given_name=name),
            an_episode(id=episode, patient_id=whose),
        )
        for back in range(sessions):
            session = a_session(date=TODAY - timedelta(days=sessions - back - 1))
            record_session(self.workspace, episode, session, Language.NB)
        return whose

    def plug_in(self) -> Path:
        """Let backups go to the stick too."""
        return choose_outside(self.workspace, self.stick, same_disk=True)

    def back_up(self, why: Why = Why.ASKED):
        self.now += timedelta(minutes=31)
        return back_up(self.workspace, why)


def files(folder: Path) -> dict[Path, bytes]:
    """Every file below, with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
