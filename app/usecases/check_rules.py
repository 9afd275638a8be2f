"""Takt judges only by rules that can be used; else it says so when it starts."""

from app.advisor.advise import read_rulebook
from app.resources import read_folder


def check_rules() -> None:
    """Read the rules that ship. Raises RulebookRefused."""
    read_rulebook(read_folder("rules"))
