"""takt rules: every rule with its thresholds, sources, reasons and the idea it serves."""

from argparse import Namespace
from typing import Any

import msgspec
from msgspec import structs

from app.advisor.moment import Mode
from app.advisor.rulebook import Rulebook
from app.advisor.rules.table import RULES
from app.cli.files import write
from app.cli.knowledge import rulebook
from app.cli.rules_markdown import markdown
from app.domain.codes import Contingency, Language, Profile
from app.sheet.read_rules import SCOPES, SESSION, RuleRead, read_ideas, read_rules
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
    if options.format == "json":
        tree = rules_tree(rulebook(), options.language)
        write(msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n")
    else:
        write(markdown(rulebook(), texts(options.language)).encode())
    return 0


def rules_tree(book: Rulebook, language: Language) -> dict[str, Any]:
    """All rules as they are in force, in one language, with ideas and bibliography."""
    words = texts(language)
    return {
        **structs.asdict(book.rule_set),
        "rules": [_rule(rule, book) for rule in read_rules(book, words)],
        "ideas": [
            {
                "idea": idea.key,
                "text": idea.text,
                "rules": [rule.id for rule in idea.rules],
                "sources": [source.short for source in idea.sources],
            }
            for idea in read_ideas(book, words)
        ],
        "sources": {key: _source(key, book, language) for key in sorted(book.sources)},
    }


def _rule(rule: RuleRead, book: Rulebook) -> dict[str, Any]:
    text = book.rules[rule.id]
    (row,) = (each for each in RULES if each.id == rule.id)
    return {
        "rule": rule.id,
        "code": rule.code,
        "theme": rule.theme,
        "light": rule.light,
        "concerns": [name for mode, name in CONCERNS.items() if mode in row.concerns],
        "scope": SCOPES.get(rule.id, (SESSION,)),
        "title": rule.title,
        "reason": rule.clinician,
        "patient_reason": rule.patient,
        "toward_green": rule.toward,
        "idea": rule.idea,
        "thresholds": [
            {
                "name": limit.name,
                "title": limit.title,
                "value": limit.present,
                "unit": limit.unit,
                "allowed": limit.shipped.allowed,
                "source": limit.shipped.source,
                "mark": limit.shipped.mark,
                "firmness": limit.firmness,
            }
            for limit in rule.limits
        ],
        "sources": text.sources,
        "note": rule.note,
    }


def _source(key: str, book: Rulebook, language: Language) -> dict[str, Any]:
    source = book.sources[key]
    return {
        "short": source.short,
        "full": source.told(language),
        "doi": source.doi,
        "mark": source.mark,
        "firmness": book.marks[source.mark].in_language(language),
    }
