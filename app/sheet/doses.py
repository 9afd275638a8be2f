"""Doses in words: amounts, tiles, week days, and whether a dose went up or down."""

from datetime import date

from app.domain.codes import Language, Light, Region
from app.domain.dose import Dose
from app.domain.programme import ProgrammeExercise
from app.exercises.bank import Bank
from app.exercises.exercise import DoseKind, Exercise
from app.sheet.material import Material
from app.sheet.sheet import DoseNumber, DoseTile, Quota
from app.texts import WEEKDAYS, Texts

WEEK = 7
PATTERNS = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 2, 4, 6),
    5: (0, 1, 3, 4, 6),
    6: (0, 1, 2, 3, 4, 5),
}
ARM = {Region.SHOULDER, Region.ELBOW, Region.WRIST_HAND}
LEG = {Region.HIP, Region.KNEE, Region.ANKLE_FOOT}


def title(bank: Bank, exercise_id: str, language: Language, level: int = 1) -> str:
    """What the exercise is called; the clinic's own by its id."""
    known = bank.get(exercise_id)
    own = exercise_id.replace("-", " ").replace("_", " ").capitalize()
    return known.name(language, level) if known else own


def amount(dose: Dose, words: Texts) -> str:
    """As in 3 × 15, or 3 × 30 s, with load."""
    if dose.load_kg:
        load = words.number(dose.load_kg)
        return words.say("{amount}, {load} kg", amount=volume(dose), load=load)
    return volume(dose)


def volume(dose: Dose) -> str:
    """As in 3 × 15, or 3 × 30 s, whatever the load."""
    counted = dose.repetitions if dose.repetitions is not None else f"{dose.hold_s} s"
    return f"{dose.sets} × {counted}"


def tile(material: Material, exercise: ProgrammeExercise, harder: Dose | None) -> DoseTile:
    """The dose in large type. `harder` is next week's amount, where the agreed plan leads."""
    first = material.first_day(exercise)
    return DoseTile(
        numbers=_numbers(material, exercise),
        extras=_extras(exercise.dose, material.words),
        quotas=_quotas(material, exercise, harder) if material.by_time else (),
        often=_often(material, exercise, first),
        side=_side(material, exercise),
        days=training_days(exercise.dose, first),
        first_day=first,
    )


def training_days(dose: Dose, first: date) -> tuple[bool, ...]:
    """Which days of the week, Monday first, spread from the first day on."""
    if dose.per_week >= WEEK:
        return (True,) * WEEK
    days = {(first.weekday() + step) % WEEK for step in PATTERNS[dose.per_week]}
    return tuple(day in days for day in range(WEEK))


def direction(before: Dose, after: Dose) -> Light | None:
    """Green where a dose went up, red where it went down, None where it is the same in weight."""
    for name in ("level", "load_kg", "volume", "per_week"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            return Light.GREEN if new > old else Light.RED
    return None


def _numbers(material: Material, exercise: ProgrammeExercise) -> tuple[DoseNumber, ...]:
    dose, words = exercise.dose, material.words
    sets = DoseNumber(number=str(dose.sets), word=_set_word(material, exercise))
    if dose.repetitions is None:
        held = words.count("second", "seconds", dose.hold_s or 0)
        return sets, DoseNumber(number=str(dose.hold_s), word=held)
    noun = counting_noun(material, exercise, dose.repetitions)
    return sets, DoseNumber(number=str(dose.repetitions), word=noun)


def counting_noun(material: Material, exercise: ProgrammeExercise, n: int) -> str:
    """What is counted: "tåhev"; "repetisjoner" of the clinic's own exercise."""
    known = material.bank.get(exercise.id)
    if known is None:
        return material.words.count("repetition", "repetitions", n)
    return known.counting_noun(material.language, n, exercise.dose.level)


def _set_word(material: Material, exercise: ProgrammeExercise) -> str:
    known, dose, words = material.bank.get(exercise.id), exercise.dose, material.words
    kind = known.rung(dose.level).kind if known else DoseKind.REPETITIONS
    if dose.repetitions is None or kind is not DoseKind.REPETITIONS:
        return words.count("time", "times", dose.sets)
    return words.count("set", "sets", dose.sets)


def _extras(dose: Dose, words: Texts) -> tuple[str, ...]:
    found = []
    if dose.load_kg:
        found.append(words.say("{load} kg", load=words.number(dose.load_kg)))
    if dose.repetitions is not None and dose.hold_s is not None:
        found.append(words.say("hold {n} s", n=dose.hold_s))
    if dose.band:
        found.append(words.say("band: {band}", band=dose.band))
    if dose.tempo:
        found.append(words.say("tempo: {tempo}", tempo=dose.tempo))
    return tuple(found)


def _quotas(
    material: Material, exercise: ProgrammeExercise, harder: Dose | None
) -> tuple[Quota, ...]:
    words = material.words
    week = material.programme.issued_on.isocalendar().week
    following = date.fromordinal(material.programme.issued_on.toordinal() + WEEK)
    now = Quota(week=words.say("Week {n}", n=week), amount=volume(exercise.dose))
    if harder is None:
        return (now,)
    later = words.say("Week {n}", n=following.isocalendar().week)
    return now, Quota(week=later, amount=volume(harder))


def _often(material: Material, exercise: ProgrammeExercise, first: date) -> str:
    words, count = material.words, exercise.dose.per_week
    text = words.count("{n} day a week", "{n} days a week", count)
    if count == WEEK:
        text = words.say("Every day")
    elif count == 2 * WEEK:
        text = words.say("Twice every day")
    elif count > WEEK:
        text = words.say("{n} times a week", n=count)
    if first > material.programme.issued_on:
        day = weekdays(words)[first.weekday()]
        return words.say("{often}, from {day}", often=text, day=day)
    return text


def weekdays(words: Texts) -> tuple[str, ...]:
    """Long names of the days, as they stand in a sentence."""
    return tuple(words.say(day) for day in WEEKDAYS)


def _side(material: Material, exercise: ProgrammeExercise) -> str:
    known = material.bank.get(exercise.id)
    if known is None or not known.rung(exercise.dose.level).per_side:
        return ""
    return _each(known, material.words)


def _each(exercise: Exercise, words: Texts) -> str:
    if exercise.region in LEG:
        return words.say("each leg")
    return words.say("each arm") if exercise.region in ARM else words.say("each side")
