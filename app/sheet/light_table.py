"""My traffic light: the advisor's limits, worked out for this patient."""

from collections.abc import Iterator
from typing import Any

from app.domain.codes import Profile
from app.domain.dose import Dose
from app.sheet.doses import amount, title
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken
from app.sheet.sheet import LightRow, LightTable
from app.sheet.speaking import in_words, span
from app.sheet.week_row import week_amber, week_now, week_rows

TOP = 10
TEN = 10
HUNDRED = 100
TWO = 2
DAY = 24
Answers = tuple[str, str, str]


def light_table(material: Material, easier: dict[str, Dose]) -> LightTable:
    """The self-check: questions, the three answers to each, and what to do."""
    words = phrases("check")["time" if material.by_time else "symptom"]
    rest = in_words(material, material.limit("soreness-stays", "rest_days"))
    rows = _time_rows(material) if material.by_time else _symptom_rows(material)
    return LightTable(
        title=material.words.say("My traffic light"),
        note=spoken(words["note"], material.language),
        words=_three(material, words["words"]),
        rows=tuple(rows),
        action_label=material.words.say("Then I do this"),
        actions=_three(material, words["actions"], rest=rest),
        short_note=spoken(words["short_note"], material.language),
        short_actions=_three(material, words["short_actions"], rest=rest),
        foot=tuple(_foot(material, words, easier)),
    )


def easier_doses(material: Material, easier: dict[str, Dose]) -> str:
    """The exact doses one step down: øvelse 1 med 2 × 15."""
    listed = []
    for exercise in material.programme.exercises:
        dose = easier.get(exercise.id)
        if dose is not None and dose != exercise.dose:
            listed.append(_easier(material, exercise.id, exercise.dose, dose))
    return _listed(material, listed)


def ranges(green_to: float, amber_to: float) -> Answers:
    """Whole numbers 0–10 in three ranges that end here; "" where a range is empty."""
    bounds = ((0, int(green_to)), (int(green_to) + 1, int(amber_to)), (int(amber_to) + 1, TOP))
    low, middle, high = (_range(first, min(last, TOP)) for first, last in bounds)
    return low, middle, high


def _range(first: int, last: int) -> str:
    if first > last:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def _symptom_rows(material: Material) -> Iterator[LightRow]:
    yield _row(material, "during", _during(material))
    evening = material.limit("pain-during-high", "after_above")
    yield _row(material, "evening", ranges(evening, evening))
    yield _morning(material)
    green, red = (
        material.limit(rule, "hours_above") for rule in ("settling-slow", "settling-too-long")
    )
    yield _row(material, "settled", _settled(material, green, red))
    yield _row(material, "soreness", _answers(material, "soreness"))
    yield from _stiffness(material)
    yield _row(material, "quality", _answers(material, "quality"))
    yield from week_rows(material)


def _during(material: Material) -> Answers:
    """Once pain has been stable more of it passes, while stiffness and week do not grow."""
    calm, ceiling = material.calm_pain(), material.limit("pain-during-high", "during_above")
    green, amber, red = ranges(calm, ceiling)
    usual = material.limit("pain-acceptable", "above")
    condition = _held_when(material)
    if calm > usual and condition:
        pair = phrases("check")["row"]["during"][condition]
        amber = spoken(pair, material.language, range=_range(int(usual) + 1, int(calm)))
    return green, amber, red


def _held_when(material: Material) -> str:
    """What would make stable pain count again, and no other answer tells; "" where nothing."""
    if _stiffness_now(material) is not None:
        return "stiffer"
    week = week_now(material)
    return "worse" if week is not None and week_amber(material, week) is None else ""


def _morning(material: Material) -> LightRow:
    usual = material.session.pain_usual if material.session else None
    low = material.limit("next-morning-raised", "rise")
    high = material.limit("next-morning-high", "rise")
    if usual is None:
        unknown = phrases("check")["row"]["morning"]["unknown"]
        answers = _three(material, unknown, low=f"{low:g}", high=f"{high:g}")
        return _row(material, "morning", answers, note=False)
    calm = min(usual + low - 1, material.limit("next-morning-high-usual", "above"))
    return _row(material, "morning", ranges(calm, usual + high - 1), usual=usual)


