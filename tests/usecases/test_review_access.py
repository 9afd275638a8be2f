from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.domain.patient import PatientId
from app.usecases.keep_patients import add_patient, open_patient, patient_file
from app.usecases.review_access import note_review, review_access, review_due
from app.usecases.trail import trail
from db.audit import verify_chain
from tests.builders import NOW, PATIENT, TODAY, a_patient, an_episode


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


def opening(workspace, **later):
    """Open the patient so much later than the builders' day."""
    workspace.database.clock = lambda: NOW + timedelta(**later)
    open_patient(workspace, PATIENT)


def test_an_opening_is_logged_with_who_and_when(clinic):
    opening(clinic)

    review = review_access(clinic, TODAY)

    assert (review.month, review.openings) == (date(2026, 11, 1), 1)
    assert review.most_opened == ((PATIENT, 1),)
    assert review.names[PATIENT] == "Kari Østby"
    assert review.at_odd_hours == ()


def test_going_back_and_forth_is_one_visit_and_an_hour_later_is_another(clinic):
    opening(clinic)
    opening(clinic, minutes=20)
    opening(clinic, hours=1)

    assert review_access(clinic, TODAY).openings == 2


def test_an_opening_at_night_or_on_a_sunday_is_shown_first(clinic):
    opening(clinic, hours=13)
    opening(clinic, days=-1)

    review = review_access(clinic, TODAY)

    assert [each.at for each in review.at_odd_hours] == [
        NOW + timedelta(hours=13),
        NOW - timedelta(days=1),
    ]
    assert {each.by for each in review.at_odd_hours} == {"Ingrid Aas"}


def test_another_month_is_another_page(clinic):
    opening(clinic)
    opening(clinic, days=20)

    assert review_access(clinic, TODAY).openings == 1
    assert review_access(clinic, date(2026, 12, 31)).openings == 1
    assert review_access(clinic, date(2026, 10, 31)).openings == 0


def test_what_the_program_reads_by_itself_is_no_opening(clinic):
    patient_file(clinic, PATIENT)

    assert review_access(clinic, TODAY).openings == 0


def test_a_clock_set_back_hides_no_opening(clinic):
    opening(clinic)
    opening(clinic, minutes=-5)

    assert review_access(clinic, TODAY).openings == 2


def test_a_disk_that_takes_nothing_still_shows_the_patient_and_warns(clinic):
    with clinic.database.begin() as tx:
        tx.exec_driver_sql("PRAGMA query_only = ON")

    file = open_patient(replace(clinic), PATIENT)

    assert file.patient == a_patient()
    assert clinic.warnings() == ("Nothing was saved: the folder of the records is read-only.",)
    assert clinic.warnings() == ()


DECEMBER = NOW + timedelta(days=10)


@pytest.fixture
def later(clinic):
    """The same clinic in the next month."""
    opening(clinic)
    clinic.database.clock = lambda: DECEMBER
    return replace(clinic, clock=lambda: DECEMBER)


def test_a_month_with_openings_is_due_until_it_was_read(later):
    assert review_due(later) == date(2026, 11, 1)

    note_review(later, date(2026, 11, 1))
    note_review(later, date(2026, 11, 1))

    assert review_due(later) is None
    with later.database.begin() as tx:
        assert verify_chain(tx) == ()


def test_a_month_without_openings_and_the_present_one_are_not_due(clinic):
    opening(clinic)

    assert review_due(clinic) is None


def test_the_trail_of_a_patient_tells_what_was_done_and_when(later):
    opened, *_ = trail(later, PATIENT)

    assert opened == (NOW, "access")
    assert {each.kind for each in trail(later, PATIENT)} == {"access", "episode", "patient"}
    assert trail(later, PatientId(UUID(int=99))) == ()
