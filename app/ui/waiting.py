"""While something takes a moment: pointer and button say so, and nothing is pressed twice."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.errors import sentence
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, Link

ONE_MOMENT = sentence("One moment …")


@contextmanager
def waiting(pressed: Button | Link) -> Iterator[None]:
    """Show the waiting pointer, and the pressed button as off, until the block has ended."""
    words = pressed.text()
    pressed.show_text(spoken().say(ONE_MOMENT))
    pressed.setEnabled(False)
    pressed.repaint()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        pressed.setEnabled(True)
        pressed.show_text(words)
