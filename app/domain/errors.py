"""Failures that Takt expects and shows to its user; anything else is a bug."""

from collections.abc import Mapping


class TaktError(Exception):
    """A failure with one sentence for the user.

    `sentence` is the English source text, also the key in the catalogue; `values` fill its braces.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class Invalid(TaktError, ValueError):
    """A value that cannot exist: `place` is the wrong field, seen from the value refused."""

    def __init__(self, place: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, **values)
        self.place = place


def sentence(text: str) -> str:
    """Mark a sentence for the catalogue where it is raised, not yet spoken."""
    return text
