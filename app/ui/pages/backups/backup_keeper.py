"""Keeps the backups while the window is open: every half hour, and before it closes."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.errors import TaktError
from app.ui.background import Work, result_of
from app.ui.errors import said
from app.ui.held_back import after_waiting
from app.usecases.back_up import (
    EVERY,
    Made,
    Stopped,
    Why,
    backup_due,
    deletions_in,
    keys_of,
    record_backup,
    record_failure,
    tidy,
)
from app.usecases.drill import Drill, drill_due, record_drill
from app.usecases.look_after_backups import look_after_backups
from app.usecases.workspace import Workspace

_FIRST_MS = 60_000
log = logging.getLogger(__name__)


class BackupKeeper(QObject):
    """One for each opened clinic. `failed` carries a sentence; care goes on all the same.

    `progressed` carries per cent; `changed`: a backup was made, or failed; `idle`: all is done.
    """

    failed = Signal(str)
    progressed = Signal(int)
    changed = Signal()
    idle = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._work = workspace, Work(lambda _told: None)
        self._busy = self._stopped = self._drilling = self._told = False
        self._wanted: Why | None = None
        self._then: Callable[[object], None] = _nothing
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.back_up_changed)
        self.timer.start(int(EVERY.total_seconds() * 1000))
        QTimer.singleShot(_FIRST_MS, self, self.back_up_changed)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._busy

    def is_due(self) -> bool:
        """Whether something was changed that no backup holds."""
        try:
            return backup_due(self._workspace, Why.CLOSING) is not None
        except TaktError:
            return True

    def back_up_changed(self) -> None:
        """Back up what has changed, if anything has; while the window waits for them, later."""
        after_waiting(lambda: self.back_up(Why.CHANGED))

    def back_up(self, why: Why) -> None:
        """Make a backup beside the work, where something has changed; then the weekly drill.

        While something is being done it comes next; a drill gives way to it, and is done later.
        """
        if self._busy:
            self._put_first(why)
        elif not self._stopped:
            self._back_up(why)

    def stop(self) -> None:
        """Stop what is being done: the records are about to be closed."""
        self._stopped = True
        self.timer.stop()
        self._work.stop()

    def _put_first(self, why: Why) -> None:
        self._wanted = why
        if self._drilling and why is not Why.CHANGED:
            self._work.stop()

    def _back_up(self, why: Why) -> None:
        if why is not Why.CLOSING:
            self._look_after()
        try:
            job = backup_due(self._workspace, why)
        except TaktError as error:
            self.failed.emit(said(error))
            return
        if job:
            self._do(job.run, lambda result: self._made(why, result))
        elif why is not Why.CLOSING:
            self._drill()

    def _look_after(self) -> None:
        """Once for each opened clinic it is told that somebody else was at the backups."""
        try:
            if not self._told:
                look_after_backups(self._workspace)
        except TaktError as error:
            self._told = True
            self._say_failed(error)

    def _do(self, work: Callable[..., object], then: Callable[[object], None]) -> None:
        self._busy, self._then = True, then
        self._work = Work(work, self)
        self._work.progressed.connect(self.progressed)
        # Not a lambda: on its way from the thread it would keep the records that are locked now.
        self._work.ended.connect(self._come)
        self._work.start()

    def _come(self, result: object) -> None:
        after_waiting(lambda: self._ended(result) if isValid(self) else None)  # or locked since

    def _ended(self, result: object) -> None:
        then, self._busy, self._drilling = self._then, False, False
        if isinstance(result, Exception) and not isinstance(result, TaktError):
            self.failed.emit(said(result))  # and raised below, for the log
        try:
            if not self._stopped:
                then(result)
        finally:
            self._go_on()

    def _go_on(self) -> None:
        """What was wanted meanwhile comes next."""
        if self._busy:
            return
        wanted, self._wanted = self._wanted, None
        if wanted:
            self.back_up(wanted)
        if not self._busy:
            self.idle.emit()

    def _made(self, why: Why, result: object) -> None:
        try:
            made = result_of(result)
        except Stopped:
            return
        except TaktError as error:
            self._say_failed(error)
            record_failure(self._workspace)
            self.changed.emit()
            return
        if isinstance(made, Made):
            self._record(made, why)

    def _record(self, made: Made, why: Why) -> None:
        record_backup(self._workspace, made)
        for place in made.places:
            if place.failed:
                self._say_failed(place.failed)
        log.info("backup %d in %d places", made.manifest.number, len(made.places))
        self.changed.emit()
        keys, gone = keys_of(self._workspace), deletions_in(self._workspace)
        self._do(lambda _told: tidy(keys, made, gone), lambda said: self._tidied(why, said))

    def _tidied(self, why: Why, result: object) -> None:
        try:
            result_of(result)
        except TaktError as error:
            self._say_failed(error)
        if why is not Why.CLOSING:
            self._drill()

    def _drill(self) -> None:
        drill = None if self._wanted else drill_due(self._workspace)
        if drill:
            self._drilling = True
            self._do(drill.run, lambda result: self._drilled(drill, result))

    def _drilled(self, drill: Drill, result: object) -> None:
        if isinstance(result, Stopped):
            return
        wrong = result_of(result)
        failed = wrong if isinstance(wrong, TaktError) else None
        record_drill(self._workspace, drill, failed)
        if failed:
            self._say_failed(failed)
        self.changed.emit()

    def _say_failed(self, error: TaktError) -> None:
        log.warning("backup failed: %s", type(error).__name__)
        self.failed.emit(said(error))


def _nothing(_result: object) -> None:
    """Nothing was begun yet."""
