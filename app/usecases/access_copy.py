"""A patient asks for everything that is stored: readable pages, and the same as data."""

from typing import NamedTuple

from msgspec import Struct

from app.domain.codes import Language
from app.domain.patient import PatientId
from app.domain.record import PatientFile
from app.domain.value import encode
from app.pdf.report import render_report
from app.sheet.access_copy import access_copy as in_words
from app.sheet.sheet import Sheet
from app.texts import texts
from app.usecases.keep_patients import file_of
from app.usecases.reword import reworded
from app.usecases.workspace import Workspace
from db import clinics, episodes, programmes
from db.database import Transaction


class AccessCopy(NamedTuple):
    """The pages as PDF, and the same as JSON."""

    pdf: bytes
    json: bytes


class StoredData(Struct, frozen=True, kw_only=True):
    """The JSON: one file for each episode of treatment, and the sheets by programme id."""

    format: str = "takt-access-copy-1"
    taken: str
    clinic: str
    episodes: tuple[PatientFile, ...]
    sheets: dict[str, Sheet]


def access_copy(workspace: Workspace, patient_id: PatientId, language: Language) -> AccessCopy:
    """All that is stored about this patient, with every advice, its rules and the decision."""
    with workspace.database.begin() as tx:
        clinic = clinics.get(tx)
        files = tuple(file_of(tx, each) for each in episodes.of_patient(tx, patient_id))
        sheets = _sheets(tx, files)
    told = tuple(reworded(workspace, file, language) for file in files)
    data = StoredData(
        taken=workspace.today.isoformat(), clinic=clinic.name, episodes=files, sheets=sheets
    )
    words = texts(language)
    whys = {key: sheet.why.text for key, sheet in sheets.items()}
    pdf = render_report(
        in_words(told, whys, workspace.bank, words),
        words.say("Everything stored about you"),
        language,
        clinic.paper,
        words.say("Page {page} of {pages}"),
    )
    return AccessCopy(pdf, encode(data))


def _sheets(tx: Transaction, files: tuple[PatientFile, ...]) -> dict[str, Sheet]:
    issued = [each for file in files for each in file.programmes]
    return {str(each.id): programmes.sheet(tx, each.id, Sheet) for each in issued}
