"""What the window remembers on this machine; nothing about patients."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app.domain.codes import Language
from app.domain.value import Value, encode


class Theme(StrEnum):
    """Appearance. `system` follows the machine."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Settings(Value, frozen=True, kw_only=True):
    """One frozen value, saved as JSON; only what differs from the default is written."""

    language: Language = Language.NB
    theme: Theme = Theme.SYSTEM
    text_scale: Annotated[int, Meta(ge=100, le=200)] = 100
    geometry: str = ""


def load_settings(file: Path) -> Settings:
    """The saved settings; the defaults where there are none, or none that can be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings)
    except (OSError, ValueError):
        return Settings()


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(encode(settings))
