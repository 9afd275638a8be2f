"""One Takt at a time for a folder: the second one brings the first to the front."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer  # noqa: TID251 (a name on this PC, no network)

ANSWERED_WITHIN_MS = 1000
_LOCK = "takt.lock"


class OneInstance(QObject):
    """Holds the lock for as long as it lives; one left by a killed process is taken over."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server: QLocalServer | None = None
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # only a dead process makes it stale, never its age
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            self.is_first = True  # unlocking says what is wrong with the folder
        else:
            taken = self._lock.tryLock(0)
            refused = self._lock.error() == QLockFile.LockError.LockFailedError
            self.is_first = taken or not refused

    def listen(self, called: Callable[[], object]) -> None:
        """Do this when another one starts."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415, TID251 (later; as above)

        QLocalServer.removeServer(self._name())  # of a killed process: the lock is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._answer(called))
        self._server.listen(self._name())

    def call_first(self) -> bool:
        """Ask the first one to come to the front; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415, TID251 (later; as above)

        socket = QLocalSocket(self)
        socket.connectToServer(self._name())
        answered = socket.waitForConnected(ANSWERED_WITHIN_MS)
        socket.abort()
        return answered

    def release(self) -> None:
        """Let another one start."""
        if self._server:
            self._server.close()
        self._lock.unlock()

    def _name(self) -> str:
        from hashlib import sha256  # noqa: PLC0415 (the first window must not wait for it)

        return f"takt-{sha256(str(self._folder.resolve()).encode()).hexdigest()[:16]}"

    def _answer(self, called: Callable[[], object]) -> None:
        if self._server and self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
        called()
