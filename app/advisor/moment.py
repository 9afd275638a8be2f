"""One session seen with all that lay before it: what the rules look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from app.advisor.rulebook import Rulebook
from app.domain.advice import Fact
from app.domain.case import Case
from app.domain.codes import Contingency, Profile
from app.domain.session import Session, SessionExercise

WEEK_DAYS, MEMORY_DAYS = 5, 28  # decision 2: a week ago is 5 to 28 days back

Spoken = tuple[str, dict[str, Fact]]
Before = tuple[Any, int] | None  # an earlier answer, and the index of its session


class Mode(StrEnum):
    """Which column of the rule table a case stands in."""

    TENDON = "T"
    LOW_BACK = "L"
    POST_OPERATIVE = "P"
    GENERAL = "M"
    TIME = "Lt"


_MODES = {
    Profile.TENDINOPATHY: Mode.TENDON,
    Profile.LOW_BACK: Mode.LOW_BACK,
    Profile.POST_OPERATIVE: Mode.POST_OPERATIVE,
    Profile.GENERAL: Mode.GENERAL,
}


def mode_of(case: Case) -> Mode:
    """The column of a case: its profile, or time-contingent whatever the profile."""
    return Mode.TIME if case.contingency is Contingency.TIME else _MODES[case.profile]


class Earlier(NamedTuple):
    """An earlier session in which an exercise was done."""

    number: int
    session: Session
    exercise: SessionExercise


class _Shared(NamedTuple):
    """What all moments of a case share: mode, days as numbers, and the answers a week before."""

    mode: Mode
    days: list[int]
    weeks: dict[tuple[int, str], Before]


class Moment:
    """The session at `index`, with everything before it and the numbers in force."""

    __slots__ = ("_shared", "case", "index", "mode", "rulebook", "session", "sessions")

    def __init__(
        self, case: Case, index: int, rulebook: Rulebook, shared: _Shared | None = None
    ) -> None:
        self.case = case
        self.index = index
        self.rulebook = rulebook
        self.sessions = case.sessions
        self.session = case.sessions[index]
        self._shared = shared or _shared(case)
        self.mode = self._shared.mode

    def limit(self, rule: str, name: str) -> float:
        """The number of a rule in force."""
        return self.rulebook.numbers[rule][name]

    def before(self) -> Iterator[tuple[int, int, Session]]:
        """Earlier sessions, newest first: index, days back, session."""
        days = self._shared.days
        today = days[self.index]
        for index in range(self.index - 1, -1, -1):
            yield index, today - days[index], self.sessions[index]

    def with_exercise(self, exercise_id: str, *, now: bool = False) -> Iterator[Earlier]:
        """Earlier sessions in which this exercise was done, newest first; `now`: this one too."""
        newest = self.index if now else self.index - 1
        for index in range(newest, -1, -1):
            session = self.sessions[index]
            if exercise := session.exercise(exercise_id):
                yield Earlier(index, session, exercise)

    def within(self, days: float) -> tuple[Session, ...]:
        """Earlier sessions that lie at most so many days back, oldest first."""
        ordinals = self._shared.days
        first = bisect_left(ordinals, ordinals[self.index] - days)
        return self.sessions[first : self.index]

    def a_week_ago(self, answer: str) -> Before:
        """The answer of the latest session 5 to 28 days back that gave it, and its index."""
        key = self.index, answer
        weeks = self._shared.weeks
        if key not in weeks:
            weeks[key] = self._look_a_week_back(answer)
        return weeks[key]

    def _look_a_week_back(self, answer: str) -> Before:
        days = self._shared.days
        today = days[self.index]
        first = bisect_left(days, today - MEMORY_DAYS)
        last = bisect_right(days, today - WEEK_DAYS)
        for index in range(last - 1, first - 1, -1):
            if (value := getattr(self.sessions[index], answer)) is not None:
                return value, index
        return None

    def at(self, index: int) -> "Moment":
        """The same case, seen at an earlier session."""
        return Moment(self.case, index, self.rulebook, self._shared)


def _shared(case: Case) -> _Shared:
    return _Shared(mode_of(case), [each.date.toordinal() for each in case.sessions], {})
