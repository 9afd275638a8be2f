"""D25: nobody types for a while, the machine sleeps, the screen is locked: it is time to lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.ui.lock_watch import LockWatch
from app.ui.system_signals import SystemSignals, means_away


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self):
        self.steady = self.wall = 1000.0

    def tick(self, seconds=1.0, wall=None):
        self.steady += seconds
        self.wall += seconds if wall is None else wall


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(qapp, clock):
    made = LockWatch(300, lambda: clock.steady, lambda: clock.wall)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def told(watch):
    heard = []
    watch.due.connect(lambda: heard.append("due"))
    return heard


def wait(watch, clock, seconds):
    for _ in range(seconds):
        clock.tick()
        watch.look()


def test_it_is_time_when_nobody_typed_for_so_long(watch, clock, told):
    wait(watch, clock, 299)
    assert told == []

    wait(watch, clock, 1)

    assert told == ["due"]


def test_half_of_the_time_is_told_once_until_somebody_types(watch, clock, told):
    quiet = []
    watch.quiet.connect(lambda: quiet.append("quiet"))

    wait(watch, clock, 149)
    assert quiet == []
    wait(watch, clock, 100)
    assert quiet == ["quiet"]
    watch.touch()
    wait(watch, clock, 150)

    assert quiet == ["quiet", "quiet"]
    assert told == []


def test_a_key_and_the_mouse_begin_the_count_anew(watch, clock, told, shown, qtbot):
    window = shown(QLineEdit()).windowHandle()
    watch.listen_to(window)

    wait(watch, clock, 299)
    QTest.keyClick(window, Qt.Key.Key_A)
    wait(watch, clock, 299)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    wait(watch, clock, 299)
    assert told == []

    wait(watch, clock, 1)
    assert told == ["due"]


@pytest.mark.parametrize("pause", [{"seconds": 90.0}, {"seconds": 1.0, "wall": 28_800.0}])
def test_a_machine_that_has_slept_is_locked_at_the_first_tick(watch, clock, told, pause):
    watch.touch()

    clock.tick(**pause)
    watch.look()

    assert told == ["due"]


def test_a_clock_set_back_locks_nothing_and_stops_no_count(watch, clock, told):
    clock.tick(1.0, wall=-86_400.0)
    watch.look()
    assert told == []

    wait(watch, clock, 299)

    assert told == ["due"]


def test_a_minimised_window_is_locked_where_that_was_chosen(watch, told, shown, qtbot):
    window = shown(QLineEdit())
    watch.listen_to(window.windowHandle())
    window.showMinimized()
    qtbot.wait(1)
    unasked = list(told)
    window.showNormal()
    watch.when_minimised = True

    window.showMinimized()
    qtbot.waitUntil(lambda: bool(told))

    assert unasked == []
    assert set(told) == {"due"}


def test_another_time_holds_from_now_on(watch, clock, told):
    watch.idle_s = 60

    wait(watch, clock, 60)

    assert told == ["due"]


@pytest.fixture
def system(shown):
    return SystemSignals(shown(QLineEdit()))


def test_sleep_and_a_locked_screen_are_heard_and_their_end_is_not(system):
    heard = []
    system.heard.connect(lambda: heard.append("heard"))

    system.begins(begun=False)
    assert heard == []

    system.begins(begun=True)
    system.locked()
    system._state_changed(Qt.ApplicationState.ApplicationSuspended)
    system._state_changed(Qt.ApplicationState.ApplicationInactive)
    assert heard == ["heard"] * 3


def test_the_bus_finds_its_slots(system):
    slots = [system.metaObject().indexOfSlot(each) for each in ("begins(bool)", "locked()")]

    assert min(slots) >= 0


@pytest.mark.parametrize(
    ("message", "what", "away"),
    [(0x0218, 4, True), (0x0218, 7, False), (0x02B1, 7, True), (0x02B1, 8, False),
     (0x02B1, 2, True), (0x0100, 7, False)],
)  # fmt: skip
def test_windows_says_so_by_messages(message, what, away):
    assert means_away(message, what) is away
