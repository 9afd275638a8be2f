"""The clinician types in the diary that a patient brings back."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.domain.codes import Language, Setting
from app.domain.diary import DiaryEntry, home_sessions, waiting
from app.domain.errors import Invalid, TaktError, sentence
from app.domain.record import IssuedProgramme, PatientFile, RecordedSession
from app.usecases.record_session import record_in
from app.usecases.workspace import Workspace


class EnteredDiary(NamedTuple):
    """The sessions that were recorded, and the answers that wait for the next one."""

    sessions: tuple[RecordedSession, ...]
    waiting: DiaryEntry | None


def enter_diary(
    workspace: Workspace,
    file: PatientFile,
    issued: IssuedProgramme,
    entries: Iterable[DiaryEntry],
    language: Language,
) -> EnteredDiary:
    """Record a home session for each day on which something was done; all of them, or none.

    Each is judged as on its own day. Raises TaktError where nothing was done, Invalid for a day
    that is to come, was before the sheet, or is recorded already.
    """
    rows = tuple(entries)
    for row in rows:
        _check(workspace, file, issued, row)
    recorded = [each.session.date for each in file.sessions]
    found = home_sessions(issued.programme, rows, recorded)
    if not found:
        raise TaktError(sentence("Tick at least one exercise that was done."))
    with workspace.database.begin() as tx:
        kept = tuple(
            record_in(tx, workspace, file.episode.id, each, language, on=each.date)
            for each in found
        )
    return EnteredDiary(kept, waiting(rows, recorded))


def home_days(file: PatientFile) -> frozenset[date]:
    """The days at home that are recorded already."""
    return frozenset(
        each.session.date for each in file.sessions if each.session.setting is Setting.HOME
    )


def _check(
    workspace: Workspace, file: PatientFile, issued: IssuedProgramme, row: DiaryEntry
) -> None:
    if not issued.programme.issued_on <= row.date <= workspace.today:
        raise Invalid("date", sentence("The day lies between {first} and {last}."),
                      first=issued.programme.issued_on, last=workspace.today)  # fmt: skip
    if row.done and row.date in home_days(file):
        raise Invalid("date", sentence("{day} is recorded already."), day=row.date)
