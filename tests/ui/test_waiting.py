"""While something takes a moment, the window lives on, takes nothing else in, and then goes on."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.held_back import after_waiting
from app.ui.waiting import beside, waiting
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.text_field import TextField

A_WHILE_S = 10  # more than any test needs


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.field, self.button = TextField(name="Name"), Button("Open")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)


@pytest.fixture
def page(shown):
    page = shown(Page())
    page.field.setFocus()
    return page


@pytest.fixture
def work():
    """Goes on until it is let go; in which thread it ran."""
    go_on = threading.Event()

    def run():
        go_on.wait(A_WHILE_S)
        return threading.current_thread()

    run.let_go = go_on.set
    return run


def wait_for(page, work):
    with waiting(page.button):
        return beside(work)


def test_meanwhile_the_window_goes_on_and_takes_nothing_in(page, work, qtbot):
    meanwhile = []

    def look():
        qtbot.keyClick(page.windowHandle(), Qt.Key.Key_X)
        meanwhile.append((page.isEnabled(), page.button.text(), page.field.text()))
        work.let_go()

    QTimer.singleShot(20, look)

    assert wait_for(page, work) is not threading.current_thread()
    assert meanwhile == [(False, "Et øyeblikk …", "")]
    assert (page.isEnabled(), page.button.text()) == (True, "Open")
    assert page.field.hasFocus()


def test_what_fails_is_raised_where_it_was_asked_for(page):
    def fail():
        raise KeyError("here")

    with pytest.raises(KeyError, match="here"):
        wait_for(page, fail)

    assert page.isEnabled()


def test_what_must_not_come_between_comes_afterwards(page, work, qtbot):
    came = []
    QTimer.singleShot(20, lambda: after_waiting(lambda: came.append("later")))
    QTimer.singleShot(30, lambda: came.append("meanwhile"))
    QTimer.singleShot(40, work.let_go)

    wait_for(page, work)

    came.append("ended")
    qtbot.waitUntil(lambda: len(came) == 3)
    assert came == ["meanwhile", "ended", "later"]


def test_where_nobody_waits_it_is_done_at_once():
    came = []

    after_waiting(lambda: came.append("now"))

    assert came == ["now"]
