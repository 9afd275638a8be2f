"""A filled diary, typed in by keys."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.codes import Contingency, Language, Profile, Setting
from app.ui.pages.session.diary_page import DiaryPage
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from tests.builders import (
    EPISODE,
    PATIENT,
    TODAY,
    a_dose,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

FIRST = TODAY - timedelta(days=7)
ENTER = Qt.Key.Key_Return
TWO = (an_exercise(prescribed=a_dose(per_week=7)), an_exercise(id="squat"))


@pytest.fixture
def opened(workspace, shown):
    """The diary of a sheet that was issued a week ago."""

    def open_page(**episode):
        then = workspace.on_day(FIRST)
        add_patient(then, a_patient(), an_episode(**episode))
        record_session(then, EPISODE, a_session(date=FIRST, exercises=TWO), Language.NB)
        issue_programme(then, open_patient(then, PATIENT))
        page = shown(DiaryPage(workspace, open_patient(workspace, PATIENT)))
        page.resize(1000, 600)
        page.start()
        return page

    return open_page


@pytest.fixture
def press(qtbot):
    def press_keys(page, *keys):
        for key in keys:
            where = page.focusWidget()
            if isinstance(key, str):
                qtbot.keyClicks(where, key)
            else:
                qtbot.keyClick(where, key)

    return press_keys


def home(workspace):
    return [
        each.session
        for each in open_patient(workspace, PATIENT).sessions
        if each.session.setting is Setting.HOME
    ]


def test_a_week_is_typed_by_digits_and_enter_alone(opened, press, workspace):
    page = opened()
    keys = ("1", "1", "2", "3", "15", ENTER, ENTER, "1", "1", "1", "2", "10", ENTER,
            ENTER, "1", "1", "0", "1", "5", ENTER, ENTER, ENTER, ENTER)  # fmt: skip

    press(page, *keys)
    press(page, ENTER)

    sessions = home(workspace)
    assert [(each.date - FIRST).days for each in sessions] == [0, 2, 4]
    assert [each.pain_after for each in sessions] == [None, 2, 1]
    assert [each.pain_next_morning for each in sessions] == [None, 3, 2]
    assert [len(each.exercises) for each in sessions] == [2, 2, 2]
    assert sum(len(key) if isinstance(key, str) else 1 for key in keys) <= 40
    assert "0" in page._said.text()
    assert not page.unsaved


def test_blank_stays_unknown_plus_is_ten_and_backspace_clears(opened, press):
    page = opened()

    press(page, "1", "0", "+", "4", Qt.Key.Key_Left)
    grid = page._grid

    assert grid.value(0, 0) == 1
    assert grid.value(0, 1) is None
    assert grid.value(0, 2) == 10
    assert grid.value(0, 3) == 4

    grid.setCurrentCell(0, 3)
    press(page, Qt.Key.Key_Backspace)

    assert grid.value(0, 3) is None


def test_ctrl_z_takes_back_step_by_step_what_was_typed(opened, press):
    page = opened()
    press(page, "*", "3", "+")

    for left in ((3, None), (None, None)):
        QTest.keyClick(page._grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (page._grid.value(0, 2), page._grid.value(0, 3)) == left
    QTest.keyClick(page._grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert not page.unsaved


def test_a_star_ticks_what_was_planned_and_goes_on_to_the_answers(opened, press):
    page = opened()

    press(page, "*", "4", ENTER, ENTER, "0", "*", "5")
    grid = page._grid

    assert [grid.value(0, place) for place in range(3)] == [1, 1, 4]
    assert [grid.value(2, place) for place in range(3)] == [None, 1, 5]


def test_another_sheet_is_chosen_only_when_what_was_typed_is_saved(opened, press):
    page = opened()
    assert page._sheets.isEnabled()

    press(page, "1")
    assert not page._sheets.isEnabled()
    assert page.save()

    assert page._sheets.isEnabled()


def test_letters_and_signs_that_are_no_answer_do_nothing(opened, press):
    page = opened()

    press(page, "q", "?")
    page._grid.setCurrentCell(0, 2)
    press(page, "x", "-")

    assert not page.unsaved


def test_without_a_tick_the_page_says_what_is_missing_and_keeps_all(opened, press, workspace):
    page = opened()
    page._grid.setCurrentCell(0, 2)
    press(page, "3")

    assert not page.save()

    assert "Kryss av" in page._problem.accessibleName()
    assert page._grid.value(0, 2) == 3
    assert home(workspace) == []


def test_recorded_days_are_closed_and_their_answers_still_open(opened, press, workspace):
    page = opened()
    press(page, "1", "1", ENTER)
    assert page.save()

    page.start()
    grid = page._grid
    grid.setCurrentCell(0, 0)
    press(page, "1")
    assert grid.value(0, 0) is None
    grid.setCurrentCell(0, 2)
    press(page, "4", "2", ENTER)
    grid.setCurrentCell(1, 0)
    press(page, "1")
    assert page.save()

    assert home(workspace)[-1].pain_after == 4


def test_where_the_plan_leads_amounts_are_typed_and_no_pain_is_asked(opened, press, workspace):
    page = opened(profile=Profile.LOW_BACK, contingency=Contingency.TIME)
    assert page._grid.columnCount() == 2

    press(page, "30", Qt.Key.Key_Right, " ")
    assert page.save()

    (session,) = home(workspace)
    assert session.exercises[0].done.repetitions == 10
    assert session.exercises[1].done is None


def test_leaving_asks_what_to_do_with_what_is_not_saved(opened, press):
    page, gone = opened(), []
    press(page, "1")

    page.leave(lambda: gone.append(True))

    assert gone == []
    assert page._guard.question.isVisible()


def test_without_a_sheet_the_page_says_so(workspace, shown):
    add_patient(workspace, a_patient(), an_episode())

    page = shown(DiaryPage(workspace, open_patient(workspace, PATIENT)))

    assert page._said.text()
    assert not page.unsaved
    assert not page.save()
