"""What one line of the caseload says, column by column."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import IntEnum
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct

from app.domain.codes import Language, Light
from app.domain.names import Folded, folded, sort_key
from app.domain.patient import PatientId
from app.domain.record import CaseloadRow
from app.texts import Texts, texts
from app.ui.code_words import problem_words
from app.ui.shown_names import shown_name
from app.ui.widgets.controls.light import LIGHT_WORDS, light_word


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    PROBLEM = 1
    LIGHT = 2
    SEEN = 3
    NEXT = 4
    REVIEW = 5


class Line(Struct, frozen=True, gc=False):
    """One line in words. `asks` says that the next step is more than a session.

    `rank` counts from the most urgent next step; `day` is the one last seen; `searched` is what
    a search looks at.
    """

    patient_id: PatientId
    given_name: str
    family_name: str
    age: str
    problem: str
    light: Light | None
    reason: str
    seen: str
    next_step: str
    asks: bool
    review: str
    searched: Folded
    rank: int = 0
    day: date | None = None

    @property
    def name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}"

    @property
    def needs_review(self) -> bool:
        """Whether somebody is to look through the course."""
        return self.review != "–"

    @property
    def told(self) -> bool:
        """Whether there is something to say of a light; there is not where no advice is shown."""
        return self.light is not None or self.reason != ""

    def text(self, column: Column) -> str:
        """The words of a column."""
        return {
            Column.NAME: f"{self.name} {self.age}".strip(),
            Column.PROBLEM: self.problem,
            Column.LIGHT: self._of_light(),
            Column.SEEN: self.seen,
            Column.NEXT: self.next_step,
            Column.REVIEW: self.review,
        }[column]

    def _of_light(self) -> str:
        words = f"{light_word(self.light)}: {self.reason}".rstrip(": ")
        return words if self.told else ""


class Order(NamedTuple):
    """By which column the lines stand, and whether the other way round."""

    column: Column = Column.NAME
    turned: bool = False


def ordered(lines: Iterable[Line], order: Order) -> list[Line]:
    """The lines, which stand by name, in this order; equal ones stay by name.

    The first click brings to the top what needs a hand: the worst light, the longest unseen.
    """
    known = list(lines)
    if order.column is Column.NAME:
        return known[::-1] if order.turned else known
    return sorted(known, key=_KEYS[order.column], reverse=order.turned)


def line_of(row: CaseloadRow, today: date, words: Texts) -> Line:
    """A line of the caseload in this language."""
    patient, no_session = row.patient, words.say("No session yet")
    return Line(
        patient_id=patient.id,
        given_name=shown_name(patient.given_name),
        family_name=shown_name(patient.family_name),
        age="" if patient.birth_year is None else str(today.year - patient.birth_year),
        problem=problem_words(row.episode, words),
        light=row.light,
        reason=_without_light(row.summary) or ("" if row.last_seen else no_session),
        seen=_seen(row.last_seen, today, words),
        next_step=_next_step(row, words),
        asks=row.review is not None or row.light is Light.STOP,
        review=words.say("Now") if row.review else "–",
        searched=folded(f"{patient.full_name} {patient.birth_year or ''}"),
        rank=_rank(row),
        day=row.last_seen,
    )


def _rank(row: CaseloadRow) -> int:
    if row.light is Light.STOP:
        return 0
    return 1 if row.review else 2 if row.last_seen else 3


_KEYS: dict[Column, Callable[[Line], Any]] = {
    Column.PROBLEM: lambda line: sort_key(line.problem),
    Column.LIGHT: lambda line: -line.light.severity if line.light else 1,
    Column.SEEN: lambda line: line.day or date.max,
    Column.NEXT: lambda line: line.rank,
    Column.REVIEW: lambda line: not line.needs_review,
}


def _without_light(summary: str) -> str:
    """The summary without the word of the light before it: that stands in its own colour."""
    head, colon, reason = summary.partition(": ")
    return reason if colon and head in _known_light_words() else summary


@cache
def _known_light_words() -> set[str]:
    return {texts(each).say(word) for each in Language for word in LIGHT_WORDS}


def _seen(day: date | None, today: date, words: Texts) -> str:
    if day is None:
        return "–"
    if day == today:
        return words.say("Today")
    return words.count("{n} day", "{n} days", (today - day).days)


def _next_step(row: CaseloadRow, words: Texts) -> str:
    if row.light is Light.STOP:
        return words.say("Assessment")
    if row.review:
        return words.say("Review")
    return words.say("Session") if row.last_seen else words.say("First session")
