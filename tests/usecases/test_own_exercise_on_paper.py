"""An exercise of the clinic's own on the sheet: photo, words, tags; the same bytes for ever."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from app.domain.codes import Language
from app.domain.programme import Layout
from app.pdf.photo import read_photo
from app.sheet.written import as_html, as_text
from app.usecases.access_copy import access_copy
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_own_exercises import keep_own_exercise, remove_own_exercise
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from app.usecases.reprint import reprint
from tests.builders import (
    EPISODE,
    PATIENT,
    a_dose,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
    an_own_exercise,
)
from tests.pdf.pages import NOT_CLAIMED, outside, refused
from tests.pdf.test_photo import a_located_jpeg
from tests.sheets import a_sheet

NAME = "Trapp med sekk"


@pytest.fixture(scope="module")
def photo():
    return read_photo(a_located_jpeg())


@pytest.fixture
def clinic(workspace, photo):
    """A patient whose programme has an exercise of the clinic's own, and one of the bank."""
    kept = keep_own_exercise(workspace, an_own_exercise(photo=photo))
    add_patient(kept, a_patient(), an_episode())
    exercises = tuple(
        an_exercise(id=each, prescribed=a_dose(load_kg=0)) for each in ("trapp-med-sekk", "squat")
    )
    record_session(kept, EPISODE, a_session(exercises=exercises), Language.NB)
    return kept


def issued(clinic, **choices):
    programme = issue_programme(clinic, open_patient(clinic, PATIENT), **choices)
    return programme.id, reprint(clinic, programme.id)


def photos(pdf):
    return [image.image for page in PdfReader(BytesIO(pdf)).pages for image in page.images]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("layout", Layout)
def test_the_photo_stands_where_a_drawing_would_and_is_read_aloud(
    clinic, photo, layout, language, tmp_path
):
    _, pdf = issued(clinic, layout=layout, language=language)

    found, _ = refused(pdf, tmp_path)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert [each.size for each in photos(pdf)] == [Image.open(BytesIO(photo)).size]
    assert NAME in tags(pdf)
    assert "Gå rolig opp." in " ".join(text.split())
    assert found <= NOT_CLAIMED
    assert outside(pdf) == []


def tags(pdf):
    """The alternative texts of all figures."""
    reader = PdfReader(BytesIO(pdf))
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return [each["/Alt"] for each in objects if isinstance(each, dict) and "/Alt" in each]


def test_a_reprint_is_the_same_bytes_after_the_exercise_was_changed_and_removed(clinic):
    programme_id, pdf = issued(clinic)

    keep_own_exercise(clinic, an_own_exercise(name_nb="Noe helt annet", photo=b""))
    removed = remove_own_exercise(clinic, "trapp-med-sekk")

    assert reprint(removed, programme_id) == pdf


def test_an_exercise_that_is_gone_is_still_named_in_a_new_sheet(clinic):
    removed = remove_own_exercise(clinic, "trapp-med-sekk")

    _, pdf = issued(removed)

    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert NAME in " ".join(text.split())
    assert photos(pdf) == []


def test_the_access_copy_names_it(clinic):
    issued(clinic)

    copy = access_copy(clinic, PATIENT, Language.NB)

    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(copy.pdf)).pages)
    assert NAME in " ".join(text.split())


@pytest.mark.parametrize("written", [as_text, as_html])
def test_the_sheet_in_words_tells_it_too(written, monkeypatch, clinic):
    monkeypatch.setattr("tests.sheets.bank", lambda: clinic.bank)

    told = written(a_sheet(open_case(clinic)))

    assert NAME in told
    assert "Gå rolig opp." in told


def open_case(clinic):
    file = open_patient(clinic, PATIENT)
    return file.episode.case(tuple(each.session for each in file.sessions), clinic.today)
