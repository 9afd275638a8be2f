"""takt rules: every rule with its thresholds, sources, reasons and the idea it serves."""

from argparse import Namespace
from collections import defaultdict
from typing import Any

import msgspec
from msgspec import structs

from app.advisor.moment import Mode
from app.advisor.rulebook import Limit, Rulebook
from app.advisor.rules.table import RULES, ResponseRule, Rule
from app.cli.files import write
from app.cli.knowledge import rulebook
from app.cli.rules_markdown import markdown
from app.domain.codes import Contingency, Language, Profile
from app.texts import texts

CONCERNS = {
    Mode.TENDON: Profile.TENDINOPATHY.value,
    Mode.LOW_BACK: Profile.LOW_BACK.value,
    Mode.POST_OPERATIVE: Profile.POST_OPERATIVE.value,
    Mode.GENERAL: Profile.GENERAL.value,
    Mode.TIME: Contingency.TIME.value,
}


def rules_command(options: Namespace) -> int:
    """Print the rules, as Markdown to read or as JSON."""
    tree = rules_tree(rulebook(), options.language)
    if options.format == "json":
        write(msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n")
    else:
        write(markdown(tree, texts(options.language)).encode())
    return 0


def rules_tree(book: Rulebook, language: Language) -> dict[str, Any]:
    """All rules as they are in force, in one language, with the bibliography."""
    return {
        **structs.asdict(book.rule_set),
        "rules": [_rule(rule, book, language) for rule in RULES],
        "sources": {key: _source(key, book, language) for key in sorted(book.sources)},
    }


def _rule(rule: Rule | ResponseRule, book: Rulebook, language: Language) -> dict[str, Any]:
    text = book.rules[rule.id]
    words = text.words(language)
    limits = book.rules["answered-well"].limits | text.limits
    return {
        "rule": rule.id,
        "code": text.code,
        "light": rule.light,
        "concerns": [name for mode, name in CONCERNS.items() if mode in rule.concerns],
        "title": words.title,
        "reason": _filled(words.clinician, limits),
        "patient_reason": _filled(words.patient, limits),
        "toward_green": _filled(words.toward, limits),
        "idea": book.ideas[text.idea].in_language(language),
        "thresholds": [_limit(name, limit, book, language) for name, limit in text.limits.items()],
        "sources": list(text.sources),
        "note": text.note,
    }


def _limit(name: str, limit: Limit, book: Rulebook, language: Language) -> dict[str, Any]:
    return {
        "name": name,
        "value": limit.value,
        "unit": limit.unit,
        "allowed": limit.allowed,
        "source": limit.source,
        "mark": limit.mark,
        "firmness": book.marks[limit.mark].in_language(language),
    }


def _source(key: str, book: Rulebook, language: Language) -> dict[str, Any]:
    source = book.sources[key]
    return {
        **structs.asdict(source),
        "firmness": book.marks[source.mark].in_language(language),
    }


def _filled(template: str, limits: dict[str, Limit]) -> str:
    """The reason with the thresholds in it; what a patient answered stays open."""
    values: dict[str, object] = defaultdict(lambda: "…")
    return template.format_map(values | {name: f"{each.value:g}" for name, each in limits.items()})
