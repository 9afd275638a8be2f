"""What the window remembers on this machine; nothing about patients.

Read before the first window stands, so without the machinery of clinical values.
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.codes import Language


class Theme(StrEnum):
    """Appearance. `system` follows the machine."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Place(StrEnum):
    """Where the window was last: places of the rail only, for a patient's page would say who."""

    TODAY = "today"
    EXERCISES = "exercises"
    RULES = "rules"
    MIRROR = "mirror"
    SETTINGS = "settings"


class Settings(NamedTuple):
    """One value, saved as JSON; only what differs from the default is written."""

    language: Language = Language.NB
    theme: Theme = Theme.SYSTEM
    text_scale: int = 100
    geometry: str = ""
    lock_after_min: int = 5
    place: Place = Place.TODAY
    lock_minimised: bool = False
    hides_names: bool = False


SMALLEST_TEXT, LARGEST_TEXT = 100, 200
SOONEST_LOCK_MIN, LATEST_LOCK_MIN = 1, 15


def load_settings(file: Path) -> Settings:
    """The saved settings; the defaults where there are none, or none that can be read."""
    try:
        return _settings(json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings()


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings. Raises OSError."""
    chosen = dict(set(settings._asdict().items()) - set(Settings()._asdict().items()))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(chosen, sort_keys=True), "utf-8")


def _settings(kept: dict[str, Any]) -> Settings:
    """Raises TypeError or ValueError where a name or a value is not known."""
    found = Settings(**kept)
    if not SMALLEST_TEXT <= found.text_scale <= LARGEST_TEXT or type(found.geometry) is not str:
        raise ValueError("not settings of this program")
    if not SOONEST_LOCK_MIN <= found.lock_after_min <= LATEST_LOCK_MIN:
        raise ValueError("not settings of this program")
    if {type(found.lock_minimised), type(found.hides_names)} != {bool}:
        raise ValueError("not settings of this program")
    return found._replace(
        language=Language(found.language),
        theme=Theme(found.theme),
        text_scale=int(found.text_scale),
        lock_after_min=int(found.lock_after_min),
        place=Place(found.place),
    )
