import pytest
from msgspec import structs

from app.domain.codes import Language, Light, ReasonCode
from app.domain.errors import TaktError
from app.domain.session import Override
from app.usecases.issue_programme import issue_programme
from app.usecases.journal_line import journal_line
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from tests.builders import EPISODE, PATIENT, a_dose, a_patient, a_session, an_episode, an_exercise

BOLDER = Override(
    light=Light.GREEN, reason_code=ReasonCode.EXAMINATION, note="God kraft", by="Ingrid"
)
EASED = (an_exercise(pain_during=3, done=a_dose(repetitions=10)),)


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(exercises=EASED, override=BOLDER), Language.NB)
    issue_programme(workspace, open_patient(workspace, PATIENT))
    return workspace


def line(clinic, language=Language.NB):
    return journal_line(clinic, open_patient(clinic, PATIENT), language)


def test_the_line_tells_session_advice_decision_and_programme(clinic):
    text = line(clinic)

    assert text.startswith("23. november 2026, på klinikken. Akillessene, høyre (tendinopati")
    assert "Smerte neste morgen: 1" in text
    assert "foreskrevet 3 × 12, 5 kg, gjort 3 × 10, 5 kg, smerte 3 av 10, kontroll god" in text
    assert f"takt {open_patient(clinic, PATIENT).latest.advice.rules.version}" in text
    assert "grønt, opp" in text
    assert "funn ved undersøkelsen" in text
    assert "God kraft" in text
    assert "Ingrid" in text
    assert "ark 1" in text


def test_every_line_is_in_the_language_asked_for(clinic):
    text = line(clinic, Language.EN)

    assert "at the clinic" in text
    assert "Decision: green, step up. Reason: found on examination." in text
    assert "Home programme: sheet 1, issued 23 November 2026." in text


def test_the_line_names_no_patient(clinic):
    assert "Østby" not in line(clinic)
    assert "Kari" not in line(clinic)


def test_what_was_not_asked_is_not_mentioned_and_zero_is(clinic):
    text = line(clinic)

    assert "Hevelse" not in text
    assert "Rolig igjen etter: 0 timer" in text


def test_advice_that_was_followed_is_said_in_one_sentence(workspace):
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(), Language.NB)

    assert "Beslutning: som rådet." in line(workspace)


def test_a_session_before_the_latest_can_be_chosen(clinic):
    file = open_patient(clinic, PATIENT)
    older = file.sessions[0]
    newer = structs.replace(older, id=EPISODE)

    text = journal_line(
        clinic, structs.replace(file, sessions=(older, newer)), Language.NB, older.id
    )

    assert "ark 1" in text


def test_before_the_first_session_there_is_no_line(workspace):
    add_patient(workspace, a_patient(), an_episode())

    with pytest.raises(TaktError, match="Record a session first"):
        line(workspace)
