"""Patients by their number: a history, the limits set for them, and all answers from home."""

from collections.abc import Iterator
from random import Random
from typing import Any

from msgspec import structs

from app.advisor.rulebook import Rulebook, RulebookRefused
from app.domain.case import Case
from app.domain.codes import Contingency, Profile, Quality, Region, Soreness
from tests.builders import a_case
from tests.sheet.self_check import at_home, heard, light_of
from tests.sheets import BACK, LEG, a_sheet, advice_on, calm_sessions, the_rulebook

Home = dict[str, Any]
REGIONS = {
    Profile.TENDINOPATHY: Region.ANKLE_FOOT, Profile.LOW_BACK: Region.LOW_BACK,
    Profile.POST_OPERATIVE: Region.KNEE, Profile.GENERAL: Region.KNEE,
}  # fmt: skip
SET_OTHERWISE = {
    "pain-during-high": {"during_above": (3, 4, 5), "after_above": (3, 4, 5)},
    "pain-acceptable": {"above": (0, 1, 3), "stable_sessions": (3, 4)},
    "next-morning-high": {"rise": (2, 3)},
    "next-morning-high-usual": {"above": (3, 4, 5)},
    "settling-too-long": {"hours_above": (48, 60, 72)},
    "settling-slow": {"hours_above": (12, 18, 24)},
    "stiffness-grown": {"rise_min": (5, 8, 15), "rise_twice_min": (3, 5, 10)},
    "stiffness-raised": {"rise_min": (3, 6, 10)},
    "week-much-worse": {"rise": (1.5, 2.5, 3)},
    "week-worse": {"rise_above": (0, 0.5, 1)},
    "dose-not-as-planned": {"below_pct": (60, 75, 95), "above_pct": (100, 115, 130)},
    "quota-too-high": {"below_pct": (50, 55, 79)},
}


def patient(seed: int, profile: Profile) -> tuple[Case, Rulebook]:
    """One to five sessions a week apart, the usual pain 0 to 10, and the numbers in force."""
    random = Random(seed)  # noqa: S311 (invented patients, not secrets)
    rules, usual = _limits(random), seed % 11
    ids = BACK if profile is Profile.LOW_BACK else LEG
    sessions = tuple(
        structs.replace(
            each,
            pain_usual=usual,
            pain_next_morning=random.choice((usual, usual, random.randrange(11))),
            pain_week=random.choice((None, random.randrange(81) / 10, 2.0)),
            morning_stiffness_min=random.choice((None, random.randrange(40), 10, 15)),
        )
        for each in calm_sessions(*ids, count=random.randrange(1, 6))
    )
    case = a_case(*sessions, profile=profile, region=REGIONS[profile], cleared=True)
    return advice_on(case, rules)[0], rules


def patient_with_a_plan(seed: int) -> tuple[Case, Rulebook]:
    """A back that the agreed plan leads; how much was done last is drawn."""
    random = Random(seed)  # noqa: S311 (the same)
    done = random.randrange(16) * 10
    case = a_case(
        *calm_sessions(*BACK, latest={"done_pct": done}), profile=Profile.LOW_BACK,
        contingency=Contingency.TIME, region=Region.LOW_BACK,
    )  # fmt: skip
    rules = _limits(random)
    return advice_on(case, rules)[0], rules


def disagreements(case: Case, rules: Rulebook, *, pairs: int = 60) -> Iterator[str]:
    """Every single answer among calm ones, and so many pairs, where sheet and advisor differ."""
    sheet = a_sheet(case, rules=rules)
    for home in () if sheet.check is None else _homes(case, pairs):
        said, wanted = light_of(sheet, home), heard(at_home(case, rules, home))
        if said is not wanted:
            yield f"{home}: the sheet says {said}, the advisor {wanted}"


def _limits(random: Random) -> Rulebook:
    """The shipped numbers, up to three rules set otherwise where that is in order."""
    chosen = random.sample(sorted(SET_OTHERWISE), random.randrange(4))
    numbers = {
        rule: {name: random.choice(values) for name, values in SET_OTHERWISE[rule].items()}
        for rule in chosen
    }
    try:
        return the_rulebook().adjusted(numbers)
    except RulebookRefused:
        return the_rulebook()


def _homes(case: Case, pairs: int) -> Iterator[Home]:
    calm, values = _asked(case)
    for name, every in values.items():
        yield from (calm | {name: each} for each in every)
    random = Random(pairs)  # noqa: S311 (the same)
    for _ in range(pairs):
        yield calm | {
            name: random.choice(values[name]) for name in random.sample(sorted(values), 2)
        }


def _asked(case: Case) -> tuple[Home, dict[str, list[Any]]]:
    """Calm answers to all that the sheet asks this patient, and every answer to each."""
    latest, qualities = case.sessions[-1], list(Quality)
    if case.contingency is Contingency.TIME:
        calm = {"done": 10, "done_before": (latest.done_pct or 0) / 10, "flare": False}
        return calm | {"quality": Quality.GOOD}, {
            "done": list(range(16)), "quality": qualities, "flare": [False, True],
        }  # fmt: skip
    calm = {
        "during": 0, "evening": 0, "morning": 0, "settled": 0, "quality": Quality.GOOD,
        "soreness": Soreness.NONE, "stiffness_now": latest.morning_stiffness_min,
        "week_now": _week_before(case),
    }  # fmt: skip
    values: dict[str, list[Any]] = {
        "during": list(range(11)), "evening": list(range(11)), "morning": list(range(11)),
        "settled": [0, 11, 12, 13, 18, 19, 24, 25, 48, 49, 60, 61, 72, 73, 120],
        "quality": qualities, "soreness": list(Soreness),
    }  # fmt: skip
    return _weekly(case, calm, values)


def _weekly(
    case: Case, calm: Home, values: dict[str, list[Any]]
) -> tuple[Home, dict[str, list[Any]]]:
    """With stiffness and the week's pain, where the sheet asks for them."""
    stiff, week = calm["stiffness_now"], calm["week_now"]
    if case.profile is Profile.TENDINOPATHY and stiff is not None:
        calm["stiffness"] = stiff
        values["stiffness"] = list(range(max(0, stiff - 2), stiff + 17))
    if week is not None:
        calm["week"] = 0.0
        values["week"] = [each / 10 for each in range(101)]
    return calm, values


def _week_before(case: Case) -> float | None:
    """The latest week's pain that an answer a week from now is compared with."""
    end = case.sessions[-1].date
    weeks = [each.pain_week for each in case.sessions if (end - each.date).days <= 21]
    return next((each for each in reversed(weeks) if each is not None), None)
