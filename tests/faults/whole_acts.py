"""What a clinician does with the records as a whole: backups, restores, keys, packages, the law.

Act by act as in acts.py; kept apart because each takes hundreds of operations of the disk.
"""

from datetime import date
from pathlib import Path

from msgspec import structs

from app.domain.codes import Language
from app.usecases.back_up import back_up
from app.usecases.change_data_key import change_data_key
from app.usecases.change_keys import change_passphrase
from app.usecases.clinic_exists import clinic_exists
from app.usecases.correct_session import correct_session
from app.usecases.delete_patient import delete_patient
from app.usecases.drill import drill_due, record_drill, record_hand_drill
from app.usecases.hand_over import hand_over
from app.usecases.restore import (
    deleted_before,
    finish_restore,
    known_backups,
    prepare_restore,
)
from app.usecases.take_over import TakeOver
from db.backup_places import local
from db.recovery_key import new_recovery_key
from tests.faults.acts import PASSPHRASE, QUICK, Act, Desk, noon, unlocking, upgrading
from tests.faults.acts import patient_id as patient_number

PAPER = new_recovery_key()
OF_PACKAGE = "fem andre ord på rad"


def package(folder: Path) -> Path:
    """Where the package lies that is handed over or taken over: outside the records."""
    return folder.parent / "practice.takthandover"


def corrected_session(desk: Desk) -> None:
    latest = desk.file().sessions[-1]
    changed = structs.replace(latest.session, pain_before=2, date=date(2026, 3, 3))
    correct_session(desk.records, latest.id, changed, Language.NB)


def backup(desk: Desk) -> None:
    made = back_up(desk.records)
    for place in made.places if made else ():
        if place.failed:
            raise place.failed


def drilled(desk: Desk) -> None:
    """As the window does it: what failed is remembered too, and said."""
    if drill := drill_due(desk.records):
        failed = drill.run()
        record_drill(desk.records, drill, failed)
        if failed:
            raise failed


def drilled_by_hand(desk: Desk) -> None:
    """What the page remembers once what was typed has opened a backup."""
    record_hand_drill(desk.records, known_backups(desk.records, [local(desk.folder)])[-1])


def restoring(desk: Desk) -> None:
    """The window closes the records for it, and asks for the passphrase where it failed."""
    if not desk.records.is_open:
        unlocking(desk)
    workspace, root = desk.records, desk.folder
    choice = known_backups(workspace, [local(root)])[-1]
    gone = deleted_before(root, choice, workspace)
    ready = prepare_restore(root, choice, gone, lambda _done, _all: None)
    desk.workspace, _ = finish_restore(root, ready, noon, workspace)


def new_passphrase(desk: Desk) -> None:
    change_passphrase(desk.records, PASSPHRASE, PASSPHRASE, QUICK)


def new_data_key(desk: Desk) -> None:
    if not desk.records.is_open:
        unlocking(desk)
    change_data_key(desk.records, PASSPHRASE, PAPER, QUICK)
    unlocking(desk)


def deleted_patient(desk: Desk) -> None:
    whose = patient_number(desk.patients)
    delete_patient(desk.records, whose, reason="Feil", legal_ground="§ 43", by="Ingrid Aas")


def handing_over(desk: Desk) -> None:
    target = desk.folder / package(desk.folder).name
    hand_over(desk.records, target, OF_PACKAGE, Language.NB, cost=QUICK)


def taking_over(desk: Desk) -> None:
    """As the first page does it: where records are there all the same, it leads to unlocking."""
    if clinic_exists(desk.folder):
        unlocking(desk)
        return
    order = TakeOver(desk.folder, package(desk.folder), OF_PACKAGE, PASSPHRASE, noon, QUICK)
    desk.workspace = order.run()


WHOLE: tuple[Act, ...] = (
    upgrading,
    corrected_session,
    backup,
    drilled,
    drilled_by_hand,
    restoring,
    new_passphrase,
    new_data_key,
    deleted_patient,
    handing_over,
    taking_over,
)
