"""The ways into the records: first start, passphrase, demonstration clinic.

The database is imported when a door is opened, and not before: the first window must not wait.
"""
# ruff: noqa: PLC0415 (imported when a door is opened)

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes import Language
from app.ui.translator import spoken
from app.usecases.clinic_exists import clinic_exists

if TYPE_CHECKING:
    from app.domain.clinic import Clinic
    from app.usecases.open_clinic import Cost
    from app.usecases.recovery_key import Groups
    from app.usecases.restore import ReadyToRestore
    from app.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the records lie, and what time it is.

    `cost` is what one guess at a passphrase costs; None makes it about a second on this machine.
    """

    folder: Path
    demonstration: Path
    clock: Callable[[], datetime]
    cost: Cost | None = None

    def is_furnished(self) -> bool:
        """Whether a clinic was made here, readable or not; then none is created."""
        return clinic_exists(self.folder)

    def create(
        self, clinic: Clinic, passphrase: str, key: Groups, saved_to: Iterable[Path] = ()
    ) -> Workspace:
        """A new clinic; `saved_to` are files in which the recovery key lies. Raises TaktError."""
        from app.usecases.open_clinic import GUESS_S, cost_of, create_clinic
        from app.usecases.saved_exports import remember_export

        cost = self.cost or cost_of(GUESS_S)
        workspace = create_clinic(self.folder, passphrase, clinic, self.clock, cost, key)
        for file in saved_to:
            remember_export(workspace, file)
        return workspace

    def unlock(self, passphrase: str) -> Workspace:
        """The clinic's records. Raises TaktError: wrong passphrase, damaged file, newer one."""
        from app.usecases.make_ready import make_ready
        from app.usecases.open_clinic import unlock

        return make_ready(unlock(self.folder, passphrase, self.clock), spoken().language)

    def check_paper(self, typed: str) -> None:
        """Raise TaktError unless this recovery key opens the records."""
        from app.usecases.open_clinic import check_paper

        check_paper(self.folder, typed)

    def unlock_on_paper(self, typed: str, new_passphrase: str) -> Workspace:
        """The records by the recovery key, under a new passphrase. Raises TaktError."""
        from app.usecases.change_keys import choose_passphrase_on_paper
        from app.usecases.make_ready import make_ready
        from app.usecases.open_clinic import unlock_on_paper

        workspace = unlock_on_paper(self.folder, typed, self.clock)
        try:
            choose_passphrase_on_paper(workspace, typed, new_passphrase, self.cost)
        except BaseException:
            workspace.close()
            raise
        return make_ready(workspace, spoken().language)

    def finish_restore(self, ready: ReadyToRestore, open_now: Workspace | None) -> Path | None:
        """Let the records change places; where the old ones are kept. Raises TaktError."""
        from app.usecases.restore import finish_restore

        workspace, kept = finish_restore(self.folder, ready, self.clock, open_now)
        workspace.close()
        return kept

    def demonstrate(self, language: Language) -> Workspace:
        """The demonstration clinic, apart from all real records. Raises TaktError."""
        from app.usecases.open_demonstration import open_demonstration

        return open_demonstration(self.demonstration, self.clock, language)
