"""The clinician adds, changes and finds patients, and opens one."""

from collections.abc import Sequence
from functools import partial

from msgspec import structs

from app.domain.codes import Language
from app.domain.patient import Episode, Patient, PatientId
from app.domain.record import CaseloadRow, PatientFile, RecordedSession
from app.usecases.reword import summary_again
from app.usecases.workspace import Workspace
from db import (
    access,
    clinics,
    episodes,
    limits,
    patients,
    programme_changes,
    programmes,
    recorded,
    stop_lifts,
)
from db import caseload as standing
from db.database import NotSaved, Transaction
from db.patients import Listed as Listed  # noqa: PLC0414 (what a page shows)


def add_patient(workspace: Workspace, patient: Patient, episode: Episode) -> None:
    """Store a new patient with the episode of treatment that begins."""
    with workspace.database.begin() as tx:
        patients.add(tx, patient)
        episodes.add(tx, episode)


def change_patient(workspace: Workspace, patient: Patient) -> None:
    """Store what a patient is called and told from now on; what stood before is kept."""
    with workspace.database.begin() as tx:
        patients.change(tx, patient)


def change_episode(workspace: Workspace, episode: Episode) -> None:
    """Store what holds in an episode from now on; what held before is kept."""
    with workspace.database.begin() as tx:
        episodes.change(tx, episode)


def caseload(workspace: Workspace, language: Language = Language.NB) -> tuple[CaseloadRow, ...]:
    """All patients, sorted by name as in Norwegian, and where each stands, in this language."""
    return caseload_of(workspace, [each.id for each in names(workspace)], language)


def caseload_of(
    workspace: Workspace, whose: Sequence[PatientId], language: Language
) -> tuple[CaseloadRow, ...]:
    """The same of some patients, in their order: where there are thousands, part by part."""
    with workspace.database.begin() as tx:
        again = partial(summary_again, tx, workspace, language)
        rows = standing.rows(tx, whose, language, again)
        if clinics.get(tx).advice:
            return rows
        return tuple(structs.replace(row, light=None, summary="", review=None) for row in rows)


def names(workspace: Workspace) -> tuple[Listed, ...]:
    """Who is in treatment, sorted by name: no more than a search needs."""
    with workspace.database.begin() as tx:
        return workspace.names.in_order(patients.state(tx), partial(patients.listed, tx))


def open_patient(workspace: Workspace, patient_id: PatientId) -> PatientFile:
    """All that the page of one patient shows; that it was opened is logged."""
    file = patient_file(workspace, patient_id)
    try:
        with workspace.database.begin() as tx:
            access.note(tx, patient_id)
    except NotSaved as failed:  # a disk that takes nothing must not hide the patient
        workspace.database.warnings.append(failed.sentence)
    return file


def last_opened(workspace: Workspace) -> PatientId | None:
    """Who was opened last, in this run of the program or an earlier one."""
    with workspace.database.begin() as tx:
        return access.latest(tx)


def patient_file(workspace: Workspace, patient_id: PatientId) -> PatientFile:
    """The same, read by the program itself: nobody looks at it."""
    with workspace.database.begin() as tx:
        file = file_of(tx, episodes.present_of(tx, patient_id))
        return file if clinics.get(tx).advice else without_advice(file)


def without_advice(file: PatientFile) -> PatientFile:
    """The file as it is shown where no advice is wanted: no light, no reason."""
    return structs.replace(file, sessions=tuple(map(without_advice_on, file.sessions)))


def file_of(tx: Transaction, episode: Episode) -> PatientFile:
    """All that is kept of one episode of treatment."""
    return PatientFile(
        patient=patients.get(tx, episode.patient_id),
        episode=episode,
        sessions=recorded.of_episode(tx, episode.id),
        programmes=programmes.of_episode(tx, episode.id),
        stop_lifts=stop_lifts.of_episode(tx, episode),
        limit_changes=limits.concerning(tx, episode.id),
        programme_change=programme_changes.latest(tx, episode.id),
    )


def without_advice_on(shown: RecordedSession) -> RecordedSession:
    """The session as it is shown where no advice is wanted."""
    decision = structs.replace(shown.decision, light=None)
    return structs.replace(shown, advice=None, decision=decision)
