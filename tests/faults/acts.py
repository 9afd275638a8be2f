"""What a clinician does with Takt, each act the same wherever and whenever it is done.

An act is done by the program's own use cases on the program's own files. Whoever adds a way to
change a clinic adds it to ACTS: kill, power loss, failing disk and full disk then try it too.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

from msgspec import structs
from PIL import Image

from app.domain.case import Restriction
from app.domain.codes import Language, Light, RedFlag
from app.domain.patient import Episode, EpisodeId, Patient, PatientId
from app.domain.record import PatientFile
from app.domain.session import Override
from app.usecases.acknowledge_review import acknowledge_review
from app.usecases.clinic_exists import clinic_exists
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_clinic import change_clinic, change_logo
from app.usecases.keep_patients import add_patient, change_episode, change_patient, open_patient
from app.usecases.lift_stop import lift_stop
from app.usecases.open_clinic import create_clinic, unlock
from app.usecases.record_session import record_session
from app.usecases.workspace import Workspace
from db import migrate
from db.database import CHECKPOINT_AFTER_S
from db.key_file import Cost
from tests.builders import NOW, a_clinic, a_patient, a_session, an_episode, an_exercise

PASSPHRASE = "fire ord på rad"  # noqa: S105 (protects invented patients)
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
SHIPPED = migrate.FOLDER
LONG_NOTE = "Sov dårlig, gikk tur, tok det med ro. " * 40


@dataclass
class Desk:
    """A clinician at a clinic in this folder; `workspace` while it is unlocked."""

    folder: Path
    workspace: Workspace | None = None
    patients: int = 0
    sessions: dict[int, int] = field(default_factory=dict)

    @property
    def records(self) -> Workspace:
        assert self.workspace, "locked"
        return self.workspace

    def file(self) -> PatientFile:
        return open_patient(self.records, patient_id(self.patients))


Act = Callable[[Desk], object]


def noon() -> datetime:
    return NOW


def patient_id(number: int) -> PatientId:
    return PatientId(UUID(int=1000 + number))


def episode_id(number: int) -> EpisodeId:
    return EpisodeId(UUID(int=2000 + number))


def first_run(desk: Desk) -> None:
    """As the first page does it: where records are there all the same, it leads to unlocking."""
    if clinic_exists(desk.folder):
        unlocking(desk)
    else:
        desk.workspace = create_clinic(desk.folder, PASSPHRASE, a_clinic(), noon, QUICK)


def unlocking(desk: Desk) -> None:
    desk.workspace = unlock(desk.folder, PASSPHRASE, noon)


def upgrading(desk: Desk) -> None:
    """The first unlocking with a newer Takt; `next_release` makes this Takt newer."""
    unlocking(desk)


def locking(desk: Desk) -> None:
    workspace, desk.workspace = desk.records, None
    workspace.close()


def half_a_minute_later(desk: Desk) -> None:
    database = desk.records.database
    database.steady = lambda: time.monotonic() + CHECKPOINT_AFTER_S
    desk.records.tend()


def new_patient(desk: Desk) -> None:
    number = desk.patients + 1
    add_patient(desk.records, a_numbered_patient(number), a_numbered_episode(number))
    desk.patients = number


def a_numbered_patient(number: int) -> Patient:
    return a_patient(id=patient_id(number), given_name=f"Kari {number}", note=LONG_NOTE)


def a_numbered_episode(number: int) -> Episode:
    whose = {"id": episode_id(number), "patient_id": patient_id(number)}
    return an_episode(started=date(2026, 1, 1), **whose)


def session(desk: Desk, **changes: object) -> None:
    number = desk.sessions.get(desk.patients, 0)
    day = date(2026, 3, 2) + timedelta(days=2 * number)
    exercises = tuple(an_exercise(id=each) for each in ("heel-raise", "squat", "bridge"))
    held = a_session(**({"date": day, "exercises": exercises} | changes))
    record_session(desk.records, episode_id(desk.patients), held, Language.NB)
    desk.sessions[desk.patients] = number + 1


def session_of_her_own_mind(desk: Desk) -> None:
    session(desk, override=Override(light=Light.RED, note="Virket sliten.", by="Ingrid Aas"))


def stopping_session(desk: Desk) -> None:
    session(desk, red_flags=(RedFlag.CAUDA_EQUINA,))


def lifted_stop(desk: Desk) -> None:
    lift_stop(desk.records, desk.file(), by="Ingrid Aas", day=NOW.date(), found="Undersøkt.")


def programme(desk: Desk) -> None:
    issue_programme(desk.records, desk.file())


def changed_patient(desk: Desk) -> None:
    change_patient(desk.records, structs.replace(desk.file().patient, family_name="Åsnes"))


def changed_episode(desk: Desk) -> None:
    held = (Restriction(kind="max_load", value=12.5), Restriction(kind="no_resistance", note="ja"))
    change_episode(desk.records, structs.replace(desk.file().episode, restrictions=held))


def changed_clinic(desk: Desk) -> None:
    change_clinic(desk.records, a_clinic(telephone=f"22 33 44 {desk.patients:02}"))


def changed_logo(desk: Desk) -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 30), "navy").save(picture, "PNG")
    change_logo(desk.records, picture.getvalue())


def reviewed(desk: Desk) -> None:
    acknowledge_review(desk.records, desk.file())


ACTS: tuple[Act, ...] = (
    first_run,
    unlocking,
    new_patient,
    session,
    session_of_her_own_mind,
    programme,
    changed_patient,
    changed_episode,
    changed_clinic,
    changed_logo,
    reviewed,
    stopping_session,
    lifted_stop,
    half_a_minute_later,
    locking,
)


def next_release(folder: Path) -> None:
    """From now on this process is a Takt with one more migration, until `this_release`."""
    steps = folder / "migrations"
    shutil.rmtree(steps, ignore_errors=True)
    shutil.copytree(SHIPPED, steps)
    last = max(file.stem[:4] for file in steps.glob("[0-9]*.py"))
    (steps / "9999_next.py").write_text(
        f"from alembic import op\nrevision = '9999'\ndown_revision = '{last}'\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE more (x TEXT)')\n"
        "    op.execute('ALTER TABLE clinic ADD COLUMN more TEXT')\n"
    )
    migrate.FOLDER = steps


def this_release() -> None:
    """And now it is the one that it was."""
    migrate.FOLDER = SHIPPED


def script(rounds: int) -> list[Act]:
    """First run, then one new patient after another, with all that can happen to one."""
    return [first_run, *(act for number in range(rounds) for act in _round(number))]


def _round(number: int) -> list[Act]:
    course = [new_patient, session, session, programme, changed_patient, session_of_her_own_mind]
    stopped = [changed_episode, stopping_session, lifted_stop, reviewed, changed_clinic]
    ends = ([locking, unlocking], [half_a_minute_later], [])
    return [*course, *(stopped if number % 2 else []), *ends[number % 3]]
