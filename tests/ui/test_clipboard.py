"""What is copied about a patient is off the clipboard half a minute later."""

import pytest
from PySide6.QtGui import QGuiApplication

from app.ui import clipboard

SECOND = 0.1  # one of the clock of these tests


@pytest.fixture
def quick(qapp, monkeypatch):
    assert clipboard.FORGOTTEN_AFTER_S == 30
    monkeypatch.setattr(clipboard, "FORGOTTEN_AFTER_S", 3 * SECOND)


def on_it():
    return QGuiApplication.clipboard().text()


def test_it_is_taken_off_by_itself(quick, qtbot):
    clipboard.copy_briefly("Ingrid Østby: trinn opp")
    assert on_it()

    qtbot.waitUntil(lambda: not on_it(), timeout=2000)


def test_what_others_copied_meanwhile_stays(quick, qtbot):
    clipboard.copy_briefly("Ingrid Østby: trinn opp")
    QGuiApplication.clipboard().setText("noe annet")

    qtbot.wait(round(4 * SECOND * 1000))

    assert on_it() == "noe annet"


def test_what_is_copied_again_has_its_whole_time(quick, qtbot):
    clipboard.copy_briefly("Ingrid Østby: trinn opp")
    qtbot.wait(round(2 * SECOND * 1000))
    clipboard.copy_briefly("Ingrid Østby: hold")
    qtbot.wait(round(2 * SECOND * 1000))

    assert on_it() == "Ingrid Østby: hold"
    qtbot.waitUntil(lambda: not on_it(), timeout=2000)
