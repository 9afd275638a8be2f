"""The limits that a surgeon or doctor has set, in words."""

from datetime import date

from app.domain.patient import Episode
from app.exercises.bank import Bank
from app.texts import Texts
from app.ui.code_words import RESTRICTION_UNITS, RESTRICTIONS
from app.ui.dose_words import exercise_name


def restriction_words(episode: Episode, today: date, bank: Bank, words: Texts) -> list[str] | None:
    """The limits in force today, in words; None where nobody asked."""
    if episode.restrictions is None:
        return None
    found = []
    for each in episode.restrictions:
        if not each.holds(today):
            continue
        unit = RESTRICTION_UNITS.get(each.kind, "")
        value = "" if each.value is None else f" {words.number(each.value)} {unit}"
        where = f": {exercise_name(bank, each.exercise, words)}" if each.exercise else ""
        found.append(f"{words.say(RESTRICTIONS[each.kind])}{value}{where}")
    return found
