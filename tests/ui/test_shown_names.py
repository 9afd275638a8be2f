"""T28: who is worked on is told by more than a name, also where names are initials."""

import pytest

from app.ui.shown_names import hide_names, shown_patient
from tests.builders import a_patient

INGRID = {"given_name": "Ingrid", "family_name": "Østby"}


@pytest.fixture
def hidden():
    hide_names(hidden=True)
    yield
    hide_names(hidden=False)


def test_a_patient_is_shown_by_name_and_year():
    assert shown_patient(a_patient(**INGRID, birth_year=1979)) == "Ingrid Østby, 1979"


def test_without_a_year_the_name_stands_alone():
    assert shown_patient(a_patient(**INGRID, birth_year=None)) == "Ingrid Østby"


def test_where_names_are_initials_the_year_tells_two_apart(hidden):
    assert shown_patient(a_patient(**INGRID, birth_year=1979)).endswith(", 1979")
    assert "Ingrid" not in shown_patient(a_patient(**INGRID, birth_year=1979))
