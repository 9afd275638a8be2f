"""The rules as a page to read and to print."""

from collections.abc import Iterable, Iterator

from app.advisor.rulebook import Rulebook
from app.domain.codes import Light
from app.domain.errors import sentence
from app.sheet.read_rules import IdeaRead, LimitRead, RuleRead, read_ideas, read_rules
from app.texts import Texts

LIGHTS = {
    Light.STOP: sentence("Stop: refer"),
    Light.RED: sentence("Red: step back"),
    Light.AMBER: sentence("Amber: hold"),
    Light.GREEN: sentence("Green: progress"),
}


def markdown(book: Rulebook, words: Texts) -> str:
    """All rules by light, the worst first; what the article's ideas became; the bibliography."""
    edition = words.say(
        "Edition {version}, SHA-256 {sha256}.",
        version=book.rule_set.version,
        sha256=book.rule_set.sha256,
    )
    rules = read_rules(book, words)
    lines = ["# " + words.say("The rules of Takt"), "", edition]
    for light, heading in LIGHTS.items():
        lines += ["", "## " + words.say(heading)]
        for rule in rules:
            if rule.light is light:
                lines += _rule(rule, words)
    lines += ["", "## " + words.say("The ideas of the article and the rules that serve them"), ""]
    lines += _ideas(read_ideas(book, words), words)
    lines += ["", "## " + words.say("Sources"), "", *_bibliography(book, words)]
    return "\n".join(lines) + "\n"


def _rule(rule: RuleRead, words: Texts) -> Iterator[str]:
    yield from ("", f"### {rule.code} {rule.id}: {rule.title}", "")
    for label, text in _parts(rule, words):
        if text:
            yield f"- {label}: {text}"
    if rule.limits:
        yield from ("", *_limits(rule.limits, words))


def _parts(rule: RuleRead, words: Texts) -> Iterator[tuple[str, str]]:
    yield words.say("Concerns"), rule.concerns
    yield words.say("Light for"), rule.scope
    yield words.say("Reason for the clinician"), " / ".join(rule.clinician)
    yield words.say("Reason for the patient"), " / ".join(rule.patient)
    yield words.say("Toward green"), " / ".join(rule.toward)
    yield words.say("Idea of the article"), rule.idea
    cited = (f"{source.short} ({firmness})" for source, firmness in rule.sources)
    yield words.say("Sources"), ", ".join(cited)
    yield words.say("Note"), " ".join(rule.note.split())


def _limits(limits: Iterable[LimitRead], words: Texts) -> Iterator[str]:
    yield from _head(
        words.say("Threshold"),
        words.say("Value"),
        words.say("Unit"),
        words.say("May be set to"),
        words.say("Source"),
    )
    for limit in limits:
        source = f"{limit.source.short} ({limit.firmness})"
        number = words.number(limit.present)
        yield _line(limit.title, number, limit.unit, allowed(limit, words), source)


def allowed(limit: LimitRead, words: Texts) -> str:
    """The range within which a limit may be set."""
    return "–".join(dict.fromkeys(words.number(end) for end in limit.shipped.allowed))


def _ideas(ideas: Iterable[IdeaRead], words: Texts) -> Iterator[str]:
    yield from _head(words.say("Idea of the article"), words.say("Rules"), words.say("Sources"))
    for idea in ideas:
        rules = ", ".join(f"{rule.code} {rule.title}" for rule in idea.rules)
        yield _line(idea.text, rules, ", ".join(source.short for source in idea.sources))


def _bibliography(book: Rulebook, words: Texts) -> Iterator[str]:
    for source in sorted(book.sources.values(), key=lambda each: each.short):
        doi = f" https://doi.org/{source.doi}" if source.doi else ""
        firmness = book.marks[source.mark].in_language(words.language)
        yield f"- **{source.short}** ({firmness}): {source.told(words.language)}{doi}"


def _head(*cells: str) -> tuple[str, str]:
    return _line(*cells), "| --- " * len(cells) + "|"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
