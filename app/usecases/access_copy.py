"""A patient asks for everything that is stored: readable pages, and the same as data."""

from typing import NamedTuple

from msgspec import Struct

from app.domain.codes import Language
from app.domain.patient import Episode, Patient, PatientId
from app.domain.record import PatientFile
from app.domain.session import Session
from app.domain.value import encode
from app.pdf.report import render_report
from app.sheet.access_copy import Corrected
from app.sheet.access_copy import access_copy as in_words
from app.sheet.sheet import Sheet
from app.texts import texts
from app.usecases.earlier_versions import Versions, earlier_versions
from app.usecases.keep_patients import file_of
from app.usecases.reword import reworded
from app.usecases.workspace import Workspace
from db import clinics, episodes, programmes
from db.database import Transaction


class AccessCopy(NamedTuple):
    """The pages as PDF, and the same as JSON."""

    pdf: bytes
    json: bytes


class Stood(Struct, frozen=True, kw_only=True):
    """All that ever stood of an episode, oldest first, with the time (UTC) it was stored."""

    patient: tuple[tuple[str, Patient], ...]
    episode: tuple[tuple[str, Episode], ...]
    sessions: dict[str, tuple[tuple[str, Session], ...]]


class StoredData(Struct, frozen=True, kw_only=True):
    """The JSON: one file for each episode of treatment, and the sheets by programme id.

    `versions` holds what stood before it was corrected or changed.
    """

    format: str = "takt-access-copy-1"
    taken: str
    clinic: str
    episodes: tuple[PatientFile, ...]
    versions: tuple[Stood, ...]
    sheets: dict[str, Sheet]


def access_copy(workspace: Workspace, patient_id: PatientId, language: Language) -> AccessCopy:
    """All that is stored about this patient, with every advice, its rules and the decision."""
    with workspace.database.begin() as tx:
        clinic = clinics.get(tx)
        files = tuple(file_of(tx, each) for each in episodes.of_patient(tx, patient_id))
        sheets = _sheets(tx, files)
    versions = tuple(earlier_versions(workspace, file) for file in files)
    told = tuple(reworded(workspace, file, language) for file in files)
    data = StoredData(
        taken=workspace.today.isoformat(), clinic=clinic.name, episodes=files,
        versions=tuple(_stood(each) for each in versions),
        sheets=sheets,
    )  # fmt: skip
    words = texts(language)
    whys = {key: sheet.why.text for key, sheet in sheets.items()}
    pdf = render_report(
        in_words(told, whys, _corrected(versions), workspace.bank, words),
        words.say("Everything stored about you"),
        language,
        clinic.paper,
        words.say("Page {page} of {pages}"),
    )
    return AccessCopy(pdf, encode(data))


def _stood(versions: Versions) -> Stood:
    sessions = {str(key): stood for key, stood in versions.sessions.items()}
    return Stood(patient=versions.patient, episode=versions.episode, sessions=sessions)


def _corrected(versions: tuple[Versions, ...]) -> Corrected:
    """How sessions stood before their latest version."""
    return {key: stood[:-1] for each in versions for key, stood in each.sessions.items()}


def _sheets(tx: Transaction, files: tuple[PatientFile, ...]) -> dict[str, Sheet]:
    issued = [each for file in files for each in file.programmes]
    return {str(each.id): programmes.sheet(tx, each.id, Sheet) for each in issued}
