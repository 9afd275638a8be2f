"""The size and place of the window, as one line of the settings."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

_FIRST_SIZE = (1366, 688)


def take_size(window: QMainWindow, kept: str) -> None:
    """Give the window the size and place it had, or a first one that fits the screen."""
    geometry = QByteArray.fromBase64(kept.encode())
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        window.resize(QSize(*_FIRST_SIZE).boundedTo(window.screen().availableSize()))


def size_of(window: QMainWindow) -> str:
    """The size and place it has."""
    return bytes(window.saveGeometry().toBase64().data()).decode()
