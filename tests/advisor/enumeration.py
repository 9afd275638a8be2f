"""Every combination of the answers that carry rules, after pasts that matter: judged one by one.

A block is a product of axes. An axis of symptoms lists its answers from better to worse, the blank
last, so that neighbours can be compared; what lies between two boundaries is left out.
"""

from collections.abc import Iterator
from itertools import islice, pairwise, product
from math import prod
from typing import Any, NamedTuple

from msgspec import structs

from app.domain.case import Case, LatchedStop
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    RedFlag,
    Soreness,
    Swelling,
)
from app.domain.session import Session, SessionExercise
from tests.advisor.axes import (
    CALM,
    CALM_ALL,
    CALM_EXERCISE,
    CASE_AXES,
    DAY,
    DOSES,
    EXERCISE_AXES,
    KINDS,
    PLAN,
    Axis,
)
from tests.advisor.histories import histories
from tests.advisor.states import case_with

PASTS = (  # after which the blocks are judged; the first of them whenever the tests run
    "two calm",
    "first session",
    "one red",
    "two reds in 28 days",
    "two steps in 6 days",
    "pain 4 twice",
    "swollen, then 1+",
    "stiffer last week",
    "quota short",
    "fewer answers",
)
USUAL, WORSE = AgainstUsual
SORENESS = (
    *(Soreness.NONE, Soreness.WARM_UP_GONE, Soreness.AFTER_1H, Soreness.NEXT_DAY),
    *(Soreness.WARM_UP_STAYS, Soreness.IN_SESSION),
)
FLAGS: Axis = ((), (RedFlag.CAUDA_EQUINA,), None)
NO_YES: Axis = (False, True, None)
ORDERED = frozenset(  # worse is never greener; a dose done or a day asked has no worse end
    {
        *("red_flags", "new_neurology", "pain_during", "pain_before", "pain_after", "soreness"),
        *("pain_next_morning", "settled_after_h", "pain_week", "morning_stiffness_min"),
        *("swelling", "quality", "quality_trend", "fatigue_days", "stiffness_days", "sleep"),
        *("mood", "performance", "confidence", "motivation", "flare", "new_pain"),
    }
)
PAIN = {  # as the clinical text asks at the end of S7
    "pain_during": (*range(11), None),
    "pain_next_morning": (*range(2, 9), None),
    "soreness": (*SORENESS, None),
    "swelling": (*Swelling, None),
    "quality": (*Quality, None),
    "quality_trend": (*QualityTrend, None),
    "red_flags": FLAGS,
}
AFTERWARDS = {
    "settled_after_h": (0, 24, 25, 72, 73, None),
    "pain_week": (2.0, 2.1, 3.9, 4.0, None),
    "morning_stiffness_min": (10, 14, 15, 19, 20, None),
    "fatigue_days": (0, 2, 3, 13, 14, 27, 28, None),
    "stiffness_days": (0, 2, 3, None),
    "sleep": (USUAL, WORSE),
    "mood": (USUAL, WORSE),
    "performance": (USUAL, WORSE, None),
    "confidence": (4, 3),
}
ARRIVAL = {
    "pain_usual": (4, 0, None),
    "pain_before": (4, 5, 6, None),
    "pain_after": (5, 6, None),
    "done_pct": (100, 80, 79, 110, 111, None),
    "motivation": (Motivation.SAME, Motivation.FALLING, None),
    "flare": NO_YES,
    "new_neurology": NO_YES,
    "as_of": (0, 14, 15),
    "cleared": (True, False, None),
    "latched_stop": (None, LatchedStop(date=DAY, reason="not cleared")),
}
BY_TIME = {
    "done_pct": (100, 80, 79, 70, 69, 110, 111, None),
    "flare": NO_YES,
    "new_pain": NO_YES,
    "new_neurology": NO_YES,
    "red_flags": FLAGS,
    "quality": (*Quality, None),
    "quality_trend": (*QualityTrend, None),
    "fatigue_days": (0, 2, 3, 13, 14, None),
    "sleep": (USUAL, WORSE),
    "performance": (USUAL, WORSE),
}
AXES: dict[str, dict[str, Axis]] = {
    "pain": PAIN,
    "afterwards": AFTERWARDS,
    "arrival": ARRIVAL,
    "by time": BY_TIME,
}


class Block(NamedTuple):
    """All combinations of these axes for one kind of patient after one past."""

    profile: Profile
    contingency: Contingency
    past: str
    name: str

    @property
    def axes(self) -> dict[str, Axis]:
        return AXES[self.name]

    @property
    def size(self) -> int:
        return prod(len(axis) for axis in self.axes.values())

    def cases(self, start: int = 0, stop: int | None = None) -> Iterator[Case]:
        """The cases by number, the last axis changing fastest."""
        past = next(each for each in histories() if each.name == self.past)
        base = case_with(self.profile, self.contingency, CALM_ALL, (*past.sessions, _calm_day()))
        exercises: dict[tuple[Any, ...], SessionExercise] = {}
        for answers in islice(product(*self.axes.values()), start, stop):
            given = dict(zip(self.axes, answers, strict=True))
            own = {name: given.pop(name) for name in EXERCISE_AXES if name in given}
            about = {name: given.pop(name) for name in CASE_AXES if name in given}
            key = tuple(own.values())
            if key not in exercises:
                exercises[key] = structs.replace(base.sessions[-1].exercises[0], **own)
            latest = structs.replace(base.sessions[-1], exercises=(exercises[key],), **given)
            if "as_of" in about:
                about["as_of"] = DAY.fromordinal(DAY.toordinal() + about["as_of"])
            yield structs.replace(base, sessions=(*past.sessions, latest), **about)

    def case(self, number: int) -> Case:
        """One case by its number."""
        return next(self.cases(number, number + 1))

    def greener_though_worse(self, severities: bytes) -> int | None:
        """The number of a state that is greener than its neighbour with a better answer."""
        stride = self.size
        for name, axis in self.axes.items():
            span, stride = stride, stride // len(axis)
            for worse, better in _neighbours(name, axis):
                for start in range(0, self.size, span):
                    one = severities[start + better * stride : start + (better + 1) * stride]
                    two = severities[start + worse * stride : start + (worse + 1) * stride]
                    for at, (best, then) in enumerate(zip(one, two, strict=True)):
                        if then < best:
                            return start + worse * stride + at
        return None


def _neighbours(name: str, axis: Axis) -> Iterator[tuple[int, int]]:
    """Places on an axis of which the first is never greener than the second.

    A blank is never greener than the best answer (decision 20).
    """
    given = [place for place, answer in enumerate(axis) if answer is not None]
    if name in ORDERED:
        yield from ((worse, better) for better, worse in pairwise(given))
        if axis[-1] is None:
            yield len(axis) - 1, 0


def blocks(pasts: int = 1) -> list[Block]:
    """The blocks of all kinds of patients, after so many pasts."""
    return [
        Block(profile, contingency, past, name)
        for past in PASTS[:pasts]
        for profile, contingency in KINDS
        for name in AXES
        if (name == "by time") is (contingency is Contingency.TIME)
    ]


def _calm_day() -> Session:
    exercise = SessionExercise(id="squat", prescribed=DOSES[0], plan=PLAN, **CALM_EXERCISE)
    usual = {"pain_usual": 4, "pain_before": 4, "pain_next_morning": 4}
    return Session(date=DAY, exercises=(exercise,), **CALM | usual)
