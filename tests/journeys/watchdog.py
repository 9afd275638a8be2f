"""Watches how long a key or a click keeps the window from the next one."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from time import thread_time
from typing import NamedTuple

from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.pages.sheet.sheet_page import SheetPage

LONGEST_MS = 100


class Held(NamedTuple):
    """How long a key or click held the window, in milliseconds of its own thread's work.

    Where the window lived on meanwhile, as beside a derived key, its longest turn counts.
    """

    milliseconds: float
    what: str
    turned: bool  # to another page, or to paper


class Watchdog:
    """Notes each key and click until all that follows from it is done and painted.

    Only work of this thread counts: other programs on the machine do not.
    """

    def __init__(self) -> None:
        self.held: list[Held] = []

    @contextmanager
    def watching(self, what: object) -> Iterator[None]:
        """From a key or click until the window is idle again."""
        before = page_shown()
        dispatcher, turns = QAbstractEventDispatcher.instance(), [thread_time()]
        waits = dispatcher.aboutToBlock.connect(lambda: turns.append(thread_time()))
        try:
            yield
        finally:
            dispatcher.disconnect(waits)
        QApplication.processEvents()
        turns.append(thread_time())
        longest = max(ended - began for began, ended in pairwise(turns)) * 1000
        turned = page_shown() is not before or isinstance(before, SheetPage)
        self.held.append(Held(longest, str(what), turned))

    @property
    def stalls(self) -> list[Held]:
        """What held a page too long while one works on it."""
        return [each for each in self.held if not each.turned and each.milliseconds > LONGEST_MS]


def page_shown() -> QWidget | None:
    """The page of the active window."""
    page: QWidget | None = getattr(QApplication.activeWindow(), "page", None)
    return page
