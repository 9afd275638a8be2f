"""How much of a name stands on paper or screen: all of it, its initials, or a line to write on."""

from enum import StrEnum


class NameOnSheet(StrEnum):
    """What stands where the patient's name does."""

    FULL = "full"
    INITIALS = "initials"
    LINE = "line"


def initials(full_name: str) -> str:
    """As in: I. Ø."""
    return " ".join(f"{word[0].upper()}." for word in full_name.split())


def printed_name(full_name: str, shown: NameOnSheet) -> str:
    """What is printed of a name; nothing where a line is drawn in its place."""
    names = {NameOnSheet.FULL: full_name, NameOnSheet.INITIALS: initials(full_name)}
    return names.get(shown, "")
