"""The embedded face: registered once by path, measured, and asked for letters it lacks."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.domain.errors import TaktError, sentence
from app.resources import FOLDER

REGULAR = "FiraSans-Regular"
MEDIUM = "FiraSans-Medium"
SEMI = "FiraSans-SemiBold"
BOLD = "FiraSans-Bold"
CAP = 0.69  # height of the capitals, in em


class GlyphMissing(TaktError):
    """A letter that the embedded face cannot print."""


def flat(text: str) -> str:
    """The text as one line of composed letters: how all words of a page are drawn."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def check_letters(texts: Iterable[str]) -> None:
    """Raise GlyphMissing naming the first letter that cannot be printed."""
    known = _letters()
    for text in texts:
        for letter in flat(text):
            if ord(letter) not in known or unicodedata.category(letter).startswith("C"):
                raise GlyphMissing(
                    sentence(
                        "The sheet cannot print the letter {letter} ({code}). Please remove it."
                    ),
                    letter=_shown(letter),
                    code=f"U+{ord(letter):04X}",
                )


def printable(text: str) -> str:
    """The text with the code of each letter that the face lacks in its place."""
    known = _letters()
    return "".join(
        letter if ord(letter) in known else f"[U+{ord(letter):04X}]" for letter in flat(text)
    )


@cache
def register() -> None:
    """Make the four weights known to ReportLab; its own search for fonts is never used."""
    for name in (REGULAR, MEDIUM, SEMI, BOLD):
        file = str(FOLDER / "fonts" / f"{name}.ttf")
        pdfmetrics.registerFont(TTFont(name, file, asciiReadable=0))


@lru_cache(maxsize=20_000)
def width(text: str, font: str, size: float) -> float:
    """Width of a piece of text in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def forget_widths() -> None:
    """Drop the words that were measured, names among them: the records are closed."""
    width.cache_clear()


def fitted(text: str, font: str, size: float, room: float) -> float:
    """The size at which a label fits its room; never above the wanted size."""
    return min(size, size * room / max(width(text, font, size), 1))


@cache
def _letters() -> frozenset[int]:
    register()
    faces = [pdfmetrics.getFont(name).face for name in (REGULAR, MEDIUM, SEMI, BOLD)]
    return frozenset.intersection(*(frozenset(face.charToGlyph) for face in faces))


def _shown(letter: str) -> str:
    printable = letter.isprintable() and not unicodedata.category(letter).startswith("C")
    return f"“{letter}”" if printable else unicodedata.name(letter, "?").lower()
