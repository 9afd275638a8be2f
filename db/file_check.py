"""Large records are checked to their last page beside the work, once they are open.

The check reads the file by a connection of its own, which takes no lock and knows no log: nothing
may be moved into the file meanwhile.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import TaktError
from db.online_copy import Stopped, Told
from db.state import check_pages


class FileCheck:
    """One check in a thread of its own. `damaged` is known once it has ended."""

    def __init__(self, file: Path, key: bytes, told: Told) -> None:
        self.damaged = self._stopping = False
        self._check: Callable[[], object] = lambda: check_pages(file, key, self._go_on)
        self._told = told
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether it has come to its end, or was stopped."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait for its end."""
        self._thread.join()

    def stop(self) -> None:
        """Let it end at its next step, and wait for that."""
        self._stopping = True
        self.wait()

    def _run(self) -> None:
        try:
            self._check()
        except Stopped:
            return
        except (TaktError, OSError):
            self.damaged = True

    def _go_on(self, done: int, every: int) -> None:
        if self._stopping:
            raise Stopped
        self._told(done, every)
