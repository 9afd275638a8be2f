"""While something takes a moment: the window says so, lives on, and takes nothing else in."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMetaObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import sentence
from app.ui.held_back import hold_back, let_go
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button, Link

ONE_MOMENT = sentence("One moment …")
Came = TypeVar("Came")


@contextmanager
def waiting(pressed: Button | Link, doing: str = "") -> Iterator[None]:
    """Say what is being done, and take nothing else in, until the block has ended."""
    words = pressed.text()
    pressed.show_text(doing or spoken().say(ONE_MOMENT))
    announce(pressed, pressed.text())
    try:
        with inert(pressed.window()):
            pressed.repaint()
            yield
    finally:
        pressed.show_text(words)


@contextmanager
def inert(window: QWidget) -> Iterator[None]:
    """Take nothing in, closing and locking included, until the block has ended."""
    focused: QWidget | None = window.focusWidget()
    window.setEnabled(False)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    hold_back()
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        window.setEnabled(True)
        if focused and isValid(focused):  # its page may have gone meanwhile
            focused.setFocus()
        let_go()


def beside(work: Callable[[], Came]) -> Came:
    """What comes of this work, done while the window goes on being painted. Raises what it does.

    Deriving a key from a passphrase takes a second by intention. It stands in a block of
    `waiting` or `inert`, and uses no records that are open in the window.
    """
    loop, came, failed = QEventLoop(), list[Came](), list[BaseException]()

    def run() -> None:
        try:
            came.append(work())
        except BaseException as error:  # noqa: BLE001 (raised below, where it was asked for)
            failed.append(error)
        finally:
            QMetaObject.invokeMethod(loop, "quit", Qt.ConnectionType.QueuedConnection)

    thread = threading.Thread(target=run)
    thread.start()
    loop.exec()
    thread.join()  # where the program quits, the loop ends before it
    if failed:
        raise failed.pop()
    return came.pop()
