"""A new patient who is called nearly like another one is stored when one says so."""

import pytest

from app.ui.pages.patient.patient_editor import PatientEditor
from app.usecases.keep_patients import add_patient, caseload
from tests.builders import a_patient, an_episode


@pytest.fixture
def editor(workspace, shown):
    patient = a_patient(given_name="Kari", family_name="Østby", birth_year=1979)
    add_patient(workspace, patient, an_episode(patient_id=patient.id))
    return shown(PatientEditor(workspace))


def write(editor, given_name, family_name):
    editor.given_name.setText(given_name)
    editor.family_name.setText(family_name)
    editor.treatment.profile.pick(0)


def test_a_look_alike_is_told_with_the_year_and_stored_the_second_time(editor, workspace):
    write(editor, "Mari", "Østby")

    editor.save.click()
    told, before = editor.problem.accessibleName(), len(caseload(workspace))
    editor.save.click()

    assert "Kari Østby, 1979" in told
    assert before == 1
    assert len(caseload(workspace)) == 2


def test_another_look_alike_is_asked_about_anew(editor, workspace):
    write(editor, "Mari", "Østby")
    editor.save.click()
    write(editor, "Karri", "Østby")

    editor.save.click()

    assert len(caseload(workspace)) == 1


def test_whoever_is_called_otherwise_is_stored_at_once(editor, workspace):
    write(editor, "Ingrid", "Aas")

    editor.save.click()

    assert len(caseload(workspace)) == 2
