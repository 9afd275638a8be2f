"""Changes the latest session of a case, one answer at a time."""

from typing import Any

import msgspec

from app.domain.case import Case


def answered(case: Case, **answers: Any) -> Case:
    """The case with other answers in its latest session, of the session or of every exercise."""
    latest = case.sessions[-1]
    own = {name: value for name, value in answers.items() if name not in latest.__struct_fields__}
    rest = {name: value for name, value in answers.items() if name in latest.__struct_fields__}
    exercises = tuple(msgspec.structs.replace(each, **own) for each in latest.exercises)
    changed = msgspec.structs.replace(latest, **({"exercises": exercises} | rest))
    return msgspec.structs.replace(case, sessions=(*case.sessions[:-1], changed))


def with_first_exercise(case: Case, **answers: Any) -> Case:
    """The case with other answers about the first exercise of its latest session."""
    latest = case.sessions[-1]
    first = msgspec.structs.replace(latest.exercises[0], **answers)
    changed = msgspec.structs.replace(latest, exercises=(first, *latest.exercises[1:]))
    return msgspec.structs.replace(case, sessions=(*case.sessions[:-1], changed))
