"""What was typed and not saved: kept by form, offered newest first, gone with its patient."""

from datetime import timedelta

import pytest

from app.domain.record import Draft, FormDraft, ProgrammeDraft
from app.usecases.delete_patient import delete_patient
from app.usecases.keep_draft import keep_draft
from app.usecases.keep_form_draft import (
    drop_form_draft,
    form_draft_of,
    keep_form_draft,
    newest_form_on,
)
from app.usecases.keep_patients import add_patient
from app.usecases.keep_programme_draft import keep_programme_draft
from app.usecases.unfinished import drop_unfinished, put_back_unfinished, unfinished
from tests.builders import EPISODE, NOW, PATIENT, a_patient, an_episode


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


def a_form(page="editor", minutes=0, **fields):
    at = NOW + timedelta(minutes=minutes)
    return FormDraft(page=page, patient_id=PATIENT, fields=fields, kept_at=at)


def test_a_form_is_kept_as_it_was_typed_and_written_over_by_the_next(clinic):
    keep_form_draft(clinic, "editor", a_form(given_name="Ing"))
    keep_form_draft(clinic, "editor", a_form(given_name="Ingrid", birth_year="19x"))

    assert form_draft_of(clinic, "editor").fields == {"given_name": "Ingrid", "birth_year": "19x"}
    drop_form_draft(clinic, "editor")
    assert form_draft_of(clinic, "editor") is None


def test_forms_stand_beside_each_other_and_the_newest_of_a_page_is_found(clinic):
    keep_form_draft(clinic, "exercises", a_form("exercises", 1))
    keep_form_draft(clinic, "exercises trapp", a_form("exercises", 2))
    keep_form_draft(clinic, "diary 1", a_form("diary", 3))

    assert newest_form_on(clinic, "exercises") == "exercises trapp"
    assert newest_form_on(clinic, "settings") is None


def test_what_was_typed_last_is_offered_first_and_then_what_was_typed_before(clinic):
    keep_form_draft(clinic, "diary 1", a_form("diary", 1))
    keep_draft(clinic, EPISODE, Draft(fields={}, kept_at=NOW + timedelta(minutes=2)))

    session = unfinished(clinic)
    drop_unfinished(clinic, session)
    diary = unfinished(clinic)
    drop_unfinished(clinic, diary)

    assert (session.page, session.patient_id) == ("session", PATIENT)
    assert (diary.page, diary.form, diary.patient_id) == ("diary", "diary 1", PATIENT)
    assert unfinished(clinic) is None


@pytest.mark.parametrize("kept", [
    lambda ws: keep_form_draft(ws, "diary 1", a_form("diary", 1)),
    lambda ws: keep_draft(ws, EPISODE, Draft(fields={"pain_week": "2,"}, kept_at=NOW)),
    lambda ws: keep_programme_draft(ws, EPISODE, ProgrammeDraft(exercises=(), kept_at=NOW)),
])  # fmt: skip
def test_what_was_discarded_can_be_put_back(clinic, kept):
    kept(clinic)
    found = unfinished(clinic)
    drop_unfinished(clinic, found)
    assert unfinished(clinic) is None

    put_back_unfinished(clinic, found)

    assert unfinished(clinic) == found


def test_words_for_a_sheet_are_not_offered_they_stand_on_its_page(clinic):
    keep_form_draft(clinic, "sheet 1", a_form("sheet"))

    assert unfinished(clinic) is None


def test_a_deleted_patient_leaves_no_half_typed_form(clinic):
    keep_form_draft(clinic, "diary 1", a_form("diary"))

    delete_patient(
        clinic, PATIENT, reason="Ønsket av pasienten", legal_ground="§ 43", by="Ingrid Aas"
    )

    assert form_draft_of(clinic, "diary 1") is None
