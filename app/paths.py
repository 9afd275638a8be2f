"""Where Takt keeps its files on each system: local application data, never a synced folder."""

from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The folder of the clinic's encrypted database."""
    return Path(platformdirs.user_data_dir("Takt", appauthor=False, roaming=False))


def demonstration_folder() -> Path:
    """The folder of the demonstration clinic, apart from real records."""
    return data_folder().with_name("Takt demonstration")


def settings_file() -> Path:
    """The window's settings; nothing about patients stands there."""
    return (
        Path(platformdirs.user_config_dir("Takt", appauthor=False, roaming=False))
        / "settings.json"
    )


def log_file() -> Path:
    """The log: event names and ids, never words about patients."""
    return Path(platformdirs.user_log_dir("Takt", appauthor=False)) / "takt.log"
