"""Anyone looks around in a clinic of invented patients, apart from all real records."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from app.domain.case import Case
from app.domain.clinic import Clinic
from app.domain.codes import Language
from app.domain.errors import TaktError, sentence
from app.domain.patient import Episode, Patient
from app.domain.session import Session
from app.resources import read_folder, read_text
from app.usecases.clinic_exists import clinic_exists
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.open_clinic import unlock
from app.usecases.record_session import record_session
from app.usecases.workspace import Clock, Workspace
from db import clinic_folder, clinics
from db.database import Database
from db.key_file import WrongPassphrase

PASSPHRASE = "bare oppdiktede pasienter"  # noqa: S105 (protects nobody: all are invented)
WRITTEN_ON = date(2026, 11, 23)  # the day on which the courses in resources/demo end
CLINIC = "clinic.json"  # in resources/demo, beside the courses
ENGLISH = "english.json"  # what the therapist wrote in them, for the English clinic
PRINTED = 2  # of the last sessions the programme is issued


class NotADemonstration(TaktError):
    """The folder holds a clinic, but not this one."""


class Course(Struct, forbid_unknown_fields=True):
    """One invented patient, and the course of treatment."""

    patient: dict[str, Any]
    title: str
    case: Case


def open_demonstration(folder: Path, clock: Clock, language: Language = Language.NB) -> Workspace:
    """The demonstration clinic in this language; made first where there is none.

    Raises NotADemonstration, and whatever creating and unlocking raise.
    """
    home = folder / language.value
    if not clinic_exists(home):
        database = clinic_folder.create(home, PASSPHRASE, lambda new: _fill(new, clock, language))
        return Workspace.on(database, clock, invented=True)
    try:
        return replace(unlock(home, PASSPHRASE, clock), invented=True)
    except WrongPassphrase:
        raise NotADemonstration(
            sentence("The folder {folder} holds other records. Nothing was changed."), folder=home
        ) from None


def _fill(database: Database, clock: Clock, language: Language) -> None:
    workspace = Workspace.on(database, clock)
    with database.begin() as tx:
        clinics.add(tx, msgspec.json.decode(read_text(f"demo/{CLINIC}"), type=Clinic))
    for course in _courses(workspace.today, language):
        _treat(workspace, course, language)


def _courses(today: date, language: Language) -> Iterator[Course]:
    """The courses, moved so that each ends on a working day shortly before today."""
    texts = read_folder("demo", ".json")
    del texts[CLINIC]
    english = msgspec.json.decode(texts.pop(ENGLISH), type=dict[str, str])
    for number, text in enumerate(texts.values()):
        gone_by = _working_day(today - timedelta(days=2 + number % 2)) - WRITTEN_ON
        said = _said_in(english, text) if language is Language.EN else text
        yield msgspec.json.decode(_moved(said, gone_by), type=Course)


def _said_in(english: dict[str, str], text: str) -> str:
    """The course with what the therapist wrote in English."""
    for norwegian, words in english.items():
        text = text.replace(f'"{norwegian}"', f'"{words}"')
    return text


def _working_day(day: date) -> date:
    """The day, or the Friday before its weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _moved(text: str, gone_by: timedelta) -> str:
    def moved(found: re.Match[str]) -> str:
        return f'"{date.fromisoformat(found[1]) + gone_by}"'

    return re.sub(r'"(\d{4}-\d\d-\d\d)"', moved, text)


def _treat(workspace: Workspace, course: Course, language: Language) -> None:
    patient = msgspec.convert(course.patient, Patient)
    episode = _episode(patient, course)
    add_patient(workspace, patient, episode)
    first_printed = len(course.case.sessions) - PRINTED
    for number, session in enumerate(course.case.sessions):
        that_day = replace(workspace, clock=_clock_of(session, workspace.clock))
        record_session(that_day, episode.id, session, language)
        if number >= first_printed:
            issue_programme(that_day, open_patient(that_day, patient.id))


def _episode(patient: Patient, course: Course) -> Episode:
    case = course.case
    kept = set(Episode.__struct_fields__) & set(Case.__struct_fields__)
    return Episode(
        patient_id=patient.id,
        title=course.title,
        started=case.sessions[0].date,
        **{name: getattr(case, name) for name in kept},
    )


def _clock_of(session: Session, clock: Clock) -> Clock:
    noon = datetime.combine(session.date, time(12), clock().tzinfo)
    return lambda: noon
