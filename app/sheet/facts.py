"""What may be told to this patient: numbers of case, finding and decided dose."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.advice import WHOLE_SESSION, Fact, Finding
from app.domain.codes import Light, Quality
from app.domain.dose import Dose
from app.domain.programme import ProgrammeExercise
from app.domain.session import Session
from app.sheet.doses import counting_noun, direction
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken

DAY = 24
WORDS_FROM, WORDS_TO = 2, 7
MOST_STEPS = 2
AS_AGREED = (80, 110)
VARIABLES = ("level", "load_kg", "band", "sets", "repetitions", "hold_s", "per_week")


def facts_of(material: Material, findings: Iterable[Finding]) -> dict[str, str]:
    """All facts by name, spoken; a fact that is not known is not there."""
    findings = tuple(findings)
    found: dict[str, str] = {}
    for finding in findings:
        found |= _of_finding(material, finding)
    found |= _of_session(material) if material.session else {}
    found |= _of_doses(material) | _always(material)
    numbers = [material.number(each.scope) for each in findings if each.scope != WHOLE_SESSION]
    found |= _exercises(material, [number for number in numbers if number])
    return found


def same_rule(material: Material, finding: Finding) -> list[Finding]:
    """All findings of one rule, the worst number first: it may have spoken for many exercises."""
    found = [each for each in material.advice.findings if each.rule == finding.rule]
    return sorted(found, key=lambda each: str(each.inputs.get("pain_during", "")))


def named(material: Material, numbers: Iterable[int]) -> str:
    """As in: øvelse 1 og 3."""
    words, found = material.words, sorted(set(numbers))
    if len(found) == len(material.programme.exercises) > MOST_STEPS:
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


def _of_finding(material: Material, finding: Finding) -> dict[str, str]:
    found = {name: _form(material, value) for name, value in finding.threshold.items()}
    for name, value in finding.inputs.items():
        if value is None or value is False:
            continue
        found[name] = _form(material, value)
        if isinstance(value, str):
            found[f"{name}_{value}"] = found[name]
    creeping = finding.inputs.get("pain_usual", finding.inputs.get("pain_week"))
    if finding.rule == "crept-up" and creeping is not None:
        found["creep_now"] = _form(material, creeping)
    if "doctor_days" in finding.threshold and _number(finding.inputs.get("fatigue_days")) >= (
        _number(finding.threshold["doctor_days"])
    ):
        found["see_doctor"] = ""
    return found | _special(material, finding)


def _special(material: Material, finding: Finding) -> dict[str, str]:
    """Facts that need words of their own: time to settle, sessions here, flags."""
    inputs, found = finding.inputs, dict[str, str]()
    if "settled_after_h" in inputs:
        found["settled"] = span(material, _number(inputs["settled_after_h"]))
    if "hours_above" in finding.threshold:
        found["settle_limit"] = span(material, _number(finding.threshold["hours_above"]))
    if "sessions_here" in inputs:
        here = int(_number(inputs["sessions_here"]))
        found["sessions_here"] = material.words.count("one session", "{n} sessions", here)
    if "steps" in inputs and _number(inputs["steps"]) < WORDS_FROM:
        found.pop("steps", None)
    flags = inputs.get("red_flags")
    if isinstance(flags, list) and flags:
        found["flag"] = spoken(phrases("why")["flag"][flags[0]], material.language)
    return found


def _of_session(material: Material) -> dict[str, str]:
    session = material.session
    assert session is not None  # noqa: S101 (the caller asks only then)
    found = dict[str, str]()
    pains = [each.pain_during for each in session.exercises if each.pain_during is not None]
    if len(pains) == len(session.exercises) and not material.by_time:
        found["most_pain"] = str(max(pains))
    if all(each.quality is Quality.GOOD for each in session.exercises):
        found["all_good"] = ""
    if _rise(session) is not None and (_rise(session) or 0) <= 0 and not material.by_time:
        found["morning_usual"] = ""
        ceiling = material.limit("pain-acceptable", "above")
        if pains and max(pains) <= ceiling:
            found["calm_pain"] = ""
    return found | _done(session.done_pct) | _before(material, session)


def _rise(session: Session) -> int | None:
    if session.pain_next_morning is None or session.pain_usual is None:
        return None
    return session.pain_next_morning - session.pain_usual


def _done(done_pct: int | None) -> dict[str, str]:
    if done_pct is None:
        return {}
    low, high = AS_AGREED
    found = {"done_pct": str(done_pct)}
    if low <= done_pct <= high:
        found["done_as_agreed"] = ""
        if done_pct >= 100:  # noqa: PLR2004 (all of it)
            found["done_all"] = ""
    else:
        found["done_less" if done_pct < low else "done_more"] = ""
    return found


def _before(material: Material, session: Session) -> dict[str, str]:
    found = {"trained_today": ""} if session.date == material.programme.issued_on else {}
    if material.case.baseline_repetitions:
        found["baseline"] = ""
    if len(material.case.sessions) < WORDS_FROM:
        return found
    then = material.case.sessions[-2]
    if then.red_flags or then.new_neurology:
        return found | {"stopped_before": ""}
    pains = [each.pain_during for each in then.exercises if each.pain_during is not None]
    if pains and max(pains) > material.limit("pain-during-high", "during_above"):
        found["pain_then"] = str(max(pains))
    return found


def _of_doses(material: Material) -> dict[str, str]:
    moved = list(_moved(material))
    up = [(exercise, before) for exercise, before, way in moved if way is Light.GREEN]
    down = [(exercise, before) for exercise, before, way in moved if way is Light.RED]
    found = _up(material, up) | _lower(material, down)
    if 0 < len(moved) < len(material.programme.exercises):
        found["some_kept"] = ""
    return found


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
        **{"from": _form(material, old), "to": _form(material, new)},
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
    if rest >= WORDS_FROM:
        found["rest"] = in_words(material, rest)
    if down:
        found["easier"] = ""
    return found


def _always(material: Material) -> dict[str, str]:
    table, case, language = phrases("why"), material.case, material.language
    region = case.region or "other"
    streak = in_words(material, material.limit("answered-well", "streak"))
    found = {
        "part": spoken(table["part"][region], language),
        "joint": spoken(table["joint"].get(region, table["joint"]["other"]), language),
        "streak": streak,
        "streak_start": streak.capitalize(),
    }
    return found | _limit(material) | _because(material)


def _limit(material: Material) -> dict[str, str]:
    holding = [
        each for each in material.case.restrictions or () if each.holds(material.case.as_of)
    ]
    if not holding:
        return {}
    first, table = holding[0], phrases("why")["limit"]
    value = material.words.number(first.value) if first.value is not None else ""
    text = spoken(table[first.kind], material.language, value=value)
    if first.until:
        until = material.words.day(first.until)
        text = spoken(table["until"], material.language, limit=text, until=until)
    return {"limit": text}


def _because(material: Material) -> dict[str, str]:
    code = material.decided.reason_code if material.decided else None
    pair = phrases("why")["because"][code or "other"]
    return {"because": spoken(pair, material.language)}


def _exercises(material: Material, numbers: list[int]) -> dict[str, str]:
    if not numbers:
        return {}
    name = named(material, numbers)
    return {"exercises": name, "exercises_start": name[:1].upper() + name[1:]}


def _form(material: Material, value: Fact) -> str:
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


def _number(value: Fact) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
