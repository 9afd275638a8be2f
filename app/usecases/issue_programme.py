"""The clinician looks at the home programme that is prescribed now, and issues it."""

from datetime import date
from uuid import uuid4

from app.advisor.advise import advise
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language, Light
from app.domain.errors import Invalid, TaktError, sentence
from app.domain.programme import Layout, Programme
from app.domain.record import IssuedProgramme, PatientFile, ProgrammeId
from app.pdf.home_programme import render
from app.sheet.compose import compose
from app.sheet.name_on_sheet import NameOnSheet, printed_name
from app.sheet.sheet import Sheet
from app.usecases.change_programme import check_not_stopped, check_restrictions
from app.usecases.judge_draft import case_with
from app.usecases.keep_clinic import shows_advice
from app.usecases.printed_sheet import printed_sheet
from app.usecases.replay import rulebook_that_judged
from app.usecases.workspace import Workspace
from db import clinics, decisions, limits, programmes
from db.database import Transaction
from db.head import head


def preview_programme(  # noqa: PLR0913 (all that is chosen for a sheet, each by name)
    workspace: Workspace,
    file: PatientFile,
    *,
    layout: Layout = Layout.CARDS,
    language: Language | None = None,
    why: str | None = None,
    valid_until: date | None = None,
    name: NameOnSheet = NameOnSheet.FULL,
) -> bytes:
    """The pages as they would be issued now, in the patient's language if no other is chosen.

    Raises TaktError where there is neither a programme nor a session, ProgrammeRefused where a
    restriction is broken, Invalid where the next visit is not to come.
    """
    programme = _programme(workspace, file, layout, language, why, valid_until)
    with workspace.database.begin() as tx:
        return render(_sheet(tx, workspace, file, programme, name))


def proposed_why(
    workspace: Workspace, file: PatientFile, *, language: Language | None = None
) -> str:
    """The reasons in the words that would be printed, for the clinician to edit.

    Raises TaktError where there is neither a programme nor a session.
    """
    programme = _programme(workspace, file, Layout.CARDS, language, None, None)
    with workspace.database.begin() as tx:
        return _sheet(tx, workspace, file, programme).why.text


def usual_name(workspace: Workspace, file: PatientFile) -> NameOnSheet:
    """How much of the name stood on this patient's last sheet."""
    if not file.programmes:
        return NameOnSheet.FULL
    printed = printed_sheet(workspace, file.programmes[-1].id).head.name
    full = file.patient.full_name
    found = (each for each in NameOnSheet if printed_name(full, each) == printed)
    return next(found, NameOnSheet.FULL)


def issue_programme(  # noqa: PLR0913 (the same)
    workspace: Workspace,
    file: PatientFile,
    *,
    layout: Layout = Layout.CARDS,
    language: Language | None = None,
    why: str | None = None,
    valid_until: date | None = None,
    name: NameOnSheet = NameOnSheet.FULL,
) -> IssuedProgramme:
    """Keep the pages as they are now, for good. Raises as `preview_programme` does."""
    programme = _programme(workspace, file, layout, language, why, valid_until)
    issued = IssuedProgramme(
        id=ProgrammeId(uuid4()),
        episode_id=file.episode.id,
        session_id=file.latest.id if file.latest else None,
        programme=programme,
    )
    with workspace.database.begin() as tx:
        sheet = _sheet(tx, workspace, file, programme, name)
        pages = programmes.PrintedPages(sheet=sheet, pdf=render(sheet))
        programmes.add(tx, issued, pages, workspace.clock())
    return issued


def _programme(
    workspace: Workspace,
    file: PatientFile,
    layout: Layout,
    language: Language | None,
    why: str | None,
    valid_until: date | None,
) -> Programme:
    if file.latest is None and not file.prescribed:
        raise TaktError(sentence("Build a programme or record a session first."))
    light = file.latest.decision.light if file.latest else _first_light(workspace)
    if valid_until is not None and valid_until <= workspace.today:
        raise Invalid("valid_until", sentence("The next visit comes after {day}."),
                      day=workspace.today)  # fmt: skip
    if light is None or file.latest is None:  # then no light says that nothing is to be done
        check_not_stopped(file)
    exercises = () if light is Light.STOP else file.prescribed
    check_restrictions(workspace, file, exercises)
    return Programme(
        version=len(file.programmes) + 1,
        issued_on=workspace.today,
        valid_until=valid_until,
        light=light,
        language=language or file.patient.language,
        layout=layout,
        exercises=exercises,
        why=why,
    )


def _sheet(
    tx: Transaction, workspace: Workspace, file: PatientFile, programme: Programme,
    name: NameOnSheet = NameOnSheet.FULL,
) -> Sheet:  # fmt: skip
    case, advice = _judged(tx, workspace, file, programme.language)
    return compose(
        case,
        advice,
        decided=file.latest.decision if file.latest else None,
        clinic=clinics.get(tx),
        name=printed_name(file.patient.full_name, name),
        programme=programme,
        previous=file.programmes[-1].programme if file.programmes else None,
        bank=workspace.bank,
        rulebook=workspace.rulebook_with(limits.concerning(tx, file.episode.id)),
        language=programme.language,
        why=programme.why,
        mark=head(tx).mark,
    )


def _judged(
    tx: Transaction, workspace: Workspace, file: PatientFile, language: Language
) -> tuple[Case, Advice | None]:
    """The case and the advice on it; before the first session, on no session."""
    recorded = file.latest
    if recorded and recorded.advice:
        judged = decisions.judged(tx, recorded.id)
        return judged.case, _in_language(tx, workspace, judged, language)
    sessions = tuple(each.session for each in file.sessions)
    case = case_with(workspace, file.patient, file.episode, sessions)
    if recorded or not clinics.get(tx).advice:
        return case, None
    rulebook = workspace.rulebook_with(limits.concerning(tx, file.episode.id))
    return case, advise(case, rulebook, language)


def _in_language(
    tx: Transaction, workspace: Workspace, judged: decisions.Judgement, language: Language
) -> Advice:
    if language is judged.language:
        return judged.advice
    return advise(judged.case, rulebook_that_judged(tx, workspace, judged), language)


def _first_light(workspace: Workspace) -> Light | None:
    """Before the first session one holds: we start here, and see how the body answers."""
    return Light.AMBER if shows_advice(workspace) else None
