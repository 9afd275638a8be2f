"""The settings of the window: worn as they change, and remembered for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.settings import Place, Settings, save_settings
from app.ui import style
from app.ui.shown_names import hide_names
from app.ui.translator import speak

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.where import Where


class KeptSettings:
    """`present` are those that hold."""

    def __init__(self, settings: Settings, file: Path) -> None:
        self.present, self._file = settings, file

    def wear(self) -> None:
        """Let the whole program speak and look like this; pages built before are built anew."""
        speak(self.present.language)
        hide_names(hidden=self.present.hides_names)
        style.wear(self.present.theme, self.present.text_scale)

    def remember(self) -> None:
        """Write them down. Raises OSError."""
        save_settings(self._file, self.present)

    def note_place(self, where: Where) -> None:
        """Begin there next time, where it is a place of its own."""
        place = Place(where.page) if where.page in set(Place) else Place.TODAY
        self.present = self.present._replace(place=place)

    def last_place(self) -> Where:
        """Where one was last."""
        from app.ui.where import Where  # noqa: PLC0415 (the first window must not wait for it)

        return Where(self.present.place)
