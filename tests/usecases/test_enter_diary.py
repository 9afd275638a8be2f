from datetime import timedelta

import pytest

from app.domain.codes import Language, Light, Profile, Setting
from app.domain.diary import DiaryEntry, Ticked
from app.domain.errors import Invalid, TaktError
from app.usecases.enter_diary import enter_diary, home_days
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.printed_sheet import printed_sheet
from app.usecases.record_session import record_session
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode

FIRST = TODAY - timedelta(days=10)
HEEL = (Ticked(id="heel-raise"),)


@pytest.fixture
def clinic(workspace):
    """A clinic where a programme was issued ten days ago."""
    then = workspace.on_day(FIRST)
    add_patient(then, a_patient(), an_episode(profile=Profile.GENERAL))
    record_session(then, EPISODE, a_session(date=FIRST), Language.NB)
    issue_programme(then, open_patient(then, PATIENT))
    return workspace


def file_of(clinic):
    return open_patient(clinic, PATIENT)


def entered(clinic, *rows):
    file = file_of(clinic)
    return enter_diary(clinic, file, file.programmes[0], rows, Language.NB)


def row(day, done=HEEL, **answers):
    return DiaryEntry(date=FIRST + timedelta(days=day), done=done, **answers)


def test_a_filled_diary_becomes_home_sessions_judged_as_on_their_days(clinic):
    found = entered(
        clinic,
        row(1, pain_evening=1, pain_next_morning=1),
        row(3, pain_evening=8, pain_next_morning=7),
        row(5, pain_evening=2, pain_next_morning=1),
    )

    kept = file_of(clinic).sessions
    assert [each.session.date - FIRST for each in kept] == [
        timedelta(days=day) for day in (0, 1, 3, 5)
    ]
    assert [each.session.setting for each in kept[1:]] == [Setting.HOME] * 3
    assert [each.session.pain_next_morning for each in kept[1:]] == [None, 1, 7]
    assert [each.advice.as_of for each in kept[1:]] == [each.session.date for each in kept[1:]]
    assert kept[3].decision.light is Light.RED
    assert kept[3].decision.followed
    assert kept[3].decision.decided_at.date() == TODAY
    assert tuple(each.id for each in kept[1:]) == tuple(each.id for each in found.sessions)
    assert (found.waiting.pain_evening, found.waiting.pain_next_morning) == (2, 1)


def test_a_diary_typed_after_the_visit_does_not_change_what_was_advised_there(clinic):
    record_session(clinic, EPISODE, a_session(), Language.NB)
    before = file_of(clinic).latest

    entered(clinic, row(1, pain_next_morning=9), row(3))

    assert file_of(clinic).latest == before
    assert len(file_of(clinic).sessions) == 4


def test_all_days_are_kept_or_none(clinic):
    entered(clinic, row(3))

    with pytest.raises(Invalid, match="already"):
        entered(clinic, row(1), row(3))

    assert home_days(file_of(clinic)) == {FIRST + timedelta(days=3)}


def test_a_row_of_a_recorded_day_may_still_bring_its_answers(clinic):
    entered(clinic, row(3))

    found = entered(clinic, row(3, done=(), pain_evening=4, pain_next_morning=3), row(5))

    assert found.sessions[0].session.pain_after == 4
    assert found.sessions[0].session.pain_next_morning == 3


@pytest.mark.parametrize("day", [-1, 11])
def test_a_day_before_the_sheet_or_to_come_is_refused(clinic, day):
    with pytest.raises(Invalid, match="between"):
        entered(clinic, row(day))

    assert len(file_of(clinic).sessions) == 1


def test_a_diary_without_a_tick_records_nothing(clinic):
    with pytest.raises(TaktError, match="at least one"):
        entered(clinic, row(1, done=(), pain_evening=3))

    assert len(file_of(clinic).sessions) == 1


def test_the_rows_are_those_that_were_printed(clinic):
    sheet = printed_sheet(clinic, file_of(clinic).programmes[0].id)

    assert sheet.diary.weeks[0].days[0].day == FIRST
    assert [each.id for each in sheet.exercises] == ["heel-raise"]
