"""Numbers and names as a patient says them."""

from collections.abc import Iterable
from datetime import date

from app.domain.advice import Fact
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken

DAY = 24
ALL_FROM = 3  # so many exercises together are called all of them


def named(material: Material, numbers: Iterable[int]) -> str:
    """As in: øvelse 1 og 3."""
    words, found = material.words, sorted(set(numbers))
    if len(found) == len(material.programme.exercises) >= ALL_FROM:
        return words.say("all the exercises")
    if len(found) == 1:
        return words.say("exercise {n}", n=found[0])
    listed = words.say("{list} and {last}", list=", ".join(map(str, found[:-1])), last=found[-1])
    return words.say("exercises {list}", list=listed)


def in_words(material: Material, number: float) -> str:
    """Small whole numbers as words: to, tre."""
    known = phrases("why")["number"].get(f"{number:g}")
    return spoken(known, material.language) if known else material.words.number(number)


def span(material: Material, hours: float) -> str:
    """Hours as a patient says them: 36 timer, 2 døgn."""
    unit, n = ("hours", hours) if hours % DAY else ("days", hours / DAY)
    pair = phrases("why")["time"][unit][0 if n == 1 else 1]
    return spoken(pair, material.language, n=f"{n:g}")


def form(material: Material, value: Fact) -> str:
    """A fact as it stands in a sentence; a bare yes or no has no words."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return material.words.number(value)
    if isinstance(value, list):
        return ", ".join(value)
    return _day(material, value)


def _day(material: Material, text: str) -> str:
    try:
        return material.words.day(date.fromisoformat(text))
    except ValueError:
        return text
