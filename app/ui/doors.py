"""The ways into the records: first start, passphrase, demonstration clinic.

The database is imported when a door is opened, and not before: the first window must not wait.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes import Language
from app.usecases.clinic_exists import clinic_exists

if TYPE_CHECKING:
    from app.domain.clinic import Clinic
    from app.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the records lie, and what time it is."""

    folder: Path
    demonstration: Path
    clock: Callable[[], datetime]

    def is_furnished(self) -> bool:
        """Whether a clinic was made here, readable or not; then none is created."""
        return clinic_exists(self.folder)

    def create(self, clinic: Clinic, passphrase: str) -> Workspace:
        """A new clinic under this passphrase. Raises TaktError."""
        from app.usecases.open_clinic import create_clinic

        return create_clinic(self.folder, passphrase, clinic, self.clock)

    def unlock(self, passphrase: str) -> Workspace:
        """The clinic's records. Raises TaktError: wrong passphrase, damaged file, newer one."""
        from app.usecases.open_clinic import unlock

        return unlock(self.folder, passphrase, self.clock)

    def demonstrate(self, language: Language) -> Workspace:
        """The demonstration clinic, apart from all real records. Raises TaktError."""
        from app.usecases.open_demonstration import open_demonstration

        return open_demonstration(self.demonstration, self.clock, language)
