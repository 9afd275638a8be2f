"""Keeps what is being typed on a page, so that no crash and no lock takes it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import structs
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.record import Draft, FormDraft, ProgrammeDraft

EVERY_MS = 3000  # a change is kept within five seconds, the saving itself included

D = TypeVar("D", bound=Draft | ProgrammeDraft | FormDraft)


class DraftKeeper(QObject, Generic[D]):
    """Every few seconds what stands on the page is kept, if it is another; nothing is dropped.

    `typed` gives what stands there, or None for nothing; `keep` and `drop` put it away.
    """

    def __init__(
        self, typed: Callable[[], D | None], keep: Callable[[D], None], drop: Callable[[], None],
        page: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page = page
        self._typed, self._keep, self._drop = typed, keep, drop
        self._kept: D | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._keep_while_shown)

    def begin(self, kept: D | None = None) -> None:
        """Keep what is typed from now on; this is kept already."""
        self._kept = kept
        self._timer.start()

    def keep(self) -> None:
        """Keep what stands there now. Raises NotSaved."""
        draft = self._typed()
        if not self._timer.isActive() or _same(draft, self._kept):
            return
        if draft is None:
            self._drop()
        else:
            self._keep(draft)
        self._kept = draft

    def end(self) -> None:
        """Keep no more: it is saved."""
        self._timer.stop()

    def discard(self) -> None:
        """Keep no more, and forget what was kept. Raises NotSaved."""
        self.end()
        self._drop()

    def _keep_while_shown(self) -> None:
        """A page that is left, or whose records are closed, types no more."""
        if self._page.isVisible():
            self.keep()


def _same(one: D | None, other: D | None) -> bool:
    if one is None or other is None:
        return one is other
    return structs.replace(one, kept_at=other.kept_at) == other
