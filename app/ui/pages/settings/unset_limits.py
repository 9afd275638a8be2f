"""Numbers typed into limits and not set yet, wherever on the page of the rules they were typed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Unset(NamedTuple):
    """One of them: for the clinic (empty) or the patient, of which rule, and which limit."""

    whose: str
    rule: str
    name: str


class UnsetLimits:
    """Keeps what was typed, valid or not, while one reads other rules."""

    def __init__(self) -> None:
        self._typed: dict[Unset, str] = {}

    def __iter__(self) -> Iterator[Unset]:
        return iter(tuple(self._typed))

    def note(self, unset: Unset, text: str) -> None:
        """Keep this text; empty where the limit stands as it is."""
        self._typed.pop(unset, None)
        if text:
            self._typed[unset] = text

    def of(self, whose: str, rule: str) -> dict[str, str]:
        """What was typed into the limits of this rule, by limit."""
        return {each.name: text for each, text in self._typed.items() if each[:2] == (whose, rule)}

    def fields(self) -> dict[str, str]:
        """All of them as a draft keeps them."""
        return {"/".join(each): text for each, text in self._typed.items()}

    def show_fields(self, fields: Mapping[str, str]) -> None:
        """Those of a draft, instead of what stood here."""
        kept = ((name.split("/"), text) for name, text in fields.items() if "/" in name)
        self._typed = {Unset(*parts): text for parts, text in kept}
