"""The sources of the sheet: what the reasons and the limits rest on, in short."""

from collections.abc import Iterator

from app.domain.codes import Profile
from app.sheet.material import Material

OWN = "takt"
FROM_MEMORY = "M"
MOST_CITED = 3
TABLE_RULES = (
    "pain-acceptable", "pain-during-high", "next-morning-high", "settling-slow", "quality-poor",
)  # fmt: skip
TIME_RULES = ("quota-too-high", "dose-not-as-planned", "quality-poor")


def sources(material: Material, cited: tuple[str, ...]) -> str:
    """What the page cites: the research sentences in full, the limits by short name."""
    words = material.words
    known = " ".join(cited)
    shorts = [each for each in dict.fromkeys(_shorts(material)) if not _is_cited(each, known)]
    shorts = shorts[:MOST_CITED]
    parts = list(cited)
    if shorts:
        parts.append(
            words.say("The reasons and limits rest on {sources}, and on professional judgement.",
                      sources="; ".join(shorts))
        )  # fmt: skip
    else:
        parts.append(words.say("The limits are a professional judgement."))
    return " ".join(parts)


def _is_cited(short: str, known: str) -> bool:
    """Whether a source named in short stands among those given in full."""
    return all(
        part in known for part in (short.split(maxsplit=1)[0], short.rsplit(maxsplit=1)[-1])
    )


def _shorts(material: Material) -> Iterator[str]:
    for key in _keys(material):
        source = material.rulebook.sources[key]
        if key == OWN:
            continue
        if source.mark == FROM_MEMORY:
            yield material.words.say("{source} (not verified)", source=source.short)
        else:
            yield source.short


def _keys(material: Material) -> Iterator[str]:
    """Sources of the deciding rules, then of the rules behind the table."""
    deciding = material.judged.deciding
    yield from deciding.sources
    rules = TIME_RULES if material.by_time else TABLE_RULES
    if material.case.profile is Profile.TENDINOPATHY:
        rules = (*rules, "stiffness-raised")
    for rule in rules:
        yield from material.rulebook.rules[rule].sources
