"""Work that takes its time, beside the window: it says how far it is, and can be stopped."""

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from app.usecases.back_up import Stopped, Told


class Work(QObject):
    """One piece of work in a thread of its own.

    `progressed` carries per cent, `ended` what came of it or the exception that ended it.
    """

    progressed = Signal(int)
    ended = Signal(object)

    def __init__(self, work: Callable[[Told], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._stopping, self._shown = work, False, -1
        self._thread = threading.Thread(target=self._run, daemon=False)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Let it end at its next step, as Stopped."""
        self._stopping = True

    def wait(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def _run(self) -> None:
        try:
            result: object = self._work(self._told)
        except Exception as error:  # noqa: BLE001 (whoever listens says or raises it)
            result = error
        with suppress(RuntimeError):  # the window has gone, and this with it
            self.ended.emit(result)

    def _told(self, done: int, every: int) -> None:
        if self._stopping:
            raise Stopped
        per_cent = 100 * done // every if every else self._shown
        if per_cent > self._shown:
            self._shown = per_cent
            with suppress(RuntimeError):
                self.progressed.emit(per_cent)


def result_of(result: object) -> object:
    """What came of a work. Raises what ended it."""
    if isinstance(result, Exception):
        raise result
    return result
