"""How a case is refused: one line that says where, what was expected, and what stood there."""

import json

from app.domain.errors import TaktError

SHOWN_CHARACTERS = 40


class CaseRefused(TaktError):
    """A case that cannot be read. `place` is the path from `$` to what is wrong."""

    def __init__(self, place: str, problem: TaktError) -> None:
        super().__init__("{place}: {problem}", place=place, problem=problem)
        self.place = place


def wrong_value(place: str, expected: TaktError, value: object) -> CaseRefused:
    """The refusal of a value that is not as expected."""
    problem = TaktError("{expected}, got {value}", expected=expected, value=shown(value))
    return CaseRefused(place, problem)


def shown(value: object) -> str:
    """A JSON value for the eye: on one line, and never long."""
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    text = printable(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"


def printable(text: str) -> str:
    """The text with what cannot stand on a line written as an escape."""
    return "".join(each if each.isprintable() else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
