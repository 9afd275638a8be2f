"""A patient at home who reads only the sheet: from answers to the light of its self-check."""

import re
from datetime import timedelta

from msgspec import structs

from app.advisor.advise import advise
from app.domain.codes import Language, Light, Quality, Setting, Soreness
from app.exercises.bank import bank
from app.exercises.complete import complete

LIGHTS = (Light.GREEN, Light.AMBER, Light.RED)
QUALITIES = (Quality.GOOD, Quality.FAIR, Quality.POOR)
SORE = {
    Soreness.NONE: Light.GREEN,
    Soreness.WARM_UP_GONE: Light.AMBER,
    Soreness.AFTER_1H: Light.AMBER,
    Soreness.NEXT_DAY: Light.AMBER,
    Soreness.WARM_UP_STAYS: Light.RED,
    Soreness.IN_SESSION: Light.RED,
}
HEARD = {  # what the sheet asks → the rules that hear the answer
    "during": {"pain-acceptable", "pain-during-high"},
    "evening": {"pain-during-high"},
    "morning": {"next-morning-raised", "next-morning-high", "next-morning-high-usual"},
    "settled": {"settling-slow", "settling-too-long"},
    "stiffness": {"stiffness-raised", "stiffness-grown"},
    "quality": {"quality-fair", "quality-poor"},
    "soreness": {"soreness-settled", "soreness-stays"},
    "week": {"week-worse", "week-much-worse", "crept-up"},
    "done": {"dose-not-as-planned", "quota-too-high"},
    "flare": {"flare"},
}
ALL_HEARD = set().union(*HEARD.values())


def worst(lights):
    return max(lights, key=lambda light: light.severity, default=Light.GREEN)


def row(sheet, label):
    return next((each for each in sheet.check.rows if each.label == label), None)


def numbers(text):
    """All numbers of a text, as a patient reads them."""
    return [float(each.replace(",", ".")) for each in re.findall(r"\d+(?:,\d+)?", text)]


def column(answers, value):
    """The light of the column in which a whole number stands."""
    for light, text in zip(LIGHTS, answers, strict=True):
        low, _, high = text.partition("–")
        if text and int(low) <= value <= int(high or low):
            return light
    raise AssertionError((answers, value))


def hours(text):
    """The hours at the end of a text: 36 timer, 2 døgn."""
    return numbers(text)[-1] * (24 if "døgn" in text else 1)


def light_of(sheet, home):
    """The worst light that the sheet gives these answers; what it does not ask is left out."""
    readers = {
        "Mens jeg trener": during, "Samme kveld": evening, "Neste morgen": morning,
        "Som vanlig igjen": settled, "Øm på stedet": soreness, "Stiv om morgenen": stiffness,
        "Bevegelsen": quality, "Uka i snitt": week, "Gjort": done, "Oppblussing": flare,
    }  # fmt: skip
    return worst([readers[each.label](each, home) for each in sheet.check.rows])


def during(asked, home):
    green, amber, red = asked.answers
    if "stivere" in amber:
        return _held(asked, home, home["stiffness"] > home["stiffness_now"])
    if "verre uke" in amber:
        return _held(asked, home, home["week"] > home["week_now"])
    return column((green, amber, red), home["during"])


def _held(asked, home, worse):
    """The middle column counts only where something else became worse too."""
    green, amber, red = asked.answers
    low, high = (
        map(int, amber.split()[0].split("–")) if "–" in amber else [int(amber.split()[0])] * 2
    )
    held = low <= home["during"] <= high and worse
    return Light.AMBER if held else column((green, "", red), home["during"])


def morning(asked, home):
    if asked.answers[0] != "som vanlig":
        return column(asked.answers, home["morning"])
    return Light.GREEN  # compared in words with a usual that nobody asked for


def settled(asked, home):
    green, _, red = asked.answers
    return LIGHTS[(home["settled"] > hours(green)) + (home["settled"] > hours(red))]


def stiffness(asked, home):
    green, amber, red = asked.answers
    low, high = numbers(green)[0], numbers(red)[0]
    assert not amber or numbers(amber) == [low, high - 1]
    return LIGHTS[(home["stiffness"] >= low) + (home["stiffness"] >= high)]


def quality(asked, home):
    return LIGHTS[QUALITIES.index(home["quality"])]


def done(asked, home):
    low, high = numbers(asked.answers[0])
    (red,) = numbers(asked.answers[2])
    if home["done"] < red and home["done_before"] < red:
        return Light.RED
    return Light.GREEN if low <= home["done"] <= high else Light.AMBER


def flare(asked, home):
    return Light.AMBER if home["flare"] else Light.GREEN


def evening(asked, home):
    return column(asked.answers, home["evening"])


def soreness(asked, home):
    assert asked.answers == ("nei", "i starten eller etterpå", "midt i økta")
    return SORE[home["soreness"]]


def week(asked, home):
    green, amber, red = asked.answers
    if red and home["week"] >= numbers(red)[0]:
        return Light.RED
    if not amber:
        return Light.GREEN
    low = numbers(amber)[0]
    assert numbers(green) == [low]
    above = home["week"] > low if amber.startswith("over") else home["week"] >= low
    return Light.AMBER if above else Light.GREEN


def at_home(case, rules, home, days=7):
    """What the advisor says of the same answers, so many days after the sheet."""
    latest = case.sessions[-1]
    exercises = tuple(
        structs.replace(each, pain_during=home.get("during"), quality=home["quality"],
                        quality_trend=None)
        for each in latest.exercises
    )  # fmt: skip
    session = structs.replace(
        latest, date=latest.date + timedelta(days=days), setting=Setting.HOME,
        exercises=exercises, pain_after=home.get("evening"),
        pain_next_morning=home.get("morning"), settled_after_h=home.get("settled"),
        morning_stiffness_min=home.get("stiffness"), soreness=home.get("soreness"),
        pain_week=home.get("week"), flare=home.get("flare"),
        done_pct=round(home["done"] * 10) if "done" in home else None,
    )  # fmt: skip
    later = structs.replace(case, as_of=session.date, sessions=(*case.sessions, session))
    return advise(complete(later, bank()), rules, Language.NB)


def heard(advice, rules=frozenset(ALL_HEARD)):
    """The worst light that these rules raised."""
    return worst([each.light for each in advice.findings if each.rule in rules])
