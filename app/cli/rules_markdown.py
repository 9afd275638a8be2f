"""The rules as a page to read."""

from collections.abc import Iterator
from typing import Any

from app.domain.codes import Light
from app.domain.errors import sentence
from app.texts import Texts

LIGHTS = {
    Light.STOP: sentence("Stop: refer"),
    Light.RED: sentence("Red: step back"),
    Light.AMBER: sentence("Amber: hold"),
    Light.GREEN: sentence("Green: progress"),
}
CONCERNS = {
    "tendinopathy": sentence("tendinopathy"),
    "persistent_low_back_pain": sentence("persistent low back pain"),
    "post_operative": sentence("post-operative"),
    "general": sentence("general"),
    "time": sentence("time-contingent"),
}
UNITS = {  # of the rule files
    "NRS points": sentence("NRS points"),
    "answers": sentence("answers"),
    "days": sentence("calendar days"),
    "grade 0–4": sentence("grade 0–4"),
    "grades": sentence("grades"),
    "red sessions": sentence("red sessions"),
    "repetitions": sentence("repetitions"),
    "repetitions below 10": sentence("repetitions below 10"),
    "repetitions from 10": sentence("repetitions from 10"),
    "sessions": sentence("sessions"),
    "sessions a week": sentence("sessions a week"),
    "sets": sentence("sets"),
    "steps": sentence("steps"),
}
NEUTRAL_UNITS = ("%", "0–10", "NRS 0–10", "h", "kg", "min")


def markdown(tree: dict[str, Any], words: Texts) -> str:
    """All rules by light, the worst first, then the bibliography."""
    title = words.say("The rules of Takt")
    edition = words.say(
        "Edition {version}, SHA-256 {sha256}.", version=tree["version"], sha256=tree["sha256"]
    )
    lines = [f"# {title}", "", edition]
    for light, heading in LIGHTS.items():
        lines += ["", f"## {words.say(heading)}"]
        for rule in tree["rules"]:
            if rule["light"] == light:
                lines += _rule(rule, tree["sources"], words)
    sources = words.say("Sources")
    lines += ["", f"## {sources}", "", *_bibliography(tree["sources"])]
    return "\n".join(lines) + "\n"


def _rule(rule: dict[str, Any], sources: dict[str, Any], words: Texts) -> Iterator[str]:
    yield from ("", f"### {rule['code']} {rule['rule']}: {rule['title']}", "")
    for label, text in _parts(rule, sources, words):
        if text:
            yield f"- {label}: {text}"
    if rule["thresholds"]:
        yield from ("", *_thresholds(rule["thresholds"], sources, words))


def _parts(
    rule: dict[str, Any], sources: dict[str, Any], words: Texts
) -> Iterator[tuple[str, str]]:
    concerns = rule["concerns"]
    everyone = len(concerns) == len(CONCERNS)
    yield (
        words.say("Concerns"),
        words.say("all")
        if everyone
        else ", ".join(words.say(CONCERNS[each]) for each in concerns),
    )
    yield words.say("Reason for the clinician"), rule["reason"]
    yield words.say("Reason for the patient"), rule["patient_reason"]
    yield words.say("Toward green"), rule["toward_green"]
    yield words.say("Idea of the article"), rule["idea"]
    cited = (f"{sources[key]['short']} ({sources[key]['firmness']})" for key in rule["sources"])
    yield words.say("Sources"), ", ".join(cited)


def _thresholds(
    thresholds: list[dict[str, Any]], sources: dict[str, Any], words: Texts
) -> Iterator[str]:
    head = (
        words.say("Threshold"),
        words.say("Value"),
        words.say("Unit"),
        words.say("May be set to"),
        words.say("Source"),
    )
    yield f"| {' | '.join(head)} |"
    yield "| --- " * len(head) + "|"
    for each in thresholds:
        allowed = "–".join(dict.fromkeys(words.number(end) for end in each["allowed"]))
        source = f"{sources[each['source']]['short']} ({each['firmness']})"
        unit = words.say(UNITS.get(each["unit"], each["unit"]))
        cells = (each["name"], words.number(each["value"]), unit, allowed, source)
        yield f"| {' | '.join(cells)} |"


def _bibliography(sources: dict[str, Any]) -> Iterator[str]:
    for source in sorted(sources.values(), key=lambda each: str(each["short"])):
        doi = f" https://doi.org/{source['doi']}" if source["doi"] else ""
        yield f"- **{source['short']}** ({source['firmness']}): {source['full']}{doi}"
