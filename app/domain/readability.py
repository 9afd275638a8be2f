"""How hard a text is to read: its words, and LIX."""

import re

LONG = 6  # a word of more letters counts as long
_WORD = re.compile(r"\w+(?:[-–,.'’]\w+)*")
_END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")


def words(text: str) -> list[str]:
    """The words of a text; numbers are words."""
    return _WORD.findall(text)


def lix(text: str) -> float:
    """Words a sentence plus per cent of long words: under 30 very easy, over 50 hard.

    A line break ends a sentence; an empty text is 0.
    """
    found = words(text)
    if not found:
        return 0.0
    sentences = sum(1 for part in _END.split(text) if words(part))
    long = sum(len(word) > LONG for word in found)
    return len(found) / sentences + 100 * long / len(found)
