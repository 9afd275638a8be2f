"""The week as a whole: against the one before, and against the best of the last four."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain.codes import Profile
from app.domain.session import Session
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken
from app.sheet.sheet import LightRow

WEEK_DAYS, MEMORY_DAYS = 5, 28  # a week ago is 5 to 28 days back
WEEK = timedelta(days=7)
TOP = 10
COMPARED = {Profile.TENDINOPATHY, Profile.POST_OPERATIVE, Profile.GENERAL}


def week_now(material: Material) -> float | None:
    """The week's mean pain that the next is compared with; None where none is known."""
    weeks = [each.pain_week for each in _remembered(material, since=WEEK_DAYS)]
    return weeks[-1] if weeks else None


def week_amber(material: Material, now: float) -> float | None:
    """Above this the week was a little worse; None where no rule hears that."""
    if material.case.profile is not Profile.TENDINOPATHY:
        return None
    return now + material.limit("week-worse", "rise_above")


def week_rows(material: Material) -> Iterator[LightRow]:
    """One row, or none where no week is known or nothing up to ten would count."""
    now = week_now(material)
    if now is None:
        return
    words = phrases("check")["row"]["week"]
    answers = _answers(material, now)
    if any(answers[1:]):
        yield LightRow(
            label=spoken(words["label"], material.language),
            note=spoken(words["note"], material.language, now=material.words.number(now)),
            answers=answers,
        )


def _answers(material: Material, now: float) -> tuple[str, str, str]:
    over, crept = week_amber(material, now), _crept(material)
    red = now + material.limit("week-much-worse", "rise")
    red = red if material.case.profile in COMPARED and red <= TOP else float("inf")
    if over is not None and over < min(crept, red, TOP):
        return _said(material, "over", over, red)
    return _said(material, "from", crept, red)


def _said(material: Material, way: str, amber: float, red: float) -> tuple[str, str, str]:
    """Amber over a number or from it on; where red comes first there is no amber."""
    words = phrases("check")["row"]["week"]
    first = min(amber, red)
    if first > TOP:
        return "", "", ""
    facts = {"amber": material.words.number(round(first, 1)),
             "red": material.words.number(round(red, 1)) if red <= TOP else ""}  # fmt: skip
    texts = [words[f"green_{way}"], words[f"amber_{way}"], words["red"]]
    if red <= TOP:
        texts[1] = words[f"amber_{way}_red"]
    green, middle, last = (spoken(pair, material.language, **facts) for pair in texts)
    return green, middle if amber < red else "", last if red <= TOP else ""


def _crept(material: Material) -> float:
    """From here on the week's pain has crept up within four weeks."""
    lowest = min(each.pain_week or 0 for each in _remembered(material))
    return lowest + material.limit("crept-up", "rise")


def _remembered(material: Material, since: int = 0) -> list[Session]:
    """Sessions that tell of their week and that the next week's answer is compared with."""
    day = max(material.case.as_of, material.programme.issued_on) + WEEK
    memory = int(material.limit("crept-up", "days")) if not since else MEMORY_DAYS
    return [
        each
        for each in material.case.sessions
        if each.pain_week is not None and since <= (day - each.date).days <= memory
    ]
