"""Deciding in one action; bolder needs a reason, a stop leaves no choice."""

import pytest
from PySide6.QtCore import Qt

from app.domain.codes import Light, ReasonCode
from app.ui.widgets.advice.decide import Decide


@pytest.fixture
def decide(shown):
    return shown(Decide())


def test_agreeing_overrides_nothing(decide):
    decide.show_advised(Light.AMBER)

    assert decide.override is None


def test_ctrl_s_saves(decide, qtbot):
    decide.show_advised(Light.AMBER)

    with qtbot.waitSignal(decide.save_asked):
        qtbot.keyClick(decide, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_bolder_light_lacks_a_reason_until_one_is_chosen(decide):
    decide.show_advised(Light.RED)
    decide._lights[Light.GREEN].click()

    assert decide.lacks_reason()
    decide._reason.setCurrentIndex(1)
    assert not decide.lacks_reason()
    assert decide.override.reason_code is ReasonCode.EXAMINATION


def test_all_eight_reasons_can_be_chosen(decide):
    assert decide._reason.count() == len(ReasonCode) + 1


def test_a_more_careful_light_carries_no_reason(decide):
    decide.show_advised(Light.GREEN)

    decide._lights[Light.RED].click()

    assert not decide.lacks_reason()
    assert (decide.override.light, decide.override.reason_code) == (Light.RED, None)


def test_another_advice_takes_the_choice_back(decide):
    decide.show_advised(Light.AMBER)
    decide._lights[Light.RED].click()

    decide.show_advised(Light.RED)

    assert decide.override is None


def test_a_choice_waits_while_nothing_can_be_judged(decide):
    decide.show_advised(Light.GREEN)
    decide._lights[Light.RED].click()

    decide.show_advised(None)
    assert decide.override is None
    decide.show_advised(Light.GREEN)
    assert decide.override.light is Light.RED


def test_a_stop_leaves_no_choice(decide):
    decide.show_advised(Light.STOP)

    assert not any(button.isVisible() for button in decide._lights.values())
    assert decide._clear.isVisible()
