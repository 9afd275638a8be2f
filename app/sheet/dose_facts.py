"""What the decided doses do against what was done: facts for the reasons."""

from collections.abc import Iterator

from app.domain.codes import Light
from app.domain.dose import Dose
from app.domain.programme import ProgrammeExercise
from app.sheet.doses import counting_noun, direction
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken
from app.sheet.speaking import form, in_words, named

MOST_STEPS = 2
IN_WORDS_FROM = 2
VARIABLES = ("level", "load_kg", "band", "sets", "repetitions", "hold_s", "per_week")


def facts_of_doses(material: Material) -> dict[str, str]:
    """Which exercises go up or down, and how."""
    moved = list(_moved(material))
    up = [(exercise, before) for exercise, before, way in moved if way is Light.GREEN]
    down = [(exercise, before) for exercise, before, way in moved if way is Light.RED]
    found = _up(material, up) | _lower(material, down) | _own(material)
    if 0 < len(moved) < len(material.programme.exercises):
        found["some_kept"] = ""
    return found


def _own(material: Material) -> dict[str, str]:
    """The exercises whose dose is another than advised, where the light is the advised one."""
    advice = material.advice
    if advice is None or material.light is not advice.light:
        return {}
    advised = {each.id: each.dose for each in advice.exercises if each.dose}
    own = [
        material.number(each.id) or 0
        for each in material.programme.exercises
        if advised.get(each.id, each.dose) != each.dose
    ]
    return {"own": named(material, own)} if own else {}


def _moved(material: Material) -> Iterator[tuple[ProgrammeExercise, Dose, Light]]:
    for exercise in material.programme.exercises:
        before = material.performed(exercise.id)
        way = direction(before, exercise.dose) if before else None
        if before and way:
            yield exercise, before, way


def _up(material: Material, up: list[tuple[ProgrammeExercise, Dose]]) -> dict[str, str]:
    if not up:
        return {}
    numbers = [material.number(exercise.id) or 0 for exercise, _ in up]
    name = named(material, numbers)
    found = {"up": name}
    if len(up) > MOST_STEPS:
        return found | {"many_steps": ""}
    steps = [step for exercise, before in up if (step := _step(material, exercise, before))]
    found["step"] = ", ".join(steps)
    if any(_double(before, exercise.dose) for exercise, before in up):
        found["double"] = ""
    return found


def _double(before: Dose, after: Dose) -> bool:
    return after.load_kg > before.load_kg and after.volume < before.volume


def _step(material: Material, exercise: ProgrammeExercise, before: Dose) -> str:
    after = exercise.dose
    variable = next(
        (each for each in VARIABLES if getattr(before, each) != getattr(after, each)), ""
    )
    if not variable:
        return ""
    old, new = getattr(before, variable), getattr(after, variable)
    return spoken(
        phrases("why")["step"][variable],
        material.language,
        exercise=material.words.say("exercise {n}", n=material.number(exercise.id) or 0),
        noun=counting_noun(material, exercise, after.repetitions or 1),
        **{"from": form(material, old), "to": form(material, new)},
    )


def _lower(material: Material, down: list[tuple[ProgrammeExercise, Dose]]) -> dict[str, str]:
    found = dict[str, str]()
    resting = [each for each in material.programme.exercises if each.rest_days]
    concerned = [exercise for exercise, _ in down] or (
        resting if material.light is Light.RED else []
    )
    if not concerned:
        return found
    everything = len(concerned) == len(material.programme.exercises)
    numbers = [material.number(each.id) or 0 for each in concerned]
    words = material.words
    found["lower"] = words.say("the exercises") if everything else named(material, numbers)
    rest = max(each.rest_days for each in concerned)
    if rest >= IN_WORDS_FROM:
        found["rest"] = in_words(material, rest)
    if down:
        found["easier"] = ""
    return found
