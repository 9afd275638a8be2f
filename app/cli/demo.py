"""takt demo: the demonstration clinic, judged session by session, with everybody's sheet."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from app.cli.files import save
from app.domain.codes import Light
from app.domain.errors import sentence
from app.domain.programme import ProgrammeExercise
from app.domain.record import PatientFile, RecordedSession
from app.exercises.bank import Bank
from app.exercises.exercise import DoseKind
from app.sheet.doses import amount, title
from app.texts import Texts, texts
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.open_demonstration import open_demonstration
from app.usecases.reprint import reprint
from app.usecases.workspace import Workspace

LIGHTS = {
    Light.GREEN: sentence("green"),
    Light.AMBER: sentence("amber"),
    Light.RED: sentence("red"),
    Light.STOP: sentence("stop"),
}


def demo_command(options: Namespace) -> int:
    """Build the clinic, or open the one that is there; print one line a patient."""
    workspace = open_demonstration(
        options.out, lambda: datetime.now().astimezone(), options.language
    )
    try:
        for number, row in enumerate(caseload(workspace), 1):
            # A file name tells nobody who is in treatment.
            sheet = options.out / f"sheet-{number:02}.pdf"
            file = open_patient(workspace, row.patient.id)
            save(sheet, reprint(workspace, file.programmes[-1].id))
            print(_line(workspace, file, sheet, texts(options.language)))
    finally:
        workspace.close()
    return 0


def _line(workspace: Workspace, file: PatientFile, sheet: Path, words: Texts) -> str:
    recorded = file.latest
    if recorded is None:
        return file.patient.full_name
    parts = (
        file.patient.full_name,
        words.say(LIGHTS[recorded.decision.light]) if recorded.decision.light else "",
        recorded.advice.deciding.reason if recorded.advice else "",
        _doses(recorded, workspace.bank, words),
        str(sheet),
    )
    return " | ".join(parts)


def _doses(recorded: RecordedSession, bank: Bank, words: Texts) -> str:
    doses = (_dose(each, bank, words) for each in recorded.decision.exercises)
    return "; ".join(doses) or words.say("no dose")


def _dose(exercise: ProgrammeExercise, bank: Bank, words: Texts) -> str:
    level, language = exercise.dose.level, words.language
    text = f"{title(bank, exercise.id, language, level)} {amount(exercise.dose, words)}"
    known = bank.get(exercise.id)
    if known is None or known.rung(level).kind is not DoseKind.TIME:
        return text
    return f"{text} {known.counting_noun(language, exercise.dose.repetitions or 0, level)}"
