"""While something takes a moment: the pointer says so, and what is on the screen is painted."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton


@contextmanager
def waiting(pressed: QAbstractButton) -> Iterator[None]:
    """Show the waiting pointer, and the pressed button as off, until the block has ended."""
    pressed.setEnabled(False)
    pressed.repaint()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        pressed.setEnabled(True)
