"""Keeps the programme that is being put together, so that no crash and no lock takes it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.patient import EpisodeId
from app.exercises.arrange import Exercises
from app.usecases.keep_programme_draft import (
    drop_programme_draft,
    keep_programme_draft,
    programme_draft_of,
)
from app.usecases.workspace import Workspace

SOON_MS = 3000  # a change is kept within five seconds, the saving itself included


class ProgrammeKeeper(QObject):
    """`programme` gives what stands there; None where it is no other than what is prescribed."""

    def __init__(
        self, workspace: Workspace, episode_id: EpisodeId,
        programme: Callable[[], Exercises | None], page: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._workspace, self._episode_id, self._programme = workspace, episode_id, programme
        self._timer = QTimer(self, interval=SOON_MS, singleShot=True)
        self._timer.timeout.connect(self.keep)

    def kept(self) -> Exercises | None:
        """What was put together before and not saved, if there is anything."""
        draft = programme_draft_of(self._workspace, self._episode_id)
        return draft.exercises if draft else None

    def keep_soon(self) -> None:
        """Something changed."""
        self._timer.start()

    def keep(self) -> None:
        """Keep what stands there now. Raises NotSaved."""
        self._timer.stop()
        programme = self._programme()
        if programme is None:
            drop_programme_draft(self._workspace, self._episode_id)
        else:
            keep_programme_draft(self._workspace, self._episode_id, programme)

    def drop(self) -> None:
        """Forget it: it is saved, or not wanted."""
        self._timer.stop()
        drop_programme_draft(self._workspace, self._episode_id)
