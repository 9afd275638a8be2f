"""Why this pace: the advice's own reasons and this patient's numbers, in at most ninety words."""

from typing import Any, NamedTuple

from app.domain.advice import Finding
from app.domain.codes import Light
from app.domain.errors import TaktError, sentence
from app.domain.readability import words
from app.sheet.facts import facts_of, same_rule
from app.sheet.material import Material
from app.sheet.phrases import Facts, phrases, spoken, told

MOST_WORDS = 90
TABLE = "why"
PAIN_ALLOWED, FIVE = "pain-allowed", 5


class TooLong(TaktError):
    """A text that does not fit its box; the type never becomes smaller instead."""


class WhyText(NamedTuple):
    """The headline and the text."""

    headline: str
    text: str


class _Sentence(NamedTuple):
    """A sentence, and how readily it is left out when the text grows too long (0: never)."""

    text: str
    spare: int


def why(material: Material) -> WhyText:
    """Headline and reasons for the decided light: at most two, all raised by the advice."""
    override = _override(material)
    deciding = material.judged.deciding
    own = _entry(material, phrases(TABLE)["rule"].get(deciding.rule, {}))
    light = _entry(material, phrases(TABLE)["light"][material.light])
    facts = facts_of(material, same_rule(material, deciding))
    if override:
        return _overridden(material, override, own, light, facts)
    head = own.get("head") or light["head"]
    sentences = [
        *_all(material, own.get("why", []), facts, spare=0),
        *_second(material, deciding),
        *_all(material, own.get("act", light["act"]), facts, spare=2),
        *_about_doses(material, facts),
        *_claims(material, own.get("claim", [])),
        *_all(material, [own.get("next", light["next"])], facts, spare=1),
    ]
    return _joined(material, head, sentences)


def in_own_words(material: Material, text: str) -> WhyText:
    """The clinician's wording under the composed headline. Raises TooLong over ninety words."""
    return why(material)._replace(text=fitting(text))


def fitting(text: str) -> str:
    """The clinician's wording. Raises TooLong over ninety words."""
    if (over := len(words(text)) - MOST_WORDS) > 0:
        raise TooLong(sentence("The text is {words} words too long: at most {most} fit."),
                      words=over, most=MOST_WORDS)  # fmt: skip
    return text


def cited_in(text: str, material: Material) -> tuple[str, ...]:
    """The sources of the research sentences that stand in a text."""
    claims = phrases(TABLE)["claim"].values()
    said = [each for each in claims if spoken(each["text"], material.language) in text]
    pairs = [pair for each in said for pair in each["cited"]]
    return tuple(dict.fromkeys(spoken(pair, material.language) for pair in pairs))


def _overridden(
    material: Material, chosen: dict[str, Any], own: dict[str, Any], light: dict[str, Any],
    facts: Facts,
) -> WhyText:  # fmt: skip
    """The decided dose explained, not the advised one: the advice first, where it was stricter."""
    numbers = [pair for pair in own.get("why", []) if "{" in pair[0]]
    reasons = numbers if chosen.get("reason") else []
    sentences = [
        *_all(material, reasons, facts, spare=3),
        *_all(material, chosen["why"], facts, spare=0),
        *_all(material, chosen.get("act", light["act"]), facts, spare=2),
        *_all(material, [chosen.get("next", light["next"])], facts, spare=1),
    ]
    return _joined(material, chosen.get("head") or light["head"], sentences)


def _override(material: Material) -> dict[str, Any] | None:
    """The words for a decided light that is not the advised one."""
    advised, decided = material.judged.light, material.light
    if advised is decided or Light.STOP in {advised, decided}:
        return None
    found: dict[str, Any] = phrases(TABLE)["override"][f"{advised}-{decided}"]
    return found


def _entry(material: Material, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry with what it says instead where the agreed plan leads."""
    return entry | entry.get("time", {}) if material.by_time else entry


def _all(
    material: Material, pairs: list[list[str]], facts: Facts, *, spare: int
) -> list[_Sentence]:
    texts = (told(pair, material.language, facts) for pair in pairs)
    return [_Sentence(text, spare) for text in texts if text]


def _second(material: Material, deciding: Finding) -> list[_Sentence]:
    """One more reason of the same light, in one sentence."""
    if phrases(TABLE)["rule"].get(deciding.rule, {}).get("alone"):
        return []
    for finding in material.judged.findings:
        entry = phrases(TABLE)["rule"].get(finding.rule, {})
        if finding.rule == deciding.rule or finding.light is not deciding.light:
            continue
        if "also" in entry and not (material.by_time and "pain" in finding.rule):
            facts = facts_of(material, same_rule(material, finding))
            if found := _all(material, [entry["also"]], facts, spare=4):
                return found
    return []


def _about_doses(material: Material, facts: Facts) -> list[_Sentence]:
    """What the doses do that the light alone does not say."""
    also = phrases(TABLE)["also"]
    pairs = []
    if "own" in facts:
        return _all(material, [also["own"]], facts, spare=0)
    if material.light is Light.AMBER and "up" in facts:
        pairs.append(also["up"])
    stopped = material.light is Light.STOP
    if "limit" in facts and not stopped and not _names_the_limit(material):
        pairs.append(also["limit"])
    if _from_what_was_done(material):
        pairs.append(also["from_done"])
    return _all(material, pairs, facts, spare=3)


def _names_the_limit(material: Material) -> bool:
    return material.judged.deciding.rule in {"restriction-planned", "answered-well"}


def _from_what_was_done(material: Material) -> bool:
    exercises = material.session.exercises if material.session else ()
    return material.light is Light.AMBER and any(
        each.done is not None and each.done != each.prescribed and each.done == now.dose
        for each in exercises
        for now in material.programme.exercises
        if now.id == each.id
    )


def _claims(material: Material, names: list[str]) -> list[_Sentence]:
    """The research sentences permitted for this patient: one, and what pain is allowed."""
    table = phrases(TABLE)["claim"]
    permitted = [name for name in names if _in_scope(material, name, table[name])]
    others = [name for name in permitted if name != PAIN_ALLOWED]
    kept = [name for name in permitted if name == PAIN_ALLOWED or name in others[:1]]
    return [_Sentence(spoken(table[name]["text"], material.language), 5) for name in kept]


def _in_scope(material: Material, name: str, claim: dict[str, Any]) -> bool:
    case = material.case
    if material.by_time or case.profile not in claim["profiles"]:
        return False
    if "regions" in claim and case.region not in claim["regions"]:
        return False
    if claim.get("repair") and not case.repair:
        return False
    limits = (("during_above"), ("after_above"))
    fives = all(material.limit("pain-during-high", each) == FIVE for each in limits)
    return name != PAIN_ALLOWED or fives


def _joined(material: Material, head: list[str], sentences: list[_Sentence]) -> WhyText:
    """The text in ninety words: what can best be spared goes first, the last of it first."""
    kept = list(sentences)
    while len(words(" ".join(each.text for each in kept))) > MOST_WORDS:
        spare = max(each.spare for each in kept)
        if not spare:
            break
        kept.remove([each for each in kept if each.spare == spare][-1])
    text = " ".join(each.text for each in kept)
    return WhyText(spoken(head, material.language), text)
