"""A dose in words, part by part, so that what changed can stand out."""

from typing import NamedTuple

from app.domain.dose import Dose
from app.texts import NO_BREAK_SPACE, Texts


class Part(NamedTuple):
    """A piece of a dose: which variable it is, its words, and the sign before it."""

    variable: str
    words: str
    sign: str = ""


def dose_parts(dose: Dose, texts: Texts) -> tuple[Part, ...]:
    """Sets, repetitions, hold, load and band; what a dose has not is left out."""
    space = NO_BREAK_SPACE
    times, dot = f"{space}×{space}", f"{space}· "
    parts = [Part("sets", str(dose.sets))]
    if dose.repetitions is not None:
        parts.append(Part("repetitions", str(dose.repetitions), times))
    if dose.hold_s is not None:
        parts.append(Part("hold_s", f"{dose.hold_s}{space}s", times))
    if dose.load_kg:
        parts.append(Part("load_kg", f"{texts.number(dose.load_kg)}{space}kg", dot))
    if dose.band:
        parts.append(Part("band", dose.band, dot))
    return tuple(parts)


def dose_words(dose: Dose, texts: Texts) -> str:
    """As in: 3 × 12 · 20 kg."""
    return "".join(part.sign + part.words for part in dose_parts(dose, texts))


def often_words(dose: Dose, texts: Texts) -> str:
    """As in: 3 days a week."""
    return texts.count("{n} day a week", "{n} days a week", dose.per_week)


def variable_words(variable: str, value: object, texts: Texts) -> str:
    """One figure of a dose with its unit, as in: 30 s, 2.5 kg, step 2."""
    if isinstance(value, float):
        value = texts.number(value)
    pattern = {
        "hold_s": texts.say("{value} s", value=value),
        "load_kg": texts.say("{value} kg", value=value),
        "per_week": texts.say("{value} a week", value=value),
        "level": texts.say("step {value}", value=value),
        "sets": texts.say("{value} sets", value=value),
    }
    return pattern.get(variable, str(value))
