"""A watchdog at the event loop: how long each turn kept the window from the next key."""

from collections.abc import Callable
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

HUMAN_MS = 60  # between two keys: more than sixteen a second


class Held(NamedTuple):
    """One turn of the event loop, in milliseconds: its own work, and on the clock."""

    what: str
    own: float
    clock: float


class Turns:
    """Notes every turn of the event loop, from what one does until the loop waits again.

    Only work of the window's own thread counts: other programs on the machine do not.
    """

    def __init__(self) -> None:
        self.held: list[Held] = []
        self._what = "start"
        self._began, self._clock = thread_time(), perf_counter()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._turned)

    def step(self, what: str, do: Callable[[], object], pause_ms: int = HUMAN_MS) -> Held:
        """Do it until it is painted, then let the window live on for a moment."""
        self._turned()
        self._what = what
        self._began, self._clock = thread_time(), perf_counter()
        do()
        QApplication.processEvents()
        self._turned()
        held = self.held[-1]
        self._what = f"after {what}"
        self.live(pause_ms)
        return held

    def live(self, for_ms: int) -> None:
        """Let the event loop run, as it does while one reads."""
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()

    def _turned(self) -> None:
        own, clock = thread_time(), perf_counter()
        self.held.append(
            Held(self._what, (own - self._began) * 1000, (clock - self._clock) * 1000)
        )
        self._began, self._clock = own, clock
