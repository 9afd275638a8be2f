"""From idea to rule to vignette: python -m tests.advisor_rules.matrix writes the table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from app.advisor.moment import mode_of
from app.advisor.rules.table import RULES
from app.domain.codes import Language
from app.sheet.read_rules import read_ideas
from app.texts import texts
from tests.advisor.comparing import advice, rulebook
from tests.advisor.vignette import all_vignettes, case_of

FILE = Path(__file__).with_name("matrix.md")
HEAD = """# From idea to rule to test

Written by `python -m tests.advisor_rules.matrix` and held by `test_matrix.py`.
A vignette is a clinical sentence in `tests/advisor/vignettes`. Counted are those in which the rule
speaks, and those of patients it concerns in which it is silent. Of the silent ones that is named
which says so of this rule, else one in which the body answered well.

| Idea of the article | Rule | Sources | Speaks | For example | Silent | For example |
| --- | --- | --- | --- | --- | --- | --- |
"""
SIZES = "step-sizes"  # says nothing: its vignettes are those that expect a dose


class Sides(NamedTuple):
    """The vignettes of one rule."""

    speaks: list[str]
    silent: list[str]


def sides() -> dict[str, Sides]:
    """The vignettes on both sides of every rule."""
    found = {rule.id: Sides([], []) for rule in RULES}
    concerns = {rule.id: rule.concerns for rule in RULES}
    for told in sorted(all_vignettes(), key=lambda told: told["light"] != "green"):
        case = case_of(told)
        raised = {each.rule for each in advice(case).findings}
        for rule, both in found.items():
            if mode_of(case) in concerns[rule]:
                speaks = _sizes_a_step(told) if rule == SIZES else rule in raised
                (both.speaks if speaks else both.silent).append(told["name"])
                if not speaks and rule in told.get("not_because", ()):
                    both.silent.insert(0, both.silent.pop())
    return found


def matrix() -> str:
    """The whole table."""
    return HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    found = sides()
    for idea in read_ideas(rulebook(), texts(Language.EN)):
        for rule in idea.rules:
            both = found[rule.id]
            sources = ", ".join(source.short for source, _ in rule.sources)
            cells = (idea.text, f"{rule.code} {rule.id}", sources, str(len(both.speaks)),
                     both.speaks[0], str(len(both.silent)), both.silent[0])  # fmt: skip
            yield f"| {' | '.join(cells)} |"


def _sizes_a_step(told: dict[str, Any]) -> bool:
    return "dose" in told or "change" in told


if __name__ == "__main__":
    FILE.write_text(matrix(), "utf-8")
