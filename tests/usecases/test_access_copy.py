import json
from io import BytesIO

import pytest
from msgspec import structs
from pypdf import PdfReader

from app.domain.case import Restriction
from app.domain.codes import Language, Light, ReasonCode, RestrictionKind
from app.domain.limit_change import LimitChange
from app.domain.session import Override
from app.usecases.access_copy import StoredData, access_copy
from app.usecases.change_limits import change_limit
from app.usecases.correct_session import correct_session
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode, an_exercise

WHY = "Fordi hesten skal ris, sa Åse."
CAREFUL = Override(light=Light.RED, reason_code=ReasonCode.OTHER, note="Sov dårlig")


@pytest.fixture
def clinic(workspace):
    restriction = Restriction(kind=RestrictionKind.MAX_LOAD, value=20, note="etter operasjon")
    add_patient(
        workspace, a_patient(note="Ringer alltid om morgenen 😀"),
        an_episode(restrictions=(restriction,)),
    )  # fmt: skip
    change_limit(
        workspace,
        LimitChange(date=TODAY, episode_id=EPISODE, rule="pain-during-high",
                    name="during_above", value=4, by="IA"),
    )  # fmt: skip
    own = (an_exercise(id="own-exercise"), an_exercise(id="squat"))
    session = a_session(exercises=own, override=CAREFUL, criteria={"single-leg-10s": True})
    record_session(workspace, EPISODE, session, Language.NB)
    issue_programme(workspace, open_patient(workspace, PATIENT), why=WHY)
    return workspace


def pages(clinic, language=Language.NB):
    pdf = PdfReader(BytesIO(access_copy(clinic, PATIENT, language).pdf))
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_pages_hold_all_that_is_stored_in_words(clinic):
    text, latest = pages(clinic), open_patient(clinic, PATIENT).latest

    for words in (
        "Kari Østby", "1974", "Ringer alltid om morgenen", "Akillessene, høyre", "etter operasjon",
        "pain-during-high", "IA", "23. november 2026", "Own exercise", "single-leg-10s",
        latest.advice.deciding.reason, latest.advice.rules.sha256[:8], "Sov dårlig", "rødt, ned",
        WHY, "Ark 1",
    ):  # fmt: skip
        assert words in text


def test_a_corrected_session_is_told_as_it_stood_before_too(clinic):
    latest = open_patient(clinic, PATIENT).latest
    right = structs.replace(latest.session, override=None, pain_next_morning=0)
    correct_session(clinic, latest.id, right, Language.NB)

    assert "Smerte neste morgen: 0" in pages(clinic)
    before = pages(clinic).partition("Før rettelsen, slik det ble lagret 23. november")[2]
    assert "Smerte neste morgen: 1" in before
    (versions,) = json.loads(access_copy(clinic, PATIENT, Language.NB).json)["versions"]
    assert [len(each) for each in versions["sessions"].values()] == [2]


def test_a_letter_that_cannot_be_printed_is_named_not_refused(clinic):
    assert "[U+1F600]" in pages(clinic)


def test_the_pages_speak_either_language(clinic):
    text = pages(clinic, Language.EN)

    assert "Everything stored about you" in text
    assert "Restriction: Highest load, 20, etter operasjon" in text
    assert "Decision: red, step back. Reason: other reason. Sov dårlig" in text


def test_the_data_can_be_read_back_whole(clinic):
    data = access_copy(clinic, PATIENT, Language.NB).json
    file = open_patient(clinic, PATIENT)

    tree = json.loads(data)
    (kept,) = tree["episodes"]
    assert tree["format"] == "takt-access-copy-1"
    assert kept["sessions"][0]["advice"]["rules"]["sha256"] == file.latest.advice.rules.sha256
    assert kept["sessions"][0]["decision"]["note"] == "Sov dårlig"
    assert tree["sheets"][str(file.programmes[0].id)]["why"]["text"] == WHY
    assert set(StoredData.__struct_fields__) == set(tree)


def test_nothing_of_another_patient_is_in_it(clinic):
    other = a_patient(id=EPISODE, given_name="Olav", family_name="Vik")
    add_patient(clinic, other, an_episode(id=PATIENT, patient_id=other.id))

    copy = access_copy(clinic, PATIENT, Language.NB)

    assert b"Vik" not in copy.json
    assert "Vik" not in pages(clinic)


def test_the_pages_are_tagged_and_name_nobody_in_their_metadata(clinic):
    reader = PdfReader(BytesIO(access_copy(clinic, PATIENT, Language.NB).pdf))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Østby" not in str(reader.metadata)
    assert b"stby" not in reader.trailer["/Root"]["/Metadata"].get_data()
