"""How hard a text is to read: words, and LIX."""

import re

LONG = 6  # a word of more letters counts as long in LIX


def words(text: str) -> list[str]:
    """The words of a text; numbers are words."""
    return re.findall(r"\w+(?:[-–,.]\w+)*", text)


def lix(text: str) -> float:
    """Words a sentence plus per cent of long words: under 30 very easy, over 50 hard."""
    found = words(text)
    if not found:
        return 0
    sentences = len(re.findall(r"[.!?](?=\s|$)", text)) or 1
    long = sum(len(word) > LONG for word in found)
    return len(found) / sentences + 100 * long / len(found)
