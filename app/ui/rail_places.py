"""Where the rail leads, and by which keys."""

from app.ui import shortcuts
from app.ui.shortcuts import Shortcut
from app.ui.translator import spoken
from app.ui.widgets.controls.rail import Place


def places_above() -> tuple[Place, ...]:
    """The places of work; the rail has room for one word of each."""
    mirror = spoken().say("Mirror")
    return (
        _place("today", shortcuts.TODAY, "sun"),
        _place("exercises", shortcuts.EXERCISES, "dumbbell"),
        _place("rules", shortcuts.RULES, "list-checks"),
        _place("mirror", shortcuts.MIRROR, "chart-no-axes-column")._replace(word=mirror),
    )


def places_below() -> tuple[Place, ...]:
    """What concerns the whole program; the keys of help and lock hold without the rail."""
    return (
        _place("help", shortcuts.HELP, "help")._replace(bound=True),
        _place("settings", shortcuts.SETTINGS, "settings"),
        _place("lock", shortcuts.LOCK, "lock")._replace(bound=True),
    )


def _place(key: str, shortcut: Shortcut, icon: str) -> Place:
    return Place(key, spoken().say(shortcut.does), icon, shortcut.keys)
