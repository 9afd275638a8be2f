"""The patient takes home how it has gone: dose and response on one page."""

from app.charts import Trend, trend
from app.domain.errors import TaktError, sentence
from app.domain.record import PatientFile
from app.pdf.progress import render_progress
from app.sheet.progress import progress
from app.usecases.workspace import Workspace
from db import clinics


def progress_page(workspace: Workspace, file: PatientFile) -> bytes:
    """The page as PDF, in the patient's language. Raises TaktError before the first session."""
    if file.latest is None:
        raise TaktError(sentence("Record a session first."))
    with workspace.database.begin() as tx:
        clinic = clinics.get(tx)
    words = progress(file, clinic, workspace.bank, file.patient.language)
    trends = tuple(_trend(workspace, file, each.exercise_id) for each in words.strips)
    return render_progress(words, trends, clinic.paper)


def _trend(workspace: Workspace, file: PatientFile, exercise_id: str) -> Trend:
    rulebook = workspace.rulebook_with(file.limit_changes)
    last = file.sessions[-1].session.date
    return trend(
        file, exercise_id, last,
        calm=rulebook.limit("pain-acceptable", "above"),
        fine=rulebook.limit("pain-during-high", "during_above"),
    )  # fmt: skip
