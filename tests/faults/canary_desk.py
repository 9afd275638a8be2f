"""A mark in every field of what is done beside the sessions, for the scan of canary.py."""

from msgspec import structs

from app.domain.codes import Language, ReasonCode
from app.domain.diary import DiaryEntry, Ticked
from app.domain.limit_change import LimitChange
from app.domain.programme import ProgrammeExercise, Template
from app.domain.record import Draft, FormDraft, ProgrammeDraft
from app.usecases.access_copy import access_copy
from app.usecases.back_up import back_up
from app.usecases.change_limits import change_limit
from app.usecases.change_programme import change_programme
from app.usecases.correct_session import correct_session
from app.usecases.delete_patient import delete_patient
from app.usecases.enter_diary import enter_diary
from app.usecases.journal_line import journal_line
from app.usecases.keep_draft import keep_draft
from app.usecases.keep_favourites import mark_favourite
from app.usecases.keep_form_draft import keep_form_draft
from app.usecases.keep_own_exercises import keep_own_exercise
from app.usecases.keep_patients import add_patient
from app.usecases.keep_programme_draft import keep_programme_draft
from app.usecases.keep_templates import keep_template
from app.usecases.progress_page import progress_page
from tests.builders import NOW, TODAY, a_dose, an_own_exercise
from tests.faults import acts
from tests.faults.acts import Desk

BIRD = "kanarifugl"  # stands in every mark; slugs allow it too


def mark(place: str) -> str:
    return f"{BIRD}-{place}"


ENTRY = ProgrammeExercise(id=mark("exercise"), dose=a_dose())


def _drafts(desk: Desk) -> None:
    ws, episode = desk.records, acts.episode_id(1)
    keep_draft(ws, episode, Draft(fields={"note": mark("half")}, kept_at=NOW))
    keep_programme_draft(ws, episode, ProgrammeDraft(exercises=(ENTRY,), kept_at=NOW))
    form = FormDraft(page="editor", fields={"given_name": mark("typed")}, kept_at=NOW)
    keep_form_draft(ws, "editor", form)


def _of_the_clinic(desk: Desk) -> None:
    told = {name: mark(name) for name in ("name_nb", "name_en", "instructions_nb")}
    own = an_own_exercise(id=mark("own"), instructions_en=mark("en"), **told)
    desk.workspace = keep_own_exercise(desk.records, own)
    mark_favourite(desk.records, mark("own"), favourite=True)
    keep_template(desk.records, Template(name=mark("template"), exercises=(ENTRY,)))
    change = {"rule": "pain-acceptable", "name": "above", "value": 3, "by": mark("set")}
    change_limit(desk.records, LimitChange(date=TODAY, **change))


def _programme(desk: Desk) -> None:
    reason = {"reason_code": ReasonCode.EXAMINATION, "note": mark("because")}
    change_programme(desk.records, desk.file(), (ENTRY,), **reason)


def _diary(desk: Desk) -> None:
    file = desk.file()
    issued = file.programmes[-1]
    done = tuple(Ticked(id=each.id) for each in issued.programme.exercises)
    entry = DiaryEntry(date=issued.programme.issued_on, done=done, pain_evening=1)
    enter_diary(desk.records, file, issued, (entry,), Language.NB)


def _correction(desk: Desk) -> None:
    latest = desk.file().sessions[-1]
    changed = structs.replace(latest.session, criteria={mark("corrected"): True})
    correct_session(desk.records, latest.id, changed, Language.NB)


def _papers(desk: Desk) -> None:
    file = desk.file()
    progress_page(desk.records, file)
    journal_line(desk.records, file, Language.NB)
    access_copy(desk.records, file.patient.id, Language.NB)


def _deletion(desk: Desk) -> None:
    gone = structs.replace(acts.a_numbered_patient(2), given_name=mark("gone"))
    add_patient(desk.records, gone, acts.a_numbered_episode(2))
    told = {"reason": mark("reason"), "legal_ground": mark("law"), "by": mark("deleter")}
    delete_patient(desk.records, gone.id, **told)


def _backup(desk: Desk) -> None:
    back_up(desk.records)


MARKED = (
    _drafts, _of_the_clinic, _programme, _diary, _correction, _papers, _deletion, _backup,
)  # fmt: skip
