"""Once a month the clinician looks who opened which patient; of each patient, what was done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.patient.trail_page import _KINDS
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.usecases.review_access import review_due
from db.kinds import RecordKind
from tests.builders import NOW
from tests.journeys.looking import seen

DECEMBER = NOW + timedelta(days=10)


@pytest.fixture
def next_month(returning, stored):
    """The window in the next month, on Today."""
    stored()
    desk = returning.desk
    desk.workspace = replace(desk.workspace, clock=lambda: DECEMBER)
    desk.workspace.database.clock = lambda: DECEMBER
    returning.demonstrate(desk.workspace)
    return returning


def test_what_is_due_is_offered_on_today_read_once_and_gone(next_month, click):
    assert isinstance(next_month.page, TodayPage)
    click(next_month.page.review.read)
    page = next_month.page
    assert "Ingrid Østby" in seen(page)

    click(page.read)

    assert isinstance(next_month.page, TodayPage)
    assert not next_month.page.review.isVisible()
    assert review_due(next_month.desk.workspace) is None


def test_later_leaves_it_due(next_month, click):
    click(next_month.page.review.later)

    assert not next_month.page.review.isVisible()
    next_month.desk.show_page(Where())
    assert next_month.page.review.isVisible()


def test_nothing_is_due_in_the_first_month(returning):
    assert not returning.page.review.isVisible()


def test_the_openings_of_this_month_are_read_from_the_settings(returning, stored, click):
    stored()
    returning.desk.show_page(Where("settings"))
    click(returning.page.safety.access)

    returning.page.month.pick(1)

    assert "Ingrid Østby" in seen(returning.page)
    assert not returning.page.read.isVisible()


def test_what_was_done_with_a_patient_is_one_click_away(returning, stored, words):
    returning.desk.show_page(Where("patient", stored().patient.id))
    page = returning.page
    assert isinstance(page, PatientPage)

    page.trail_asked.emit()

    said = seen(returning.page)
    assert words["session stored"] in said
    assert words["opened"] in said


def test_every_kind_of_entry_of_a_patient_has_words():
    of_nobody = {"clinic", "rule_set", "reviewed", "adopted"}
    of_who_is_gone = {"deletion"}

    assert set(_KINDS) == {kind.value for kind in RecordKind} - of_nobody - of_who_is_gone
