"""T28: who is called nearly like another patient is not taken for them."""

from uuid import UUID

import pytest

from app.domain.patient import PatientId
from app.usecases.keep_patients import add_patient
from app.usecases.look_alike import look_alike, nearly_same
from tests.builders import a_patient, an_episode


@pytest.fixture
def kari(workspace):
    patient = a_patient(given_name="Kari", family_name="Østby", birth_year=1979)
    add_patient(workspace, patient, an_episode(patient_id=patient.id))
    return patient


def somebody(given_name, family_name="Østby", birth_year=2001):
    other = {"given_name": given_name, "family_name": family_name, "birth_year": birth_year}
    return a_patient(id=PatientId(UUID(int=7)), **other)


@pytest.mark.parametrize(
    ("given", "family"),
    [("Kari", "Østby"), ("KARI", "østby"), ("Mari", "Østby"), ("Kri", "Østby"),
     ("Karri", "Østby"), ("Kair", "Østby"), ("Kari", "Østbø"), ("Kari ", " Østby")],
)  # fmt: skip
def test_a_name_nearly_the_same_is_seen_whatever_the_year(workspace, kari, given, family):
    found = look_alike(workspace, somebody(given, family))

    assert found.id == kari.id
    assert found.birth_year == 1979


@pytest.mark.parametrize(
    ("given", "family"), [("Ingrid", "Østby"), ("Kari", "Nordmann"), ("Karianne", "Østby")]
)
def test_another_name_is_another_patient(workspace, kari, given, family):
    assert look_alike(workspace, somebody(given, family)) is None


def test_nobody_is_like_themselves(workspace, kari):
    assert look_alike(workspace, kari) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("", "", True), ("a", "", True), ("ab", "ba", True), ("aba", "aab", True),
     ("abc", "cba", False), ("ab", "cd", False), ("aa", "aaaa", False), ("anna", "hanna", True)],
)  # fmt: skip
def test_one_letter_is_counted(one, other, same):
    assert nearly_same(one, other) is same
    assert nearly_same(other, one) is same
