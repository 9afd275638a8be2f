"""Exercises and doses in words, part by part, so that what changed can stand out."""

from typing import NamedTuple

from app.domain.dose import Dose
from app.exercises.bank import Bank
from app.exercises.exercise import DoseKind
from app.texts import NO_BREAK_SPACE, Texts

_TIMES = f"{NO_BREAK_SPACE}×{NO_BREAK_SPACE}"
_DOT = f"{NO_BREAK_SPACE}· "
_UNITS = {"hold_s": "s", "load_kg": "kg"}


class Part(NamedTuple):
    """A piece of a dose: which variable it is, its words, and the sign before it."""

    variable: str
    words: str
    sign: str = ""


def exercise_name(bank: Bank, exercise_id: str, texts: Texts, level: int = 1) -> str:
    """What it is called on this rung; the clinic's own by its id."""
    known = bank.get(exercise_id)
    if known:
        return known.name(texts.language, level)
    return exercise_id.replace("-", " ").replace("_", " ").capitalize()


def counted(bank: Bank, exercise_id: str, dose: Dose, texts: Texts) -> str:
    """The unit of its repetitions where they are minutes or metres; else empty."""
    known = bank.get(exercise_id)
    if known is None or known.rung(dose.level).kind in {DoseKind.REPETITIONS, DoseKind.HOLD}:
        return ""
    return known.counting_noun(texts.language, dose.repetitions or 1, dose.level)


def dose_parts(dose: Dose, texts: Texts, unit: str = "") -> tuple[Part, ...]:
    """Sets, repetitions, hold, load and band; what a dose has not is left out."""
    parts = [Part("sets", str(dose.sets))]
    if dose.repetitions is not None:
        words = figure("repetitions", dose.repetitions, texts)
        parts.append(Part("repetitions", f"{words}{NO_BREAK_SPACE}{unit}".strip(), _TIMES))
    if dose.hold_s is not None:
        parts.append(Part("hold_s", figure("hold_s", dose.hold_s, texts), _TIMES))
    if dose.load_kg:
        parts.append(Part("load_kg", figure("load_kg", dose.load_kg, texts), _DOT))
    if dose.band:
        parts.append(Part("band", dose.band, _DOT))
    return tuple(parts)


def dose_words(dose: Dose, texts: Texts, unit: str = "") -> str:
    """As in: 3 × 12 · 20 kg."""
    return "".join(part.sign + part.words for part in dose_parts(dose, texts, unit))


def often_words(dose: Dose, texts: Texts) -> str:
    """As in: 3 days a week."""
    return texts.count("{n} day a week", "{n} days a week", dose.per_week)


def figure(variable: str, value: object, texts: Texts) -> str:
    """One figure of a dose with its unit, as in: 30 s, 2.5 kg, 12."""
    words = texts.number(value) if isinstance(value, int | float) else str(value)
    unit = _UNITS.get(variable)
    return f"{words}{NO_BREAK_SPACE}{unit}" if unit else words
