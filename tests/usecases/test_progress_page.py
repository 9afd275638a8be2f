from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.codes import Contingency, Language, Profile
from app.domain.errors import TaktError
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.progress_page import progress_page
from app.usecases.record_session import record_session
from tests.builders import EPISODE, PATIENT, TODAY, a_dose, a_patient, a_session, an_episode
from tests.builders import an_exercise as done
from tests.pdf.pages import NOT_CLAIMED, outside, refused

MORNINGS = (4, None, 3, 2)


@pytest.fixture
def treat(workspace):
    """Four sessions, a week apart, growing from 8 to 11 repetitions."""

    def treated(language=Language.NB, **episode):
        add_patient(workspace, a_patient(language=language), an_episode(**episode))
        for number, morning in enumerate(MORNINGS):
            day = TODAY - timedelta(weeks=len(MORNINGS) - 1 - number)
            exercises = (done(prescribed=a_dose(repetitions=8 + number)), done(id="squat"))
            session = a_session(date=day, pain_next_morning=morning, exercises=exercises)
            record_session(workspace.on_day(day), EPISODE, session, Language.NB)
        return progress_page(workspace, open_patient(workspace, PATIENT))

    return treated


def words_of(pdf):
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_the_course_stands_in_words_beneath_the_chart(treat):
    pdf = treat()

    text = words_of(pdf)
    assert "Kari Østby" in text
    assert "4 økter fra 2. november 2026 til 23. november 2026." in text
    assert "Smerte morgenen etter trening: først 4, nå 2, 4 på det meste." in text
    assert "Svaret mangler i 1 økt." in text
    assert ": fra 3 × 8, 5 kg til 3 × 11, 5 kg." in text
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert outside(pdf) == []


def test_the_chart_is_read_aloud_as_its_words_and_names_nobody(treat):
    reader = PdfReader(BytesIO(treat()))

    assert "stby" not in str(reader.metadata)
    figure = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"]
    alternatives = [each.get_object().get("/Alt") for each in figure]
    assert any(each and each.startswith("4 økter") for each in alternatives)


def test_the_page_passes_all_rules_of_a_tagged_page(treat, tmp_path):
    found, _ = refused(treat(), tmp_path)

    assert found <= NOT_CLAIMED


def test_the_page_speaks_the_patients_language(treat):
    assert "How it has gone" in words_of(treat(Language.EN))


def test_where_the_plan_leads_pain_is_not_mentioned(treat):
    text = words_of(treat(profile=Profile.LOW_BACK, contingency=Contingency.TIME)).lower()

    assert "smerte" not in text
    assert "knebøy" in text


def test_the_same_course_gives_the_same_bytes(treat, workspace):
    first = treat()

    assert progress_page(workspace, open_patient(workspace, PATIENT)) == first


def test_before_the_first_session_there_is_no_page(workspace):
    add_patient(workspace, a_patient(), an_episode())

    with pytest.raises(TaktError, match="Record a session first"):
        progress_page(workspace, open_patient(workspace, PATIENT))
