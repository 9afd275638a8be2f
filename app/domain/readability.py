"""How hard a text is to read."""

import re

_LONG = 7  # a word of more than six letters
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")


def lix(text: str) -> float:
    """Björnsson's LIX: words per sentence plus per cent of words over six letters; 0 if empty."""
    sentences = [words for part in _END.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    long = sum(len(word) >= _LONG for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)
