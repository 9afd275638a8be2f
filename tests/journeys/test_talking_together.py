"""Trying other answers, and looking at the screen together with the patient."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.codes import Light
from app.domain.session import Override
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.patient.together_page import TogetherPage
from app.ui.pages.patient.what_if_page import WhatIfPage
from app.ui.pages.start.unlock_page import UnlockPage
from app.ui.pages.today.mirror_page import MirrorPage
from app.ui.where import Where
from app.ui.widgets.controls.button import Link
from app.usecases.keep_patients import add_patient
from app.usecases.record_session import record_session
from tests.builders import TODAY, a_patient, a_session, an_episode
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import CONTROL, ENTER, FIND, TODAY_PAGE, seen

SHIFT = Qt.KeyboardModifier.ShiftModifier
WHAT_IF, TOGETHER = (Qt.Key.Key_I, CONTROL), (Qt.Key.Key_P, CONTROL | SHIFT)
ANYTHING = (Qt.Key.Key_K, CONTROL)


@pytest.fixture
def trying(returning, press):
    press(FIND, "øs", ENTER, WHAT_IF)
    assert isinstance(returning.page, WhatIfPage)
    return returning


def test_the_light_follows_a_key_and_goes_back(trying, press, qtbot, stored):
    page, before = trying.page, stored()
    first = page.light

    press("9")

    assert page.light is Light.RED
    assert page._reason.text() == page._advice.deciding.patient_reason
    assert page.zone.told
    page.again.click()
    assert page.light is first
    assert stored() == before


def test_under_each_answer_stands_the_light_it_would_give(trying, qtbot):
    rows = list(trying.page.rows.values())

    qtbot.waitUntil(lambda: not trying.page._waiting, timeout=20_000)

    shown = [row.lights._lights for row in rows]
    assert all(len(lights) == len(row.answers.cells())
               for lights, row in zip(shown, rows, strict=True))  # fmt: skip
    assert all(light is not None for lights in shown for light in lights)
    assert shown[0][9] is Light.RED
    chosen = rows[0].answers.place
    assert chosen is None or shown[0][chosen] is trying.page.light


def test_together_one_patient_is_shown_and_no_way_leads_to_another(returning, press, qapp):
    workspace = returning.desk.workspace
    other = a_patient(given_name="Odd", family_name="Zahl", id=UUID(int=77))
    add_patient(workspace, other, an_episode(patient_id=other.id, id=UUID(int=78)))
    press(FIND, "øs", ENTER, TOGETHER)
    page = returning.page
    assert isinstance(page, TogetherPage)

    press(ANYTHING, TODAY_PAGE)

    assert returning.page is page
    assert returning.over.overlay is None
    told = " ".join(seen(returning))
    assert "Zahl" not in told
    assert "Østby" not in told
    rail = [each for each in returning.findChildren(QWidget) if type(each).__name__ == "Rail"]
    assert not any(each.isVisible() for each in rail)
    assert page.course.decisions.findChildren(Link) == [page.course.decisions._all]


def test_together_the_key_that_locks_still_locks(returning, press):
    press(FIND, "øs", ENTER, TOGETHER, (Qt.Key.Key_L, CONTROL))
    assert isinstance(returning.page, UnlockPage)

    press(PASSPHRASE, ENTER)

    assert isinstance(returning.page, TogetherPage)  # whoever unlocks shows one patient still


def test_together_is_left_by_the_passphrase_only(returning, press, click):
    press(FIND, "øs", ENTER, TOGETHER)
    page = returning.page

    click(page.done)
    press("feil passfrase her", ENTER)
    assert returning.page is page
    assert page.problem.isVisible()
    press(PASSPHRASE, ENTER)

    assert isinstance(returning.page, PatientPage)


def test_together_other_answers_can_be_tried(returning, press, qapp):
    press(FIND, "øs", ENTER, TOGETHER, "2")
    page = returning.page
    qapp.processEvents()

    assert page.what_if.isVisible()
    assert not page.what_if.back.isVisible()


def test_the_mirror_leads_to_the_decision_that_was_taken_otherwise(
    returning, press, stored, language
):
    careful = a_session(date=TODAY.replace(day=20), override=Override(light=Light.RED))
    record_session(returning.desk.workspace, stored().episode.id, careful, language)
    press((Qt.Key.Key_5, CONTROL))
    page = returning.page
    assert isinstance(page, MirrorPage)

    page.list.setFocus()
    press(ENTER)

    assert returning.desk.where == Where("session", stored().patient.id, stored().latest.id)


def test_the_mirror_of_another_period_is_counted_anew(returning, press):
    press((Qt.Key.Key_5, CONTROL))
    before = returning.page._of_all.text()

    press("4")

    assert returning.page.period.value == 0
    assert before
