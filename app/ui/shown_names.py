"""Whose names the screen shows: whole, or as initials where somebody looks on."""

from app.sheet.name_on_sheet import initials


class _Hidden:
    """What the running window was told last."""

    now = False


def hide_names(*, hidden: bool) -> None:
    """From now on names are shown as initials, or whole."""
    _Hidden.now = hidden


def shown_name(name: str) -> str:
    """What the screen shows of a name."""
    return initials(name) if _Hidden.now else name
