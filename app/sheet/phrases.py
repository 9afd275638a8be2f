"""The sheet's own sentences: files in which bokmål and English stand side by side."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.domain.codes import Language
from app.resources import read_text

Facts = Mapping[str, str]


@cache
def phrases(name: str) -> dict[str, Any]:
    """The sentences of one file in resources/sheet/."""
    return tomllib.loads(read_text(f"sheet/{name}.toml"))


def spoken(pair: Sequence[str], language: Language, **facts: object) -> str:
    """One of the two languages, its braces filled in."""
    text = pair[0] if language is Language.NB else pair[1]
    return text.format(**facts) if facts else text


def told(pair: Sequence[str], language: Language, facts: Facts) -> str:
    """The sentence, or nothing where a fact that it needs is missing."""
    wanted = pair[2].split() if len(pair) > 2 else ()  # noqa: PLR2004 (nb, en, facts)
    if any((name.lstrip("!") in facts) == name.startswith("!") for name in wanted):
        return ""
    try:
        return spoken(pair, language).format_map(facts)
    except KeyError:
        return ""
