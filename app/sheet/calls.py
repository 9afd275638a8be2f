"""If it flares, when to call, and whom to see when the training stops."""

from collections.abc import Iterator
from typing import Any

from app.domain.advice import When, Who
from app.domain.codes import Profile, Region
from app.domain.dose import Dose
from app.sheet.facts import facts_of
from app.sheet.light_table import easier_doses
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken, told
from app.sheet.sheet import Call, Calls, Steps, Whom
from app.sheet.speaking import in_words

DAY_HOURS = 24
EMERGENCY = "113"
GROUPS = {
    Region.ANKLE_FOOT: "leg", Region.KNEE: "knee", Region.HIP: "hip", Region.LOW_BACK: "back",
    Region.THORACIC: "back", Region.NECK: "neck", Region.SHOULDER: "arm", Region.ELBOW: "arm",
    Region.WRIST_HAND: "arm",
}  # fmt: skip


def flare(material: Material, easier: dict[str, Dose]) -> Steps:
    """What to do if it flares."""
    words = phrases("flare")["time" if material.by_time else "symptom"]
    hours = material.limit("settling-too-long", "hours_above")
    facts = {
        "rest": in_words(material, material.limit("soreness-stays", "rest_days")),
        "settled": f"{hours / DAY_HOURS:g}",
        "telephone": _on(material),
    }
    if len(material.programme.exercises) > 1:
        facts |= {"several": ""} if easier_doses(material, easier) else {}
    elif listed := easier_doses(material, easier):
        facts["easier"] = listed
    steps = (told(pair, material.language, facts) for pair in words["steps"])
    return Steps(
        title=material.words.say("Does it flare up?"),
        short=told(words["short"], material.language, facts),
        steps=tuple(filter(None, steps)),
    )


def plain_flare(material: Material) -> Steps:
    """The same without a limit or a dose, where no advice is shown."""
    words, facts = phrases("flare")["plain"], {"telephone": _on(material)}
    return Steps(
        title=material.words.say("Does it flare up?"),
        short=told(words["short"], material.language, facts),
        steps=tuple(told(pair, material.language, facts) for pair in words["steps"]),
    )


def calls(material: Material) -> Calls:
    """113, the clinic the same day, and the hospital after surgery."""
    words, signs = material.words, _signs(material)
    rows = [
        _call(material, signs["emergency"], "emergency", EMERGENCY, ()),
        _call(
            material, signs["today"], "today", "", (words.say("Call us"), words.say("same day"))
        ),
    ]
    if material.case.profile is Profile.POST_OPERATIVE:
        who = (words.say("Hospital"), words.say("same day"))
        rows.append(_call(material, phrases("calls")["surgeon"]["signs"], "surgeon", "", who))
    return Calls(title=words.say("When should you call?"), calls=tuple(rows))


def whom(material: Material) -> tuple[Whom, ...]:
    """Whom to see, the most urgent first; always 113 for what may come, and the clinic."""
    table = phrases("calls")["whom"]
    facts = facts_of(material, [material.judged.deciding])
    found = [_whom(material, table[key], facts) for key in _keys(material)]
    numbers = {each.number for each in found}
    if EMERGENCY not in numbers:
        signs = spoken(_signs(material)["emergency"], material.language)
        found.append(_whom(material, table["worse"], {"signs": signs}))
    us = _whom(material, table["clinic"] | {"number": material.telephone}, {})
    return (*found, us)


def _keys(material: Material) -> Iterator[str]:
    """The rows of those who must be told, each once."""
    seen = set()
    for each in material.judged.notify:
        key = {
            (Who.EMERGENCY, When.NOW): "emergency",
            (Who.DOCTOR, When.TODAY): "doctor-today",
            (Who.DOCTOR, When.SOON): "doctor-soon",
            (Who.SURGEON, When.TODAY): "surgeon-today",
        }.get((each.who, each.when))
        if key and key not in seen:
            seen.add(key)
            yield key


def _whom(material: Material, entry: dict[str, Any], facts: dict[str, str]) -> Whom:
    text = told(entry["text"], material.language, facts)
    return Whom(
        who=spoken(entry["who"], material.language),
        number=entry["number"],
        text=text or spoken(entry["plain"], material.language),
    )


def _call(
    material: Material, signs: list[str], urge: str, number: str, who: tuple[str, ...]
) -> Call:
    urges = phrases("calls")["urge"]
    return Call(
        number=number,
        who=who,
        signs=spoken(signs, material.language),
        urge=spoken(urges[urge], material.language),
    )


def _signs(material: Material) -> dict[str, list[str]]:
    group = GROUPS.get(material.case.region, "other") if material.case.region else "other"
    found: dict[str, list[str]] = phrases("calls")["region"][group]
    return found


def _on(material: Material) -> str:
    if not material.telephone:
        return ""
    pair = phrases("flare")["telephone"]["on"]
    return spoken(pair, material.language, number=material.telephone)