def _settled(material: Material, green: float, red: float) -> Answers:
    pairs = phrases("check")["row"]["settled"]["answers"]
    within, over = span(material, green), span(material, red)
    same_unit = not (green % DAY or red % DAY)
    between = f"{green / DAY:g}" if same_unit else within
    low, _, high = _three(material, pairs, green=within, red=over)
    return low, spoken(pairs[1], material.language, green=between, red=over), high


def _stiffness(material: Material) -> Iterator[LightRow]:
    now = _stiffness_now(material)
    if now is None:
        return
    red = now + material.limit("stiffness-grown", "rise_min")
    twice = material.limit("stiffness-grown", "rise_twice_min")
    if material.rise("morning_stiffness_min") >= twice:  # once more: two weeks running
        red = min(red, now + twice)
    low = min(now + material.limit("stiffness-raised", "rise_min"), red)
    answers = _answers(material, "stiffness", low=f"{low:g}", high=f"{red - 1:g}", red=f"{red:g}")
    if red <= low:
        answers = (answers[0], "", answers[2])
    yield _row(material, "stiffness", answers, now=now)


def _stiffness_now(material: Material) -> int | None:
    """The minutes that the row about stiffness starts from; None where it is not asked."""
    tendon = material.case.profile is Profile.TENDINOPATHY
    return material.session.morning_stiffness_min if material.session and tendon else None


def _time_rows(material: Material) -> Iterator[LightRow]:
    low, high = (
        material.limit("dose-not-as-planned", name) * TEN / HUNDRED
        for name in ("below_pct", "above_pct")
    )
    red = material.limit("quota-too-high", "below_pct") * TEN / HUNDRED
    number = material.words.number
    yield _row(material, "done", _answers(material, "done", low=number(low), high=number(high),
                                          red=number(red)))  # fmt: skip
    yield _row(material, "quality", _answers(material, "quality"))
    yield _row(material, "flare", _answers(material, "flare"))


def _answers(material: Material, row: str, **facts: object) -> Answers:
    return _three(material, phrases("check")["row"][row]["answers"], **facts)


def _three(material: Material, pairs: list[list[str]], **facts: object) -> Answers:
    green, amber, red = (spoken(pair, material.language, **facts) for pair in pairs)
    return green, amber, red


def _row(
    material: Material, name: str, answers: Answers, *, note: bool = True, **facts: object
) -> LightRow:
    words: dict[str, Any] = phrases("check")["row"][name]
    said = spoken(words["note"], material.language, **facts) if note and "note" in words else ""
    return LightRow(label=spoken(words["label"], material.language), note=said, answers=answers)


def _foot(material: Material, words: dict[str, Any], easier: dict[str, Dose]) -> Iterator[str]:
    if material.by_time:
        yield spoken(words["foot"], material.language)
        return
    listed = easier_doses(material, easier)
    if listed:
        yield spoken(words["one_step"], material.language, easier=listed)


def _easier(material: Material, exercise_id: str, now: Dose, dose: Dose) -> str:
    words, text = material.words, amount(dose, material.words)
    number = material.number(exercise_id)
    if dose.level != now.level:
        name = title(material.bank, exercise_id, material.language, dose.level)
        text = f"{name[:1].lower()}{name[1:]} {text}"
    elif text == amount(now, words):
        text = words.count("{n} day a week", "{n} days a week", dose.per_week)
    return words.say("{amount} in exercise {n}", amount=text, n=number)


def _listed(material: Material, parts: list[str]) -> str:
    if len(parts) < TWO:
        return "".join(parts)
    return material.words.say("{list} and {last}", list=", ".join(parts[:-1]), last=parts[-1])
