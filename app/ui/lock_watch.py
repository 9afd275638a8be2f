"""Says when the records are to be locked: nobody typed for a while, or the machine has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TICK_S = 1
SLEPT_S = 60  # a tick that late: the machine slept, or the program was stopped
_TOUCHES = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove,
    QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
}  # fmt: skip


class LockWatch(QObject):
    """`due` says that it is time. Listens at the windows only: keys and mouse come through them.

    `quiet` says once that half of that time went by: what should be done before it, is done now.
    `steady` counts seconds whatever the clock on the wall does, `wall` goes on during sleep.
    """

    due = Signal()
    quiet = Signal()

    def __init__(
        self, idle_s: int, steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.idle_s, self.when_minimised = idle_s, False
        self._steady, self._wall = steady, wall
        self._heard = self._ticked = steady()
        self._is_quiet = False
        self._ticked_wall = wall()
        self.ticking = QTimer(self)
        self.ticking.setInterval(TICK_S * 1000)
        self.ticking.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.listen_to)

    def start(self) -> None:
        """Begin to count."""
        self.touch()
        self._ticked, self._ticked_wall = self._steady(), self._wall()
        self.ticking.start()

    def stop(self) -> None:
        """There is nothing to lock."""
        self.ticking.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._heard, self._is_quiet = self._steady(), False

    def look(self) -> None:
        """Once a second: whether it is time."""
        now, wall = self._steady(), self._wall()
        slept = max(now - self._ticked, wall - self._ticked_wall) >= SLEPT_S
        self._ticked, self._ticked_wall = now, wall
        if slept or now - self._heard >= self.idle_s:
            self.due.emit()
        elif now - self._heard >= self.idle_s / 2 and not self._is_quiet:
            self._is_quiet = True
            self.quiet.emit()

    def listen_to(self, window: QObject | None) -> None:
        """Hear what is typed in this window."""
        if isinstance(window, QWindow):
            window.installEventFilter(self)  # a second time is as good as once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        elif event.type() == QEvent.Type.WindowStateChange and isinstance(watched, QWindow):
            self._state_changed(watched.windowStates())
        return False

    def _state_changed(self, state: Qt.WindowState) -> None:
        if self.when_minimised and state & Qt.WindowState.WindowMinimized:
            QTimer.singleShot(0, self.due.emit)  # the window is in the middle of it
