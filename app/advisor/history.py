"""What the rules made of each session: lights, calm streaks, steps, and why a review is due."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple

from app.advisor.moment import Earlier, Moment
from app.advisor.rulebook import Rulebook
from app.advisor.rules.pain import stable
from app.advisor.rules.table import RESPONSES, Raised
from app.advisor.rules.whole_person import tired_and_weaker
from app.domain.advice import WHOLE_SESSION
from app.domain.case import Case
from app.domain.codes import Light
from app.domain.dose import Dose

Responses = tuple[Raised, ...]
SEVERITY = attrgetter("severity")
GREEN, RED_OR_WORSE = Light.GREEN, Light.RED.severity
STEPPED = ("sets", "repetitions", "hold_s", "per_week", "load_kg", "level")


class Step(NamedTuple):
    """A dose went up: when it was prescribed, and when it was first done."""

    prescribed_on: date
    done_on: date


class History:
    """The case with what the response rules raised in each of its sessions.

    `known` shares what is known of earlier sessions between cases that differ in the latest only.
    """

    def __init__(
        self, case: Case, rulebook: Rulebook, known: dict[int, Responses] | None = None
    ) -> None:
        self.case = case
        self.rulebook = rulebook
        self.last = len(case.sessions) - 1
        self.latest = Moment(case, self.last, rulebook)
        self.mode = self.latest.mode
        self._known = {} if known is None else known
        self._reviews: tuple[str, ...] | None = None
        self._streaks: dict[str, int] = {}
        self._levels: dict[str, list[Earlier]] = {}

    def earlier_responses(self) -> dict[int, Responses]:
        """What is known of all sessions but the latest: to be shared with another History."""
        return {index: self.responses(index) for index in range(self.last)}

    def responses(self, index: int) -> Responses:
        """What the response rules raised in this session; gates and restrictions left out."""
        if index not in self._known:
            moment = self.latest.at(index)
            raised = [
                Raised(rule, scope, inputs)
                for rule in RESPONSES[self.mode]
                for scope, inputs in rule.speaks(moment)
            ]
            self._known[index] = tuple(raised)
        return self._known[index]

    def light(self, index: int, exercise_id: str | None = None) -> Light:
        """The light that a session's answers give, or its more careful override."""
        light = self._overridden(index)
        for each in self._concerning(index, exercise_id):
            light = max(light, each.rule.light, key=SEVERITY)
        return light

    def streak(self, exercise_id: str) -> int:
        """How many of the latest sessions at the present level raised no response (S4.2)."""
        if exercise_id not in self._streaks:
            self._streaks[exercise_id] = self._count_streak(exercise_id)
        return self._streaks[exercise_id]

    def _count_streak(self, exercise_id: str) -> int:
        calm = (self._calm(each.number, exercise_id) for each in self.at_level(exercise_id))
        return sum(1 for _ in takewhile(bool, calm))

    def _calm(self, index: int, exercise_id: str) -> bool:
        """Whether nothing was raised, or only what three stable sessions forgive."""
        if self._overridden(index) is not GREEN:
            return False
        raised = {each.rule.id for each in self._concerning(index, exercise_id)}
        return not raised or (raised == {"pain-acceptable"} and stable(self.latest, exercise_id))

    def at_level(self, exercise_id: str) -> list[Earlier]:
        """The latest sessions at the present rung and prescribed dose, newest first."""
        if exercise_id not in self._levels:
            level = next(self.of_exercise(exercise_id)).exercise.prescribed
            there = takewhile(
                lambda each: each.exercise.prescribed == level, self.of_exercise(exercise_id)
            )
            self._levels[exercise_id] = list(there)
        return self._levels[exercise_id]

    def of_exercise(self, exercise_id: str) -> Iterator[Earlier]:
        """All sessions with this exercise, newest first, the latest included."""
        return self.latest.with_exercise(exercise_id, now=True)

    def steps_up(self, exercise_id: str, days: float) -> Iterator[Step]:
        """The prescribed doses that went up and were first done in these days, newest first."""
        for newer, older in pairwise(self.of_exercise(exercise_id)):
            if self._days(newer.number, self.last) >= days:
                return
            if stepped_up(older.exercise.prescribed, newer.exercise.prescribed):
                yield Step(older.session.date, newer.session.date)

    def last_light(self, exercise_id: str) -> Light:
        """The light of this exercise the last time it was done before the latest session."""
        before = next(self.latest.with_exercise(exercise_id), None)
        return self.light(before.number, exercise_id) if before else GREEN

    def reviews_due(self) -> tuple[str, ...]:
        """Why a clinician should look at the whole, by key; empty when nothing is due."""
        if self._reviews is None:
            self._reviews = tuple(self._look_for_reviews())
        return self._reviews

    def _look_for_reviews(self) -> dict[str, None]:
        since = self.case.acknowledged_review
        reds, due = list[int](), dict[str, None]()
        for index, session in enumerate(self.case.sessions):
            if since is not None and session.date <= since:
                continue
            if self.light(index).severity >= RED_OR_WORSE:
                reds.append(index)
                due |= dict.fromkeys(self._because_of_reds(reds))
            due |= dict.fromkeys(self._because_of(index))
        return due

    def _because_of_reds(self, reds: list[int]) -> Iterator[str]:
        limit = self.rulebook.numbers["review-due"]
        *before, newest = reds
        close = [index for index in before if self._days(index, newest) <= limit["days_two"]]
        if any(self._red_at_same_level(index, newest) for index in close):
            yield "review_two_reds"
        many = int(limit["reds_many"])
        if len(reds) >= many and self._days(reds[-many], newest) <= limit["days_many"]:
            yield "review_three_reds"

    def _because_of(self, index: int) -> Iterator[str]:
        in_a_row = self.rulebook.limit("swelling-high", "sessions_in_a_row")
        for raised in self.responses(index):
            if raised.rule.id == "swelling-high" and (
                int(str(raised.inputs["in_a_row"])) >= in_a_row
            ):
                yield "review_swelling"
        doctor_days = self.rulebook.limit("tired-for-weeks", "doctor_days")
        if tired_and_weaker(self.case.sessions[index], doctor_days):
            yield "review_tired"

    def _red_at_same_level(self, older: int, newer: int) -> bool:
        for exercise in self.case.sessions[newer].exercises:
            before = self.case.sessions[older].exercise(exercise.id)
            if (
                before is not None
                and before.prescribed == exercise.prescribed
                and self._red(older, exercise.id)
                and self._red(newer, exercise.id)
            ):
                return True
        return False

    def _red(self, index: int, exercise_id: str) -> bool:
        return self.light(index, exercise_id).severity >= RED_OR_WORSE

    def _days(self, older: int, newer: int) -> int:
        return (self.case.sessions[newer].date - self.case.sessions[older].date).days

    def _concerning(self, index: int, exercise_id: str | None) -> Responses:
        raised = self.responses(index)
        if not raised or exercise_id is None:
            return raised
        return tuple(each for each in raised if each.scope in (exercise_id, WHOLE_SESSION))

    def _overridden(self, index: int) -> Light:
        override = self.case.sessions[index].override
        # The override of the latest session answers the advice asked for now.
        return override.light if override and index != self.last else GREEN


def stepped_up(older: Dose, newer: Dose) -> bool:
    """Whether any part of the dose went up; another band counts as up."""
    if older == newer:
        return False
    if newer.band is not None and newer.band != older.band:
        return True
    return any((getattr(newer, name) or 0) > (getattr(older, name) or 0) for name in STEPPED)
