"""Where the clinic shows no advice none is made, and all else works."""

from io import BytesIO

import pytest
from msgspec import structs
from pypdf import PdfReader

from app.domain.case import LatchedStop
from app.domain.codes import Language, Light, RedFlag
from app.domain.errors import TaktError
from app.domain.programme import Layout
from app.usecases.access_copy import access_copy
from app.usecases.change_programme import change_programme
from app.usecases.issue_programme import issue_programme, preview_programme, proposed_why
from app.usecases.journal_line import journal_line
from app.usecases.keep_clinic import change_advice, shows_advice
from app.usecases.keep_clinic import clinic as stored_clinic
from app.usecases.keep_patients import add_patient, caseload, change_episode, open_patient
from app.usecases.progress_page import progress_page
from app.usecases.record_session import record_session
from app.usecases.replay import replay
from db import clinics
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

DONE = (an_exercise(prescribed=a_dose(repetitions=13), done=a_dose(repetitions=9)),)
JUDGING = (
    "grønt lys",
    "Grønt",
    "Gult",
    "Rødt",
    "Trafikklys",
    "trafikklys",
    "Neste trinn",
    "Kilder",
)


@pytest.fixture
def clinic(workspace):
    """No advice is wanted; one session was judged before that was answered."""
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(date=TODAY.replace(day=13)), Language.NB)
    change_advice(workspace, shown=False)
    return workspace


def opened(workspace):
    return open_patient(workspace, PATIENT)


def record(workspace, **changes):
    return record_session(workspace, EPISODE, a_session(exercises=DONE, **changes), Language.NB)


def words_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_answer_is_kept_with_its_day_and_the_one_before_stays(workspace):
    with workspace.database.begin() as tx:
        clinics.change(tx, a_clinic(advice=False, advice_answered=None))

    change_advice(workspace, shown=True)

    assert shows_advice(workspace)
    assert stored_clinic(workspace).advice_answered == TODAY


def test_who_has_not_answered_sees_no_advice(workspace):
    with workspace.database.begin() as tx:
        clinics.change(tx, structs.replace(a_clinic(), advice=False, advice_answered=None))

    assert not shows_advice(workspace)


def test_a_session_is_kept_unjudged_and_its_doses_go_on(clinic):
    recorded = record(clinic, red_flags=(RedFlag.FEVER_OR_ILL,))

    file = opened(clinic)
    assert file.sessions[-1] == recorded
    assert recorded.advice is None
    assert recorded.decision.light is None
    assert file.episode.latched_stop is None
    assert [each.dose for each in file.prescribed] == [DONE[0].prescribed]
    assert len(replay(clinic)) == 1


def test_lights_of_before_are_hidden_and_come_back_with_the_advice(clinic):
    record(clinic)
    row = caseload(clinic)[0]
    assert (row.light, row.summary, row.review) == (None, "", None)
    assert [each.advice for each in opened(clinic).sessions] == [None, None]

    change_advice(clinic, shown=True)

    assert [each.decision.light for each in opened(clinic).sessions] == [Light.AMBER, None]


def test_the_next_advice_hears_the_sessions_without_one(clinic):
    record(clinic, pain_next_morning=8)
    change_advice(clinic, shown=True)

    later = record_session(clinic, EPISODE, a_session(date=TODAY.replace(day=22)), Language.NB)

    assert later.advice is not None


@pytest.mark.parametrize("layout", Layout)
def test_the_sheet_has_the_clinicians_doses_and_nothing_judged(clinic, layout):
    record(clinic)
    changed = structs.replace(opened(clinic).prescribed[0], dose=a_dose(repetitions=14))
    change_programme(clinic, opened(clinic), (changed,))

    words = words_of(preview_programme(clinic, opened(clinic), layout=layout))

    assert "14" in words
    assert [word for word in JUDGING if word in words] == []


def test_the_sheet_takes_own_words(clinic):
    record(clinic)
    assert proposed_why(clinic, opened(clinic))

    issued = issue_programme(clinic, opened(clinic), why="Slik ble vi enige om det.")

    assert issued.programme.light is None
    assert "Slik ble vi enige om det." in words_of(preview_programme(
        clinic, opened(clinic), why="Slik ble vi enige om det."))  # fmt: skip


def test_a_stop_that_stands_prints_no_dose(clinic):
    record(clinic)
    stop = LatchedStop(date=TODAY, reason="Feber")
    change_episode(clinic, structs.replace(opened(clinic).episode, latched_stop=stop))

    with pytest.raises(TaktError):
        preview_programme(clinic, opened(clinic))


def test_journal_progress_and_access_copy_tell_of_a_session_without_advice(clinic):
    record(clinic)

    file = opened(clinic)

    assert "Råd vises ikke." in journal_line(clinic, file, Language.NB)
    assert "Lys" not in words_of(progress_page(clinic, file))
    assert "Råd vises ikke." in words_of(access_copy(clinic, PATIENT, Language.NB).pdf)
