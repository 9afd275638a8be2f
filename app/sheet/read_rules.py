"""The rules in words: whom each concerns, what it says, its numbers and its sources."""

from collections.abc import Iterator
from typing import NamedTuple

from app.advisor.moment import Mode
from app.advisor.rulebook import Limit, Rulebook, Source, Variant, Words
from app.advisor.rules.table import RULES, SYMPTOM, ResponseRule, Rule
from app.advisor.wording import Wording
from app.domain.codes import Language, Light
from app.domain.errors import sentence
from app.texts import Texts

EXERCISE, SESSION = "exercise", "session"
# A light is raised for one exercise, for the whole session, or for either; all others: session.
SCOPES = {
    **dict.fromkeys(
        ("pain-acceptable", "quality-poor", "quality-fair", "restriction-exceeded",
         "restriction-planned", "recovery-days", "running-days", "step-limit", "others-hold",
         "answered-well", "step-sizes"),
        (EXERCISE,),
    ),
    **dict.fromkeys(("pain-during-high", "after-red", "first-session"), (EXERCISE, SESSION)),
}  # fmt: skip
SCOPE_WORDS = {
    (SESSION,): sentence("the whole session"),
    (EXERCISE,): sentence("one exercise"),
    (EXERCISE, SESSION): sentence("one exercise, or the whole session"),
}
PROFILES = {
    Mode.TENDON: sentence("tendinopathy"),
    Mode.LOW_BACK: sentence("persistent low back pain"),
    Mode.POST_OPERATIVE: sentence("post-operative"),
    Mode.GENERAL: sentence("general"),
}
UNITS = {  # of the rule files
    "NRS points": sentence("NRS points"),
    "answers": sentence("answers"),
    "days": sentence("calendar days"),
    "grade 0–4": sentence("grade 0–4"),
    "grades": sentence("grades"),
    "red sessions": sentence("red sessions"),
    "repetitions": sentence("repetitions"),
    "sessions": sentence("sessions"),
    "sessions a week": sentence("sessions a week"),
    "sets": sentence("sets"),
    "steps": sentence("steps"),
}
NEUTRAL_UNITS = ("%", "0–10", "NRS 0–10", "h", "kg", "min")


class LimitRead(NamedTuple):
    """One number of a rule: as shipped, and as it is in force."""

    rule: str
    name: str
    title: str
    present: float
    shipped: Limit
    unit: str
    source: Source
    firmness: str


class RuleRead(NamedTuple):
    """One rule in one language. Where an answer would stand in a reason, it has "…"."""

    id: str
    code: str
    theme: str
    light: Light
    concerns: str
    scope: str
    title: str
    clinician: tuple[str, ...]
    patient: tuple[str, ...]
    toward: tuple[str, ...]
    idea: str
    limits: tuple[LimitRead, ...]
    sources: tuple[tuple[Source, str], ...]
    note: str


class IdeaRead(NamedTuple):
    """One idea of the article, with the rules that serve it and their published sources."""

    key: str
    text: str
    rules: tuple[RuleRead, ...]
    sources: tuple[Source, ...]


def read_rules(rulebook: Rulebook, words: Texts) -> tuple[RuleRead, ...]:
    """All rules in the order of their themes, with the numbers in force."""
    themes = list(rulebook.themes)
    ordered = sorted(RULES, key=lambda rule: themes.index(rulebook.rules[rule.id].theme))
    return tuple(_rule(rule, rulebook, words) for rule in ordered)


def read_ideas(rulebook: Rulebook, words: Texts) -> tuple[IdeaRead, ...]:
    """Each idea of the article with its rules."""
    rules = read_rules(rulebook, words)
    return tuple(
        _idea(key, rulebook, words.language, tuple(
            rule for rule in rules if rulebook.rules[rule.id].idea == key
        ))
        for key in rulebook.ideas
    )  # fmt: skip


def unit_words(unit: str, words: Texts) -> str:
    """A unit of the rule files in this language."""
    return words.say(UNITS[unit]) if unit in UNITS else unit


def _idea(
    key: str, rulebook: Rulebook, language: Language, rules: tuple[RuleRead, ...]
) -> IdeaRead:
    sources = dict.fromkeys(source for rule in rules for source, _ in rule.sources)
    return IdeaRead(key, rulebook.ideas[key].in_language(language), rules, tuple(sources))


def _rule(rule: Rule | ResponseRule, rulebook: Rulebook, words: Texts) -> RuleRead:
    text, language = rulebook.rules[rule.id], words.language
    said = text.words(language)
    variants: tuple[Words | Variant, ...] = (said, *said.when.values())
    wording = Wording(rulebook, language)
    return RuleRead(
        id=rule.id,
        code=text.code,
        theme=rulebook.themes[text.theme].in_language(language),
        light=rule.light,
        concerns=_concerns(rule.concerns, words),
        scope=words.say(SCOPE_WORDS[SCOPES.get(rule.id, (SESSION,))]),
        title=said.title,
        clinician=_told(wording, rule.id, (each.clinician for each in variants)),
        patient=_told(wording, rule.id, (each.patient for each in variants)),
        toward=_told(wording, rule.id, (each.toward for each in variants)),
        idea=rulebook.ideas[text.idea].in_language(language),
        limits=tuple(_limit(rule.id, name, rulebook, words) for name in text.limits),
        sources=tuple(_source(key, rulebook, language) for key in text.sources),
        note=text.note.in_language(language),
    )


def _told(wording: Wording, rule_id: str, templates: Iterator[str]) -> tuple[str, ...]:
    said = (wording.template(rule_id, template) for template in templates if template)
    return tuple(dict.fromkeys(said))


def _concerns(modes: frozenset[Mode], words: Texts) -> str:
    if modes == {Mode.TIME}:
        return words.say("where time leads the plan")
    profiles = ", ".join(words.say(name) for mode, name in PROFILES.items() if mode in modes)
    if modes >= SYMPTOM:
        profiles = words.say("all profiles")
    if Mode.TIME in modes:
        return words.say("{profiles}, whether symptoms or time lead", profiles=profiles)
    if modes & {Mode.LOW_BACK, Mode.GENERAL}:
        return words.say("{profiles}, while symptoms lead", profiles=profiles)
    return profiles


def _limit(rule_id: str, name: str, rulebook: Rulebook, words: Texts) -> LimitRead:
    shipped = rulebook.rules[rule_id].limits[name]
    return LimitRead(
        rule=rule_id,
        name=name,
        title=shipped.title(words.language),
        present=rulebook.limit(rule_id, name),
        shipped=shipped,
        unit=unit_words(shipped.unit, words),
        source=rulebook.sources[shipped.source],
        firmness=rulebook.marks[shipped.mark].in_language(words.language),
    )


def _source(key: str, rulebook: Rulebook, language: Language) -> tuple[Source, str]:
    source = rulebook.sources[key]
    return source, rulebook.marks[source.mark].in_language(language)
