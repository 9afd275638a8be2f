"""The demonstration courses as they lie in resources/demo, and how their doses follow the advice.

python -m tests.demo.courses    rewrites each prescribed dose to what the advice before it said
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs

from app.advisor.advise import advise, doses_for, read_rulebook
from app.advisor.rulebook import Rulebook
from app.contract import read_case
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.value import encode
from app.exercises.bank import bank
from app.exercises.complete import complete
from app.resources import FOLDER, read_folder

DEMO = FOLDER / "demo"
LINES = (
    ("date", "setting", "red_flags", "new_neurology"),
    ("pain_usual", "pain_before", "pain_after", "pain_next_morning"),
    ("settled_after_h", "soreness", "muscle_soreness_h", "stiffness_days", "swelling"),
    ("pain_week", "morning_stiffness_min", "fatigue_days", "sleep", "mood", "performance"),
    ("confidence", "motivation", "flare", "new_pain"),
    ("done_pct", "effort", "minutes", "criteria", "override"),
)


class Course(NamedTuple):
    """One patient of the demonstration."""

    file: Path
    tree: dict[str, Any]

    @property
    def case(self) -> Case:
        """All sessions, asked on the last day; what the file leaves to the bank filled in."""
        return complete(read_case(json.dumps(self.tree["case"]).encode()), bank())

    @property
    def name(self) -> str:
        patient = self.tree["patient"]
        return f"{patient['given_name']} {patient['family_name']}"


def courses() -> list[Course]:
    files = sorted(DEMO.glob("[0-9]*.json"))
    return [Course(file, json.loads(file.read_text("utf-8"))) for file in files]


@cache
def rulebook() -> Rulebook:
    return read_rulebook(read_folder("rules"))


def moments(case: Case) -> Iterator[Case]:
    """The case as it stood at the end of each session."""
    for number, session in enumerate(case.sessions, 1):
        yield structs.replace(case, sessions=case.sessions[:number], as_of=session.date)


def advice_along(case: Case) -> list[Advice]:
    """What the advisor said at the end of each session."""
    return [advise(each, rulebook(), Language.NB) for each in moments(case)]


def followed(course: Course) -> dict[str, Any]:
    """The course with each prescribed dose as decided before; a new exercise keeps its own."""
    tree = json.loads(json.dumps(course.tree))
    sessions = tree["case"]["sessions"]
    for number in range(1, len(sessions)):
        decided = _decided(Course(course.file, tree).case, number)
        for exercise in sessions[number]["exercises"]:
            exercise["prescribed"] = decided.get(exercise["id"], exercise["prescribed"])
    return tree


def _decided(case: Case, number: int) -> dict[str, Any]:
    """Doses decided in the sessions before this one, as they stand on its day."""
    doses: dict[str, Any] = {}
    for earlier in range(1, number + 1):
        day = case.sessions[earlier].date
        seen = structs.replace(case, sessions=case.sessions[:earlier], as_of=day)
        override = seen.sessions[-1].override
        advised = (
            doses_for(seen, rulebook(), override.light)
            if override
            else advise(seen, rulebook(), Language.NB).exercises
        )
        doses |= {each.id: json.loads(encode(each.dose)) for each in advised if each.dose}
    return doses


def readable(tree: dict[str, Any]) -> str:
    """The file as it is kept: answers on a few lines, one line an exercise."""
    *head, (_, sessions) = tree["case"].items()
    lines = [
        "{",
        f'  "patient": {_json(tree["patient"])},',
        f'  "title": {_json(tree["title"])},',
        '  "case": {',
        *(f"    {_json(name)}: {_json(value)}," for name, value in head),
        '    "sessions": [',
        ",\n".join(map(_session, sessions)),
        "    ]\n  }\n}\n",
    ]
    return "\n".join(lines)


def _session(session: dict[str, Any]) -> str:
    answers = (
        ", ".join(f"{_json(name)}: {_json(session[name])}" for name in line if name in session)
        for line in LINES
    )
    exercises = ",\n".join(f"          {_json(each)}" for each in session["exercises"])
    lines = [f"        {line}," for line in answers if line]
    return "\n".join(
        ("      {", *lines, f'        "exercises": [\n{exercises}\n        ]\n      }}')
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for each in courses():
        each.file.write_text(readable(followed(each)), "utf-8", newline="\n")
