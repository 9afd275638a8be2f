"""What the system says when it sleeps, locks the screen or changes the user.

The one place where systems differ. Where one says nothing, the pause in the ticking of LockWatch
tells that the machine has slept.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_ON_THE_BUS = (  # interface, signal, and whether it carries that it begins
    ("org.freedesktop.login1.Manager", "PrepareForSleep", True),
    ("org.freedesktop.login1.Session", "Lock", False),
    ("org.freedesktop.ScreenSaver", "ActiveChanged", True),
    ("org.gnome.ScreenSaver", "ActiveChanged", True),
)
_POWER, _SESSION = 0x0218, 0x02B1  # messages of Windows: WM_POWERBROADCAST, WM_WTSSESSION_CHANGE
_SUSPENDS, _LEFT = {4}, {2, 4, 6, 7}  # suspend; console, remote, log-off, lock


class SystemSignals(QObject):
    """`heard`: nobody sits before the window any more."""

    heard = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)
        if sys.platform == "win32":
            self._listen_to_windows(int(window.winId()))
        elif sys.platform.startswith("linux"):
            self._listen_to_the_bus()

    @Slot(bool)
    def begins(self, begun: bool) -> None:  # noqa: FBT001 (the bus takes it by place)
        """Sleep or a locked screen begins, or has ended."""
        if begun:
            self.heard.emit()

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self.heard.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.heard.emit()

    def _listen_to_the_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 (only Linux has it)

        for bus in (QDBusConnection.systemBus(), QDBusConnection.sessionBus()):
            for interface, signal, carries in _ON_THE_BUS:
                slot = SLOT("begins(bool)") if carries else SLOT("locked()")
                bus.connect("", "", interface, signal, self, slot)  # type: ignore[call-overload]  # takes what SLOT() makes

    def _listen_to_windows(self, window: int) -> None:
        import ctypes  # noqa: PLC0415 (only Windows is asked this way)

        self._filter = _Messages(self.heard.emit)
        application = QCoreApplication.instance()
        if application:
            application.installNativeEventFilter(self._filter)
        library = getattr(ctypes, "windll").wtsapi32  # noqa: B009 (other systems have none)
        library.WTSRegisterSessionNotification(window, 0)


def means_away(message: int, what: int) -> bool:
    """Whether a message of Windows says that nobody sits there any more."""
    return (message == _POWER and what in _SUSPENDS) or (message == _SESSION and what in _LEFT)


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, heard: Callable[[], object]) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> object:
        if QByteArray(kind) == b"windows_generic_MSG":
            from ctypes import wintypes  # noqa: PLC0415 (only Windows sends these)

            said = wintypes.MSG.from_address(int(message))
            if means_away(said.message, said.wParam):
                self._heard()
        return False, 0
