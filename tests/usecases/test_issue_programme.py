from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from msgspec import structs
from pypdf import PdfReader

from app.advisor.advise import read_rulebook
from app.domain.codes import Language, Light, RedFlag, Setting
from app.domain.errors import Invalid, TaktError
from app.domain.programme import Layout, ProgrammeExercise
from app.resources import read_folder
from app.usecases import issue_programme as issuing
from app.usecases.change_programme import change_programme
from app.usecases.issue_programme import issue_programme, preview_programme
from app.usecases.keep_clinic import change_advice, change_clinic
from app.usecases.keep_patients import add_patient, change_patient, open_patient
from app.usecases.printed_sheet import printed_sheet
from app.usecases.record_session import record_session
from app.usecases.reprint import reprint
from db import decisions, rule_sets
from tests.builders import (
    EPISODE,
    PATIENT,
    TODAY,
    a_clinic,
    a_dose,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

PAINFUL = (an_exercise(pain_during=7),)


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(), Language.NB)
    return workspace


def opened(workspace):
    return open_patient(workspace, PATIENT)


def words_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_issued_pages_are_those_that_were_previewed(clinic):
    previewed = preview_programme(clinic, opened(clinic))

    issued = issue_programme(clinic, opened(clinic))

    assert reprint(clinic, issued.id) == previewed
    assert "Kari Østby" in words_of(previewed)


def test_the_foot_carries_the_head_of_the_records_at_the_time_of_issue(clinic):
    file = opened(clinic)
    before = clinic.head

    issued = issue_programme(clinic, file)
    later = issue_programme(clinic, opened(clinic))

    assert before in words_of(reprint(clinic, issued.id))
    assert printed_sheet(clinic, issued.id).foot.mark == before
    assert printed_sheet(clinic, later.id).foot.mark != before


def test_a_next_visit_that_is_not_to_come_is_refused(clinic):
    with pytest.raises(Invalid, match="comes after"):
        issue_programme(clinic, opened(clinic), valid_until=TODAY)

    assert opened(clinic).programmes == ()


def test_a_programme_carries_the_decided_doses_and_its_version(clinic):
    first = issue_programme(clinic, opened(clinic), layout=Layout.CARDS)
    second = issue_programme(
        clinic, opened(clinic), why="Fordi hesten skal ris", valid_until=TODAY + timedelta(days=14)
    )
    file = opened(clinic)

    assert [each.programme.version for each in file.programmes] == [1, 2]
    assert file.programmes == (first, second)
    assert first.session_id == file.latest.id
    assert second.programme.exercises == file.latest.decision.exercises
    assert second.programme.valid_until == TODAY + timedelta(days=14)
    assert "hesten skal ris" in words_of(reprint(clinic, second.id))


def test_a_reprint_gives_the_same_bytes_whatever_changed_since(clinic):
    issued = issue_programme(clinic, opened(clinic))
    before = reprint(clinic, issued.id)
    change_patient(clinic, a_patient(family_name="Vestby"))
    change_clinic(clinic, a_clinic(name="Et annet navn"))

    assert reprint(clinic, issued.id) == before
    assert preview_programme(clinic, opened(clinic)) != before


def test_a_sheet_in_another_language_speaks_it_throughout(clinic):
    norwegian = words_of(preview_programme(clinic, opened(clinic)))
    english = words_of(preview_programme(clinic, opened(clinic), language=Language.EN))

    assert "hvordan kroppen" in norwegian
    assert "how your body" in english
    assert "kroppen" not in english


def test_another_language_is_put_to_the_rules_of_that_day(clinic):
    files = read_folder("rules")
    files["rule-set.toml"] += "\n# an older edition\n"
    older = replace(clinic, rulebook=read_rulebook(files))
    with clinic.database.begin() as tx:
        rule_sets.keep(tx, older.rulebook.rule_set, files)
    recorded = record_session(
        older, EPISODE, a_session(setting=Setting.HOME, exercises=PAINFUL), Language.NB
    )

    with clinic.database.begin() as tx:
        judged = decisions.judged(tx, recorded.id)
        english = issuing._in_language(tx, clinic, judged, Language.EN)

    assert english.rules == older.rulebook.rule_set != clinic.rulebook.rule_set
    assert english.summary != recorded.advice.summary
    assert english.exercises == recorded.advice.exercises


def test_without_a_session_and_a_programme_there_is_nothing_to_print(clinic):
    empty = structs.replace(opened(clinic), sessions=())

    with pytest.raises(TaktError, match="Build a programme"):
        preview_programme(clinic, empty)
    with pytest.raises(TaktError, match="Build a programme"):
        issue_programme(clinic, empty)

    assert opened(clinic).programmes == ()


def test_a_stop_prints_without_exercises(workspace):
    add_patient(workspace, a_patient(), an_episode())
    red_flag = a_session(red_flags=(RedFlag.CAUDA_EQUINA,))
    record_session(workspace, EPISODE, red_flag, Language.NB)

    issued = issue_programme(workspace, opened(workspace))

    assert (issued.programme.light, issued.programme.exercises) == (Light.STOP, ())


@pytest.fixture
def newcomer(workspace):
    """A patient for whom a programme was built, and no session recorded yet."""
    add_patient(workspace, a_patient(), an_episode())
    squat = ProgrammeExercise(id="squat", dose=a_dose(sets=2, repetitions=8, load_kg=0, level=2))
    change_programme(workspace, opened(workspace), (squat,))
    return workspace


def test_before_the_first_session_the_sheet_says_that_we_start_here(newcomer):
    issued = issue_programme(newcomer, opened(newcomer))

    sheet = printed_sheet(newcomer, issued.id)
    assert sheet.why.headline == "Vi starter her"
    assert [each.id for each in sheet.exercises] == ["squat"]
    assert "Vi starter her" in words_of(reprint(newcomer, issued.id))
    assert sheet.check is not None
    assert (issued.session_id, issued.programme.light) == (None, Light.AMBER)
    assert opened(newcomer).programmes == (issued,)


def test_before_the_first_session_and_without_advice_the_sheet_has_no_light(newcomer):
    change_advice(newcomer, shown=False)

    issued = issue_programme(newcomer, opened(newcomer))

    assert issued.programme.light is None
    assert printed_sheet(newcomer, issued.id).check is None


def test_the_first_session_follows_from_the_sheet_that_was_issued_before_it(newcomer):
    issue_programme(newcomer, opened(newcomer))

    record_session(newcomer, EPISODE, a_session(), Language.NB)
    second = issue_programme(newcomer, opened(newcomer))

    assert second.programme.version == 2
    assert second.session_id == opened(newcomer).latest.id
