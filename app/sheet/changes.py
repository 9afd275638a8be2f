"""What changed since the last sheet, and what opens the next step."""

from app.domain.codes import Light
from app.domain.dose import Dose
from app.domain.programme import ProgrammeExercise
from app.sheet.doses import amount, counting_noun, direction, title
from app.sheet.material import Material, prescribed
from app.sheet.sheet import Cell
from app.sheet.speaking import in_words

MOST_NAMED = 2


def changed_cell(material: Material) -> Cell:
    """What is new against the last sheet."""
    words, previous = material.words, material.previous
    if previous is None:
        text = words.say("This is your first sheet.")
    else:
        text = _changes(material) or words.say(
            "Nothing. All is as on sheet {n}.", n=previous.version
        )
    return Cell(title=words.say("Since last time"), text=text)


def next_cell(material: Material, harder: dict[str, Dose]) -> Cell:
    """The next step on the way up, with the advisor's own dose."""
    return Cell(title=_next_title(material), text=_next_step(material, harder))


def change_label(
    material: Material, exercise: ProgrammeExercise
) -> tuple[str | None, Light | None]:
    """The one thing that is new in an exercise, and the shape beside it."""
    words = material.words
    if material.previous is None:
        return None, None
    before = prescribed(material.previous, exercise.id)
    if before is None:
        return words.say("New exercise"), None
    way = direction(before, exercise.dose)
    if way is None:
        return None, None
    return _label(material, exercise, before, way), way


def _label(material: Material, exercise: ProgrammeExercise, before: Dose, way: Light) -> str:
    words, up = material.words, way is Light.GREEN
    if before.level != exercise.dose.level:
        old = _lower(title(material.bank, exercise.id, material.language, before.level))
        if up:
            return words.say("One step up from {old}", old=old)
        return words.say("One step down from {old}", old=old)
    if before.per_week != exercise.dose.per_week and before.volume == exercise.dose.volume:
        old = words.count("{n} day a week", "{n} days a week", before.per_week)
    else:
        old = amount(before, words)
    return words.say("Up from {old}", old=old) if up else words.say("Down from {old}", old=old)


def _changes(material: Material) -> str:
    exercises = material.programme.exercises
    lines = [line for each in exercises if (line := _change(material, each))]
    kept = {each.id for each in exercises}
    before = material.previous.exercises if material.previous else ()
    lines += [_gone(material, each) for each in before if each.id not in kept]
    if len(lines) > MOST_NAMED:
        return _many(material, len(lines))
    if lines and len(lines) < len(exercises):
        lines.append(material.words.say("The rest is as before."))
    return " ".join(lines)


def _many(material: Material, count: int) -> str:
    words = material.words
    ways = {
        way
        for each in material.programme.exercises
        if (before := prescribed(material.previous, each.id))
        and (way := direction(before, each.dose))
    }
    if ways == {Light.GREEN}:
        return words.say("{n} exercises are one step up. See each one.", n=count)
    if ways == {Light.RED}:
        return words.say("{n} exercises are one step down. See each one.", n=count)
    return words.say("{n} exercises. See each one.", n=count)


def _change(material: Material, exercise: ProgrammeExercise) -> str:
    words, before = material.words, prescribed(material.previous, exercise.id)
    number = material.number(exercise.id)
    if before is None:
        return words.say("Exercise {n} is new.", n=number)
    if before == exercise.dose:
        return ""
    old, new = amount(before, words), amount(exercise.dose, words)
    if before.level != exercise.dose.level:
        names = [
            _lower(title(material.bank, exercise.id, material.language, level))
            for level in (before.level, exercise.dose.level)
        ]
        return words.say("Exercise {n}: {old_name} {old} is now {new_name} {new}.", n=number,
                         old_name=names[0], old=old, new_name=names[1], new=new)  # fmt: skip
    if old == new:
        old, new = (
            words.count("{n} day a week", "{n} days a week", dose.per_week)
            for dose in (before, exercise.dose)
        )
    if old == new:
        return words.say("Exercise {n} has a new band or tempo.", n=number)
    return words.say("Exercise {n}: from {old} to {new}.", n=number, old=old, new=new)


def _gone(material: Material, exercise: ProgrammeExercise) -> str:
    name = title(material.bank, exercise.id, material.language, exercise.dose.level)
    return material.words.say("Taken out: {name}.", name=_lower(name))


def _next_title(material: Material) -> str:
    words = material.words
    if material.by_time:
        return words.say("The plan ahead")
    if material.light is Light.RED:
        return words.say("The way back up")
    return words.say("Next step")


def _next_step(material: Material, harder: dict[str, Dose]) -> str:
    words = material.words
    if material.finding("review-due") or material.finding("not-cleared"):
        return words.say("We find it together.")
    step = _first_step(material, harder)
    if material.by_time:
        if step:
            return words.say("{step}, when the week is done.", step=step)
        return words.say("The same amount, week by week.")
    calm = in_words(material, material.limit("answered-well", "streak"))
    if step:
        return words.say("{step}, after {calm} calm sessions in a row.", step=step, calm=calm)
    return words.say("We find it together after {calm} calm sessions in a row.", calm=calm)


def _first_step(material: Material, harder: dict[str, Dose]) -> str:
    for exercise in material.programme.exercises:
        dose = harder.get(exercise.id)
        if dose and direction(exercise.dose, dose) is Light.GREEN:
            return _spoken_dose(material, exercise, dose)
    return ""


def _spoken_dose(material: Material, exercise: ProgrammeExercise, dose: Dose) -> str:
    words, text = material.words, amount(dose, material.words)
    number = material.number(exercise.id)
    if dose.level != exercise.dose.level:
        name = title(material.bank, exercise.id, material.language, dose.level)
        return f"{name} {text}"
    if text == amount(exercise.dose, words):
        text = words.count("{n} day a week", "{n} days a week", dose.per_week)
    elif dose.load_kg == exercise.dose.load_kg == 0 and dose.repetitions is not None:
        text = f"{text} {counting_noun(material, exercise, dose.repetitions)}"
    return words.say("{amount} in exercise {n}", amount=text, n=number)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
