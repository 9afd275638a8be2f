"""The answers that an advice still misses: where each is asked, and its words."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.domain.errors import sentence
from app.domain.session import Session
from app.texts import Texts
from app.ui.widgets.session.questions import QUESTIONS

_OF_EXERCISE = {
    "pain_during": sentence("Pain during"),
    "quality": sentence("Quality"),
    "prescribed": sentence("Dose"),
}
_OF_PATIENT = {
    "restrictions": sentence("Restrictions of this patient"),
    "cleared": sentence("Clearance for loading"),
}
_PATH = re.compile(
    r"\$\.sessions\[(?P<session>\d+)\]\.(?:exercises\[(?P<exercise>\d+)\]\.)?(?P<question>\w+)"
)


class Missing(NamedTuple):
    """An answer that was not given: which question, of which exercise, and its words.

    `today` is false where an earlier session, or the patient's own page, lacks it.
    """

    question: str
    exercise_id: str | None
    words: str
    today: bool = True


def missing_answers(
    paths: Iterable[str],
    sessions: Sequence[Session],
    name: Callable[[str, Session], str],
    texts: Texts,
) -> tuple[Missing, ...]:
    """What these places of a case ask, the latest session being the last; `name` an exercise."""
    return tuple(_at(path, sessions, name, texts) for path in paths)


def lower_first(text: str) -> str:
    """As it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _at(
    path: str, sessions: Sequence[Session], name: Callable[[str, Session], str], texts: Texts
) -> Missing:
    found = _PATH.fullmatch(path)
    if found is None:
        asked = path.removeprefix("$.")
        return Missing(asked, None, texts.say(_OF_PATIENT.get(asked, asked)), today=False)
    session, exercise_id = sessions[int(found["session"])], None
    question = found["question"]
    if found["exercise"]:
        exercise_id = session.exercises[int(found["exercise"])].id
        words = texts.say(
            "{question} in {exercise}",
            question=texts.say(_OF_EXERCISE.get(question, question)),
            exercise=lower_first(name(exercise_id, session)),
        )
    else:
        words = texts.say(QUESTIONS[question].words)
    if session is sessions[-1]:
        return Missing(question, exercise_id, words)
    words = texts.say("{question}, {day}", question=words, day=session.date)
    return Missing(question, exercise_id, words, today=False)
